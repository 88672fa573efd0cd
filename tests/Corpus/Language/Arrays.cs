using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Arrays as parameters and results: the forms that delegates take.</summary>
public static partial class Arrays
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Affine(double[] w, double b)
    {
        double sum = b;
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * (i + 1);
        return sum * b;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Squares(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        return y;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] OfScalar(double x, int n)
    {
        double[] powers = new double[n];
        double power = 1;
        for (int i = 0; i < n; i++)
        {
            power *= x;
            powers[i] = power;
        }
        return powers;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Differences(double[] w, double[] x)
    {
        double[] y = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
            y[i] = (w[i] - x[i]) * w[i];
        return y;
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Written(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = Math.Exp(x[i]);
    }
}
