using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Two values that a loop carries together.</summary>
public static partial class LoopCarriedPairs
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Fibonacci(double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double next = a + b * 0.5;
            a = b;
            b = next;
        }
        return a * b;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double position, double velocity) Pendulum(double angle, double speed, double step, int n)
    {
        for (int i = 0; i < n; i++)
        {
            speed -= step * Math.Sin(angle);
            angle += step * speed;
        }
        return (angle, speed);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double MeanTimesVariance(ReadOnlySpan<double> x)
    {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double delta = x[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (x[i] - mean);
        }
        return mean * squares;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Clenshaw(ReadOnlySpan<double> c, double x)
    {
        double b1 = 0, b2 = 0;
        for (int i = c.Length - 1; i >= 0; i--)
            (b1, b2) = (x * b1 - b2 + c[i], b1);
        return b1 - 0.5 * x * b2;
    }
}
