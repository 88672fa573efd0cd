using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Methods of numbers whose gradients are asked for at many points at once.</summary>
public static partial class Batches
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Batch)]
    public static double Smooth(double x, double y) => Math.Exp(-x * y) * Math.Sin(x) + y / (1 + x * x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Batch)]
    public static double TwoWays(double x, double y)
    {
        if (x > y)
            return x * Math.Cos(y);
        double t = x - y;
        return t < -1 && y > 0 ? t * t * x : Math.Abs(t) + y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp | Batch)]
    public static double UntilSmall(double x, int n, [NoDerivative] double tolerance)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = 0.5 * Math.Sin(y);
            if (Math.Abs(y) < tolerance)
                break;
        }
        return y * y;
    }

    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp | Batch)]
    public static float Single(float x, float scale) => MathF.Exp(-x * x) * scale;
}
