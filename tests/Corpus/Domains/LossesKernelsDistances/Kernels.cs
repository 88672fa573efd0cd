using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.LossesKernelsDistances;

/// <summary>A stationary kernel with its own hyperparameters.</summary>
public sealed class StationaryKernel
{
    public enum Form
    {
        SquaredExponential,
        Matern12,
        Matern32,
        Matern52,
        RationalQuadratic,
    }

    private readonly Form _form;
    private readonly double _variance;
    private readonly double _lengthScale;

    public StationaryKernel(Form form, double variance, double lengthScale)
    {
        if (!(variance > 0) || !(lengthScale > 0))
            throw new ArgumentException($"A kernel of variance {variance} and length scale {lengthScale} is none.");
        _form = form;
        _variance = variance;
        _lengthScale = lengthScale;
    }

    public double Evaluate(double x, double y) => _variance * Correlation(Math.Abs(x - y) / _lengthScale);

    public double Correlation(double r)
    {
        switch (_form)
        {
            case Form.SquaredExponential:
                return Math.Exp(-0.5 * r * r);
            case Form.Matern12:
                return Math.Exp(-r);
            case Form.Matern32:
                r *= Math.Sqrt(3);
                return (1 + r) * Math.Exp(-r);
            case Form.Matern52:
                r *= Math.Sqrt(5);
                return (1 + r + r * r / 3) * Math.Exp(-r);
            case Form.RationalQuadratic:
                return 1 / (1 + 0.5 * r * r);
            default:
                throw new InvalidOperationException(_form.ToString());
        }
    }
}

/// <summary>Kernels and Gaussian processes.</summary>
public static partial class Kernels
{
    [Differentiable(nameof(x), nameof(y), nameof(gamma), Derivatives = Gradient | Vjp | Jvp)]
    public static double Rbf([Domain(-1, 1, Length = 4)] ReadOnlySpan<double> x, [Domain(-1, 1, Length = 4)] ReadOnlySpan<double> y, [Domain(0.2, 2)] double gamma)
    {
        double squared = 0;
        for (int i = 0; i < x.Length; i++)
            squared += (x[i] - y[i]) * (x[i] - y[i]);
        return Math.Exp(-gamma * squared);
    }

    [Differentiable(nameof(x), nameof(y), nameof(variance), nameof(lengthScale), Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 0.5, 0.5, 1, 1)]
    [Kink(2, 0.5, 0.5, 1, 1)]
    public static double Stationary([Domain(0, 4)] StationaryKernel.Form form, [Domain(-2, 0)] double x, [Domain(0.1, 2)] double y, [Domain(0.5, 2)] double variance, [Domain(0.5, 2)] double lengthScale)
    {
        var kernel = new StationaryKernel(form, variance, lengthScale);
        return kernel.Evaluate(x, y);
    }

    /// <summary>Locally periodic.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Periodic([Domain(-2, 2)] double x, [Domain(-2, 2)] double y, [Domain(0.5, 2)] double period, [Domain(0.5, 2)] double lengthScale, [Domain(1, 4)] double decay)
    {
        double s = Math.Sin(Math.PI * (x - y) / period) / lengthScale;
        double d = (x - y) / decay;
        return Math.Exp(-2 * s * s - 0.5 * d * d);
    }

    /// <summary>Polynomial, sigmoid or cosine kernel of two vectors.</summary>
    [Differentiable(nameof(a), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static float OfDotProduct([Domain(-1, 1, Length = 3)] float[] a, [Domain(-1, 1, Length = 3)] float[] b, [Domain(0, 2)] int which, [Domain(2, 3)] int degree = 2)
    {
        float dot = 0f, aa = 0f, bb = 0f;
        for (int i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        if (which == 0)
        {
            float power = 1f;
            for (int i = 0; i < degree; i++) power *= dot + 1f;
            return power;
        }
        return which == 1 ? MathF.Tanh(0.5f * dot + 0.1f) : dot / MathF.Sqrt(aa * bb);
    }

    /// <summary>The log marginal likelihood of a Gaussian process with a Matérn 5/2 kernel.</summary>
    [Differentiable(nameof(targets), nameof(variance), nameof(lengthScale), nameof(noise), Derivatives = Gradient | Vjp | Jvp)]
    public static double LogMarginalLikelihood([Domain(0, 3, Length = 4, Ascending = true)] double[] inputs, [Domain(-1, 1, Length = 4)] double[] targets, [Domain(0.5, 2)] double variance, [Domain(0.5, 2)] double lengthScale, [Domain(0.1, 0.3)] double noise)
    {
        int n = inputs.Length;
        var kernel = new StationaryKernel(StationaryKernel.Form.Matern52, variance, lengthScale);
        var l = new double[n, n];
        double logDeterminant = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = kernel.Evaluate(inputs[i], inputs[j]);
                if (i == j)
                    sum += noise;
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                if (i == j)
                {
                    if (sum <= 0)
                        throw new ArithmeticException($"Pivot {i} is {sum:E2}: the covariance is not positive definite.");
                    l[i, i] = Math.Sqrt(sum);
                    logDeterminant += 2 * Math.Log(l[i, i]);
                }
                else
                {
                    l[i, j] = sum / l[j, j];
                }
            }
        }

        double quadratic = 0;
        double[] z = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = targets[i];
            for (int k = 0; k < i; k++)
                sum -= l[i, k] * z[k];
            z[i] = sum / l[i, i];
            quadratic += z[i] * z[i];
        }
        return -0.5 * (quadratic + logDeterminant + n * Math.Log(2 * Math.PI));
    }
}
