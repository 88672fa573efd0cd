using System;
using static GradGen.Derivatives;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>Marked methods in every kind of place, with every kind of parameter list.</summary>
public static partial class Declarations
{
    [Differentiable]
    public static double Defaults(double x, double y = 2.5, int n = 3) => x * y * n;

    [Differentiable]
    public static double ByReference(in double x, in double y) => x * y;

    [Differentiable]
    public static double Keywords(double @class, double @in) => @class * @in * @in;

    [Differentiable]
    public static double @event(double x) => x * x;

    [Differentiable]
    public static double Overloaded(double x) => x * x;

    [Differentiable]
    public static float Overloaded(float x) => x * x * x;

    [Differentiable]
    public static double Overloaded(double x, double y) => x * y;

    [Differentiable]
    public static double Passed(double x, int n, bool negate, string name) => negate ? -x * n : x * n;

    [Differentiable("y", "z", Derivatives = Gradient | Vjp | Jvp)]
    public static double Subset(double x, double y, double z) => x * y + z * z;

    [Differentiable]
    public static double Generated(double value, double gradient) => value * gradient;

    /// <summary>Names that generated code might take for itself.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Crowded(ReadOnlySpan<double> x, double dx, double tape, double result)
    {
        double xAdjoint = dx * tape;
        double sum = result;
        for (int i = 0; i < x.Length; i++)
        {
            double dsum = x[i] * xAdjoint;
            sum += Math.Sin(dsum) * sum;
        }
        return sum;
    }

    /// <summary>Calls the gradient of a method that only this type sees.</summary>
    public static double OfPrivate(double x) => HiddenGradient(x);

    [Differentiable]
    private static double Hidden(double x) => x * x * x;

    public static partial class Nested<T>
        where T : struct
    {
        public readonly partial struct Innermost
        {
            [Differentiable]
            internal static double Tagged(double x, int tag, double y) => x * x * y;
        }

        public partial record Noted
        {
            [Differentiable]
            public static double Square(double x) => x * x;
        }
    }
}
