using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Delegates that are one of several: chosen by a condition, a switch, out of an array, or null.</summary>
public static partial class ChosenFunctions
{
    private sealed class Layer
    {
        public required Func<double, double> Activation { get; set; }

        public double Weight { get; init; }

        public double Run(double x) => Activation(Weight * x);
    }

    private static double Square(double v) => v * v;

    private static Func<double, double> Picked(int n) => n switch
    {
        0 => v => v,
        1 => Math.Sin,
        2 => Square,
        _ => v => 1 / (1 + v * v),
    };

    private static double Mapped(double x, Func<double, double>? map = null) => map == null ? x : map(x) + (map?.Invoke(2 * x) ?? 0);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Chosen(double x, double y, [Domain(0, 5)] int n)
    {
        Func<double, double> first = n > 2 ? v => v * v : Math.Sin;
        Func<double, double> second = Picked(n);
        if (n == 1)
            second = v => v * y;
        return first(x) * second(y) + second(first(y));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Captured(double x, double y, [Domain(0, 5)] int n)
    {
        double factor = x;
        Func<double, double> f;
        if (n > 2)
        {
            double scale = 2 * x;
            f = v => v * scale * factor;
        }
        else
        {
            double shift = 3 * y;
            f = v => v + shift;
        }
        factor = y;
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += f(x * i);
        return sum * f(y);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OutOfArray(ReadOnlySpan<double> x, double y)
    {
        Func<double, double>[] functions = [Math.Tanh, Square, v => v * y];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += functions[i % functions.Length](x[i]);
        Func<double, double> next = functions[0];
        for (int i = 0; i < 4; i++)
        {
            y = next(y);
            next = functions[^((i % 2) + 1)];
        }
        foreach (Func<double, double> f in functions)
            sum *= 1 + 0.1 * f(y);
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PerhapsNull(double x, double y, [Domain(0, 5)] int n)
    {
        Func<double, double>? map = n > 1 ? v => v * y : null;
        Action<double>? note = null;
        double noted = 0;
        if (n > 2)
            note = v => noted += v * v;
        note?.Invoke(x);
        return Mapped(x) * Mapped(y, map) * Mapped(y, Math.Exp) + (map ?? Math.Cos)(x) + noted;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InAnObject(double x, double y, [Domain(0, 5)] int n)
    {
        var layer = new Layer { Weight = x, Activation = n % 2 == 0 ? Math.Tanh : Square };
        double sum = layer.Run(y);
        layer.Activation = v => v * y;
        return sum + layer.Run(2);
    }
}
