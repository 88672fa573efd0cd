using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Buffers of a few elements whose indices are known, and short loops over them.</summary>
public static partial class SmallBuffers
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cross(ReadOnlySpan<double> x, double scale)
    {
        if (x.Length < 3)
            return scale;
        Span<double> axis = stackalloc double[3];
        for (int i = 0; i < 3; i++)
            axis[i] = x[i] * scale;
        Span<double> turned = stackalloc double[3];
        Turn(axis, turned);
        double sum = 0;
        for (int i = 2; i >= 0; i--)
            sum = (sum * 0.5) + (turned[i] * axis[i]);
        return sum;
    }

    private static void Turn(ReadOnlySpan<double> p, Span<double> result)
    {
        if (p[0] > 0.2)
        {
            result[0] = p[1] - (p[2] * 0.5);
            result[1] = p[2] - p[0];
            result[2] = p[0] * p[1];
            return;
        }
        result[1..].Fill(0.25);
        result[0] = Math.Sin(p[2]);
        result[2] += p[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MatrixPower(double a, double b, int n)
    {
        double[] power = [1, 0, 0, 1];
        double[] factor = [a, b, -b, a * b];
        for (int k = 0; k < n % 4; k++)
        {
            double[] next = new double[4];
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++)
                    next[(2 * i) + j] = (power[2 * i] * factor[j]) + (power[(2 * i) + 1] * factor[2 + j]);
            for (int i = 0; i < 4; i++)
                power[i] = next[i];
        }
        return power[0] + (2 * power[1]) - power[3];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Halved(double x)
    {
        Span<double> state = stackalloc double[2];
        state[0] = x;
        while (Math.Abs(state[0]) > 0.1 && state[1] < 20)
        {
            state[0] *= 0.5;
            state[1] += 1 + (x * 0.125);
        }
        return state[0] * state[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Moments(ReadOnlySpan<double> x)
    {
        Span<double> moments = stackalloc double[3];
        ReadOnlySpan<double> higher = moments[1..];
        foreach (double element in x)
        {
            moments[0] += element;
            moments[1] += element * moments[0];
            if (element > 0.3)
                moments[2] += element * moments[1];
        }
        return moments[0] + (higher[0] * higher[1]);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OutOfReach(double x)
    {
        Span<double> pair = [x, x * x];
        if (x > 1e6)
            return pair[2];
        return pair[0] * pair[1];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Known(ReadOnlySpan<double> x, double weight, Span<double> first, Span<double> second)
    {
        first[0] = weight * x[0];
        if (weight > 0)
            first[1] = x[0] * x[2];
        first[2] = Math.Sin(x[1]) / (2 + weight);
        second[0] = x[2] * weight;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Polar(double radius, double angle, Span<double> point)
    {
        point[0] = radius * Math.Cos(angle);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double, double) Both(ReadOnlySpan<double> x, double weight)
    {
        double sum = x.Length > 0 ? x[0] : weight;
        return (sum * weight, weight / (3 + (sum * sum)));
    }
}
