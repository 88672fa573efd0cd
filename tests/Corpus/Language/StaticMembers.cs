using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Static abstract members of interfaces, whose type is known where they are called, and members of extension blocks.</summary>
public static partial class StaticMembers
{
    public interface IKernel<TSelf>
        where TSelf : IKernel<TSelf>
    {
        static abstract double Rate { get; }

        double Value { get; }

        static abstract double Of(double x);

        static virtual double Twice(double x) => 2 * TSelf.Of(x);

        static abstract TSelf Make(double value);

        static abstract TSelf operator *(TSelf kernel, double factor);
    }

    public readonly record struct Linear(double Value) : IKernel<Linear>
    {
        public static double Rate => 2;

        public static double Of(double x) => 3 * x;

        public static Linear Make(double value) => new(value + 1);

        public static Linear operator *(Linear kernel, double factor) => new(kernel.Value * factor);
    }

    public readonly record struct Square(double Value) : IKernel<Square>
    {
        public static double Rate { get; } = 0.5;

        public static double Of(double x) => x * x;

        public static double Twice(double x) => x * x * x;

        public static Square Make(double value) => new(value * value);

        public static Square operator *(Square kernel, double factor) => new(kernel.Value * factor * factor);
    }

    private struct Pair
    {
        public double First;
        public double Second;
    }

    extension(double value)
    {
        private double Squared => value * value;

        private double Powered(double factor)
        {
            value *= value;
            return value * factor;
        }

        private static double Tripled(double x) => 3 * x;
    }

    extension(ref Pair pair)
    {
        private void Grow(double by) => pair.First *= by;
    }

    extension<T>(T value)
        where T : INumber<T>
    {
        private T Cubed() => value * value * value;
    }

    private static double Applied<T>(double x, double y)
        where T : IKernel<T> => T.Of(x) * T.Rate + T.Twice(y) + (T.Make(x) * y).Value;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Kernels(double x, double y) => Applied<Linear>(x, y) * Applied<Square>(y, x) + Linear.Of(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Extended(double x, double y)
    {
        var pair = new Pair { First = x, Second = y };
        pair.Grow(y.Squared);
        return x.Squared * y.Powered(x) + double.Tripled(y) + pair.First * pair.Second.Cubed() + y;
    }

    private class Counted
    {
        public double Value { get; set; } = 2;
    }

    private static double Filled<T>(double x)
        where T : Counted, new()
    {
        var made = new T();
        made.Value *= x;
        return made.Value * new T { Value = x }.Value;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MadeByParameter(double x) => Filled<Counted>(x);
}
