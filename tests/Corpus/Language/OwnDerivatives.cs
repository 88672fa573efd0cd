using System;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Derivatives by hand, of what has no source, or is better known than its code.</summary>
public static partial class OwnDerivatives
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfLibraries(double x, double y) =>
        Depreciation(x * y, Convert.ToDouble(Math.Sin(y)), 3 + x * x) * Power(y, 3) + Power(x + y, 2);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InLoops(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
            s = Power(Math.Sin(s * x[i]), 2) + Depreciation(s, Convert.ToDouble(x[i]), 5);
        return s;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Root(double x) => CubeRoot(x * x + 1) * x;

    /// <summary>Functions with a rule as delegates.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Roots(double[] x, double y)
    {
        Func<double, double> root = CubeRoot;
        return x.Select(value => value * value + 1).Select(CubeRoot).Sum() * root(y * y + 2);
    }

    /// <summary>An argument for a constant of the rule is constant, or said to be.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Held(double x, double y) => Mixed(x, 0.5) * Mixed(y, Derivative.Stop(3)) * x;

    private static double Mixed(double @in, double weight) => @in * @in * weight;

    [DerivativeOf(typeof(OwnDerivatives), nameof(Mixed))]
    private static double MixedDerivative(double @in, [NoDerivative] double weight) => 2 * @in * weight;

    private static double Product(double @in, double @out) => @in * @out;

    [DerivativeOf(typeof(OwnDerivatives), nameof(Product))]
    private static (double @in, double @out) ProductDerivative(double @in, double @out) => (@out, @in);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Keywords(double x, double y) => Product(x, y) * Product(y, 3);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Single(float x, float y) => Blend(x, y) * x;

    [DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))]
    internal static double ToDoubleDerivative(double value) => 1;

    private static double Depreciation(double cost, double salvage, double life) => (cost - salvage) / life;

    [DerivativeOf(typeof(OwnDerivatives), nameof(Depreciation))]
    internal static (double cost, double salvage, double life) DepreciationDerivative(double cost, double salvage, double life) => (1 / life, -1 / life, (salvage - cost) / (life * life));

    [DerivativeOf(typeof(OwnDerivatives), nameof(Power))]
    internal static double PowerDerivative(double x, int n) => n * Power(x, n - 1);

    private static double Power(double x, int n)
    {
        double y = 1;
        for (int i = 0; i < n; i++)
            y *= x;
        return y;
    }

    /// <summary>The cube root by bisection, whose own derivative would be 0.</summary>
    private static double CubeRoot(double x)
    {
        double low = 0, high = x + 1;
        while (high - low > 1e-15 * high && (low + high) / 2 is double middle && middle > low && middle < high)
            (low, high) = middle * middle * middle < x ? (middle, high) : (low, middle);
        return low;
    }

    [DerivativeOf(typeof(OwnDerivatives), nameof(CubeRoot))]
    private static double CubeRootDerivative(double x)
    {
        double root = CubeRoot(x);
        return 1 / (3 * root * root);
    }

    private static float Blend(float x, float y) => x * y + y;

    [DerivativeOf(typeof(OwnDerivatives), nameof(Blend))]
    private static (float x, float y) BlendDerivative(float x, float y) => (y, x + 1);
}
