using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GradGen.Benchmarks.Kernels;

/// <summary>One trajectory waits for itself, so that forward mode is as good: all six tangents ride along in lanes, and nothing is kept.</summary>
public static class LotkaVolterraByExpert
{
    public static double Gradient(
        double x, double y, double growth, double hunt, double gain, double death, double step, ReadOnlySpan<double> prey, ReadOnlySpan<double> predators,
        out double xGradient, out double yGradient, out double growthGradient, out double huntGradient, out double gainGradient, out double deathGradient)
    {
        predators = predators[..prey.Length];
        Rates rates = new(growth, hunt, gain, death);
        Tangents tx = new(Vector256.Create(1.0, 0, 0, 0), default), ty = new(Vector256.Create(0, 1.0, 0, 0), default);
        Tangents sums = default;
        double sum = 0;
        double half = step / 2, third = step / 3, sixth = step / 6;
        for (int t = 0; t < prey.Length; t++)
        {
            Slope s1 = rates.At(x, y, tx, ty);
            Slope s2 = rates.At(x + half * s1.X, y + half * s1.Y, tx.Plus(half, s1.TangentX), ty.Plus(half, s1.TangentY));
            Slope s3 = rates.At(x + half * s2.X, y + half * s2.Y, tx.Plus(half, s2.TangentX), ty.Plus(half, s2.TangentY));
            Slope s4 = rates.At(x + step * s3.X, y + step * s3.Y, tx.Plus(step, s3.TangentX), ty.Plus(step, s3.TangentY));
            x += sixth * (s1.X + s4.X) + third * (s2.X + s3.X);
            y += sixth * (s1.Y + s4.Y) + third * (s2.Y + s3.Y);
            tx = tx.Plus(sixth, s1.TangentX + s4.TangentX).Plus(third, s2.TangentX + s3.TangentX);
            ty = ty.Plus(sixth, s1.TangentY + s4.TangentY).Plus(third, s2.TangentY + s3.TangentY);
            (double u, double v) = (x - prey[t], y - predators[t]);
            sum += u * u + v * v;
            sums = sums.Plus(u, tx).Plus(v, ty);
        }

        double scale = 2.0 / prey.Length;
        (xGradient, yGradient, growthGradient) = (scale * sums.First[0], scale * sums.First[1], scale * sums.First[2]);
        (huntGradient, gainGradient, deathGradient) = (scale * sums.First[3], scale * sums.Second[0], scale * sums.Second[1]);
        return sum / prey.Length;
    }

    private readonly struct Rates(double growth, double hunt, double gain, double death)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Slope At(double x, double y, Tangents tx, Tangents ty)
        {
            double grown = growth - hunt * y;
            double gained = gain * x - death;
            Tangents tsx = tx.Times(grown).Plus(-hunt * x, ty);
            Tangents tsy = ty.Times(gained).Plus(gain * y, tx);
            Vector256<double> byGrowthAndHunt = Vector256.Create(Vector128<double>.Zero, Vector128.Create(x, -x * y));
            return new(
                x * grown, y * gained, new(tsx.First + byGrowthAndHunt, tsx.Second), new(tsy.First, tsy.Second + Vector128.Create(x * y, -y)));
        }
    }

    private readonly struct Slope(double x, double y, Tangents tangentX, Tangents tangentY)
    {
        public double X { get; } = x;

        public double Y { get; } = y;

        public Tangents TangentX { get; } = tangentX;

        public Tangents TangentY { get; } = tangentY;
    }

    /// <summary>By x, y, growth and hunt, then by gain and death.</summary>
    private readonly struct Tangents(Vector256<double> first, Vector128<double> second)
    {
        public Vector256<double> First { get; } = first;

        public Vector128<double> Second { get; } = second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Tangents operator +(Tangents a, Tangents b) => new(a.First + b.First, a.Second + b.Second);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Tangents Times(double factor) => new(First * factor, Second * factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Tangents Plus(double factor, Tangents other) => new(
            Vector256.MultiplyAddEstimate(Vector256.Create(factor), other.First, First), Vector128.MultiplyAddEstimate(Vector128.Create(factor), other.Second, Second));
    }
}
