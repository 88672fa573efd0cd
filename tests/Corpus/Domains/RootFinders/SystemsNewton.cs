using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>Several equations at once.</summary>
public static partial class SystemsNewton
{
    /// <summary>Where a circle and a wave meet.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) CircleAndWave([Domain(1.5, 2.5)] double radius, [Domain(0.5, 1)] double amplitude, [Domain(0.5, 1.2)] double frequency)
    {
        double x = radius, y = 0.5;
        for (int i = 0; i < 40; i++)
        {
            double f = x * x + y * y - radius * radius;
            double g = y - amplitude * Math.Sin(frequency * x);
            // [2x, 2y; -a w cos(w x), 1]
            double c = -amplitude * frequency * Math.Cos(frequency * x);
            double det = 2 * x - 2 * y * c;
            double dx = (f - 2 * y * g) / det;
            double dy = (2 * x * g - c * f) / det;
            x -= dx;
            y -= dy;
            if (Math.Abs(dx) + Math.Abs(dy) <= 1e-14)
                return (x, y);
        }
        throw new NonConvergenceException();
    }

    /// <summary>Chemical equilibrium: Newton's method with a Jacobian on the heap and a line search by halving.</summary>
    [Differentiable(nameof(totals), nameof(constant), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Equilibrium([Domain(0.5, 2, Length = 2)] double[] totals, [Domain(0.5, 3)] double constant, [Domain(30, 40)] int maxIterations = 30)
    {
        // a + c = A, b + c = B, c = K a b, in logarithms.
        double[] x = [0.5 * totals[0], 0.5 * totals[1]];
        double[] residual = new double[2];
        double[,] jacobian = new double[2, 2];
        double norm = Residual(x, totals, constant, residual);
        for (int iteration = 0; iteration < maxIterations && norm > 1e-26; iteration++)
        {
            jacobian[0, 0] = 1 + constant * x[1];
            jacobian[0, 1] = constant * x[0];
            jacobian[1, 0] = constant * x[1];
            jacobian[1, 1] = 1 + constant * x[0];
            double[] step = SolveTwo(jacobian, residual);
            double damping = 1;
            while (true)
            {
                double[] trial = [x[0] - damping * step[0], x[1] - damping * step[1]];
                double[] trialResidual = new double[2];
                double trialNorm = Residual(trial, totals, constant, trialResidual);
                if (trialNorm < norm || damping < 1e-3)
                {
                    x = trial;
                    residual = trialResidual;
                    norm = trialNorm;
                    break;
                }
                damping /= 2;
            }
        }
        return [x[0], x[1], constant * x[0] * x[1]];
    }

    private static double Residual(double[] x, double[] totals, double k, double[] result)
    {
        double c = k * x[0] * x[1];
        result[0] = x[0] + c - totals[0];
        result[1] = x[1] + c - totals[1];
        return result[0] * result[0] + result[1] * result[1];
    }

    private static double[] SolveTwo(double[,] m, double[] r)
    {
        double det = m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];
        if (det == 0.0)
            throw new InvalidOperationException("The Jacobian is singular.");
        return [(r[0] * m[1, 1] - m[0, 1] * r[1]) / det, (m[0, 0] * r[1] - r[0] * m[1, 0]) / det];
    }

    /// <summary>Broyden's method, the inverse Jacobian updated in place.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Broyden([Domain(0.2, 0.6)] double p, [Domain(0.2, 0.6)] double q)
    {
        static void F(ReadOnlySpan<double> x, double p, double q, Span<double> f)
        {
            f[0] = x[0] - p * Math.Cos(x[1]);
            f[1] = x[1] - q * Math.Sin(x[0]) - 0.2;
        }

        Span<double> x = [0.3, 0.3], f = stackalloc double[2], fNew = stackalloc double[2], s = stackalloc double[2], y = stackalloc double[2];
        Span<double> inverse = [1, 0, 0, 1];
        F(x, p, q, f);
        for (int i = 0; i < 50; i++)
        {
            s[0] = -(inverse[0] * f[0] + inverse[1] * f[1]);
            s[1] = -(inverse[2] * f[0] + inverse[3] * f[1]);
            x[0] += s[0];
            x[1] += s[1];
            F(x, p, q, fNew);
            if (Math.Abs(fNew[0]) + Math.Abs(fNew[1]) < 1e-14)
                break;
            for (int k = 0; k < 2; k++)
                y[k] = fNew[k] - f[k];
            double hy0 = inverse[0] * y[0] + inverse[1] * y[1], hy1 = inverse[2] * y[0] + inverse[3] * y[1];
            double sh0 = s[0] * inverse[0] + s[1] * inverse[2], sh1 = s[0] * inverse[1] + s[1] * inverse[3];
            double denominator = s[0] * hy0 + s[1] * hy1;
            inverse[0] += (s[0] - hy0) * sh0 / denominator;
            inverse[1] += (s[0] - hy0) * sh1 / denominator;
            inverse[2] += (s[1] - hy1) * sh0 / denominator;
            inverse[3] += (s[1] - hy1) * sh1 / denominator;
            fNew.CopyTo(f);
        }
        return x[0] * x[1];
    }
}
