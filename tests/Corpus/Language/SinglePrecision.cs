using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>The same language in <see langword="float"/>, and both types mixed.</summary>
public static partial class SinglePrecision
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Scalars(float x, float y) => MathF.Sin(x * y) + x / (y * y + 1);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Neuron(ReadOnlySpan<float> w, float b, ReadOnlySpan<float> x)
    {
        float z = b;
        for (int i = 0; i < w.Length; i++)
            z += w[i] * x[i];
        return MathF.Tanh(z);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Iterated(float x, int n)
    {
        for (int i = 0; i < n; i++)
            x = MathF.Cos(x) + 0.5f * x;
        return x;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Scaled(ReadOnlySpan<float> x, float z, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i] * z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Widened(ReadOnlySpan<float> x, double z)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * z;
        return sum * sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Narrowed(float x, double y) => (float)(Math.Exp(x * y) + y) * x;

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static float[] Impulse(double x, float y)
    {
        var kernel = new float[3];
        kernel[0] = (float)(x * x);
        kernel[2] = (float)(x / (2 + y * y));
        return kernel;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (float Sum, double Square) Both(double x, float y)
    {
        float sum = y;
        for (int i = 1; i < 4; i++)
            sum += (float)(x * i);
        return (sum, sum * x);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Spread(double x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = (float)(x * x * (i + 1));
    }
}
