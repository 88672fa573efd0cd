using System;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Variables that are null at first, or in between, and an object or array otherwise.</summary>
public static partial class MaybeNull
{
    private sealed record Point(double X, double Y)
    {
        public double Norm => Math.Sqrt(1 + X * X + Y * Y);
    }

    private sealed class Fit
    {
        public double[] Weights { get; init; } = [];

        public double Error { get; init; }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Best(double[] x, double t)
    {
        double[]? best = null;
        double least = double.MaxValue;
        for (int k = 0; k < 3; k++)
        {
            double[] candidate = new double[x.Length + 1];
            for (int i = 0; i < x.Length; i++)
                candidate[i] = x[i] * (k + t);
            double error = candidate.Sum(value => (value - 1) * (value - 1));
            if (error >= least)
                continue;
            least = error;
            best = candidate;
        }
        if (best == null)
            throw new InvalidOperationException("none");
        return best[0] * best[^1] + least;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BestFit(double[] x, double t)
    {
        Fit? best = null;
        foreach (double value in x)
        {
            var fit = new Fit { Weights = [value, value * t], Error = value * value };
            if (best is null || fit.Error < best.Error)
                best = fit;
        }
        return best is { Weights: [var first, var second] } ? first * second + t : t * t;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Previous(double[] x)
    {
        double[]? before = null;
        double sum = 0;
        foreach (double value in x)
        {
            double[] now = [value, value * value];
            if (before != null)
                sum += (now[0] - before[0]) * (now[1] + before[1]);
            before = now;
        }
        return sum + (before?[0] ?? 1);
    }

    private static Point? Find(double a, double b, double least)
    {
        for (int i = 0; i < 5; i++)
        {
            var point = new Point(a * i, b);
            if (point.X > least)
                return point;
        }
        return null;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Found(double x, double y)
    {
        Point? near = Find(x, y, 0.5), far = Find(x, y, 1000);
        double sum = near == null ? y : near.X * near.Y;
        if (far is Point found)
            sum += found.Norm;
        return sum * (far?.Norm ?? x) + (near ?? new Point(y, x)).Norm;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cleared(double x, double y)
    {
        Point? point = new(x, y);
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i == 2)
                point = null;
            sum += point == null ? x * i : point.X * point.Y;
            point ??= new Point(sum, i);
        }
        return sum + Of(point, y) + Of(null, x);
    }

    private static double Of(Point? point, double otherwise) => point is null ? otherwise * otherwise : point.Norm * otherwise;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Matrix(double[] x)
    {
        double[,]? sums = null;
        foreach (double value in x)
        {
            sums ??= new double[2, 2];
            sums[0, 1] += value;
            sums[1, 0] += sums[0, 1] * value;
        }
        return sums == null ? 0 : sums[0, 1] * sums[1, 0];
    }
}
