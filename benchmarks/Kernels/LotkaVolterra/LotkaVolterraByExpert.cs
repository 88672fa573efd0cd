using System;
using System.Runtime.Intrinsics;

namespace GradGen.Benchmarks.Kernels;

/// <summary>One trajectory waits for itself, so forward mode wins: all six tangents ride along in lanes, and nothing is kept.</summary>
public static class LotkaVolterraByExpert
{
    public static double Gradient(
        double x, double y, double growth, double hunt, double gain, double death, double step, ReadOnlySpan<double> prey, ReadOnlySpan<double> predators,
        out double xGradient, out double yGradient, out double growthGradient, out double huntGradient, out double gainGradient, out double deathGradient)
    {
        predators = predators[..prey.Length];
        Tangents tx = new(Vector256.Create(1.0, 0, 0, 0), default), ty = new(Vector256.Create(0, 1.0, 0, 0), default);
        Tangents sums = default;
        double sum = 0;
        (double half, double sixth) = (step / 2, step / 6);
        for (int t = 0; t < prey.Length; t++)
        {
            Slope(x, y, tx, ty, out double x1, out double y1, out Tangents tx1, out Tangents ty1);
            Slope(x + half * x1, y + half * y1, tx.Plus(half, tx1), ty.Plus(half, ty1), out double x2, out double y2, out Tangents tx2, out Tangents ty2);
            Slope(x + half * x2, y + half * y2, tx.Plus(half, tx2), ty.Plus(half, ty2), out double x3, out double y3, out Tangents tx3, out Tangents ty3);
            Slope(x + step * x3, y + step * y3, tx.Plus(step, tx3), ty.Plus(step, ty3), out double x4, out double y4, out Tangents tx4, out Tangents ty4);
            x += sixth * (x1 + x4 + 2 * (x2 + x3));
            y += sixth * (y1 + y4 + 2 * (y2 + y3));
            tx = tx.Plus(sixth, tx1 + tx4).Plus(2 * sixth, tx2 + tx3);
            ty = ty.Plus(sixth, ty1 + ty4).Plus(2 * sixth, ty2 + ty3);
            (double u, double v) = (x - prey[t], y - predators[t]);
            sum += u * u + v * v;
            sums = sums.Plus(u, tx).Plus(v, ty);
        }

        double scale = 2.0 / prey.Length;
        (xGradient, yGradient, growthGradient) = (scale * sums.First[0], scale * sums.First[1], scale * sums.First[2]);
        (huntGradient, gainGradient, deathGradient) = (scale * sums.First[3], scale * sums.Second[0], scale * sums.Second[1]);
        return sum / prey.Length;

        void Slope(double x, double y, Tangents tx, Tangents ty, out double sx, out double sy, out Tangents tsx, out Tangents tsy)
        {
            double grown = growth - hunt * y;
            double gained = gain * x - death;
            sx = x * grown;
            sy = y * gained;
            tsx = tx.Times(grown).Plus(-hunt * x, ty);
            tsx = new(tsx.First + Vector256.Create(0, 0, x, -x * y), tsx.Second);
            tsy = ty.Times(gained).Plus(gain * y, tx);
            tsy = new(tsy.First, tsy.Second + Vector128.Create(x * y, -y));
        }
    }

    /// <summary>By x, y, growth and hunt, then by gain and death.</summary>
    private readonly struct Tangents(Vector256<double> first, Vector128<double> second)
    {
        public Vector256<double> First { get; } = first;

        public Vector128<double> Second { get; } = second;

        public static Tangents operator +(Tangents a, Tangents b) => new(a.First + b.First, a.Second + b.Second);

        public Tangents Times(double factor) => new(First * factor, Second * factor);

        public Tangents Plus(double factor, Tangents other) => new(
            Vector256.MultiplyAddEstimate(Vector256.Create(factor), other.First, First), Vector128.MultiplyAddEstimate(Vector128.Create(factor), other.Second, Second));
    }
}
