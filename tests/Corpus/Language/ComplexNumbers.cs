using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Complex numbers of System.Numerics.</summary>
public static partial class ComplexNumbers
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Operators(double x, double y)
    {
        var z = new Complex(x, y);
        Complex w = z * z + 2 * z - z * 3 + 1 - z / (z + 4) + 2 / (z + 3) - z / 3 + +z;
        w = (5 - w) * (w - 2) + (1 + -w);
        w++;
        w--;
        w += Complex.ImaginaryOne * Complex.One + Complex.Zero;
        return w.Real * w.Imaginary + w.Magnitude;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Methods(double x, double y)
    {
        var z = new Complex(x, y + 3);
        Complex w = Complex.Add(z, Complex.Add(1, Complex.Add(z, 2))) + Complex.Subtract(z, Complex.Subtract(1, Complex.Subtract(z * z, 2)));
        w = Complex.Multiply(w, Complex.Multiply(0.5, Complex.Multiply(z, 2))) + Complex.Divide(w, Complex.Divide(1, Complex.Divide(z, 2))) + Complex.Negate(z);
        w += Complex.Conjugate(z) + Complex.Reciprocal(z) + Complex.FromPolarCoordinates(x, y);
        return Complex.Abs(w) + w.Phase * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Functions(double x, double y)
    {
        var z = new Complex(x, y + 3);
        Complex w = Complex.Exp(0.5 * z) + Complex.Log(z) + Complex.Log(z, 3) + Complex.Log10(z) + Complex.Sqrt(z) + Complex.Sqrt(-z) + Complex.Pow(z, 2.5) + Complex.Pow(z, new Complex(0.5, 0.25));
        return w.Real + 2 * w.Imaginary;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Trigonometry(double x, double y)
    {
        var z = new Complex(x, 0.5 * y);
        Complex w = Complex.Sin(z) * Complex.Cosh(z) + Complex.Cos(z) / Complex.Exp(z) + Complex.Sinh(z) - Complex.Tan(new Complex(x / 3, y)) + Complex.Tan(new Complex(x, y + 7));
        w += Complex.Tanh(new Complex(x, y / 3)) + Complex.Atan(new Complex(x + 3, y));
        return w.Real + 2 * w.Imaginary;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Converted(double x, int n)
    {
        Complex z = x;
        Complex a = (byte)n, b = (sbyte)n, c = (char)(n + 40), d = (short)n, e = (ushort)n, f = n, g = (uint)n, h = (long)n, i = (ulong)n, j = (float)x;
        Complex w = z * a + b * z * z + c + d * e * z + f / (z + 5) + g * h + i * z + 0 * j;
        return w.Real;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Compared(double x, double y)
    {
        Complex z = new(x, y), w = new(y, x);
        if (z == w || z.Equals(w) || !(z != w) || Complex.IsNaN(z) || Complex.IsInfinity(z) || !Complex.IsFinite(w) || z == Complex.NaN || z == Complex.Infinity)
            return x;
        return (z * w * w).Real;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Root(double x, double y)
    {
        Complex root = Complex.Sqrt(new Complex(x + 3, y));
        return root.Real + 3 * root.Imaginary;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Power(double x, double y, int n)
    {
        Complex power = Complex.Pow(new Complex(x, y), n);
        return power.Real + 3 * power.Imaginary;
    }

    /// <summary>A polynomial's roots, all at once (Durand, Kerner).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Roots(double b, double c)
    {
        Complex p = new(1, 0.2), q = new(-0.5, 1.1);
        for (int i = 0; i < 6; i++)
        {
            p -= (p * p + b * p + c) / (p - q);
            q -= (q * q + b * q + c) / (q - p);
        }
        return p.Real + p.Imaginary * p.Imaginary - q.Real * q.Real;
    }

    /// <summary>How a filter answers to a frequency.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Response(ReadOnlySpan<double> taps, double frequency)
    {
        Complex sum = Complex.Zero, step = Complex.Exp(new Complex(0, -frequency)), power = Complex.One;
        for (int i = 0; i < taps.Length; i++)
        {
            sum += taps[i] * power;
            power *= step;
        }
        return sum.Magnitude * sum.Magnitude;
    }
}
