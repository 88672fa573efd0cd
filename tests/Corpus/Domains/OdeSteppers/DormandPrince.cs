using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>The pair of orders 5 and 4 of Dormand and Prince, with control of the step.</summary>
public sealed class DormandPrince45
{
    private static readonly double[][] A =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    private static readonly double[] C = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

    private static readonly double[] ErrorWeights = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private readonly double _tolerance;
    private double _step;

    public DormandPrince45(double tolerance, double firstStep = 0.1)
    {
        _tolerance = tolerance;
        _step = firstStep;
    }

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public double[] Solve(Func<double, double[], double[]> f, double[] y0, double t0, double t1)
    {
        int n = y0.Length;
        double t = t0;
        double[] y = (double[])y0.Clone();
        var k = new double[7][];
        while (t < t1)
        {
            double h = Math.Min(_step, t1 - t);
            for (int stage = 0; stage < 7; stage++)
            {
                double[] at = new double[n];
                Array.Copy(y, at, n);
                for (int j = 0; j < stage; j++)
                {
                    double a = A[stage][j];
                    if (a == 0) continue;
                    for (int i = 0; i < n; i++)
                        at[i] += h * a * k[j][i];
                }
                k[stage] = f(t + C[stage] * h, at);
            }

            double error = 0;
            double[] next = new double[n];
            for (int i = 0; i < n; i++)
            {
                double e = 0, sum = 0;
                for (int stage = 0; stage < 7; stage++)
                {
                    e += ErrorWeights[stage] * k[stage][i];
                    if (stage < 6)
                        sum += A[6][stage] * k[stage][i];
                }
                next[i] = y[i] + h * sum;
                double scale = _tolerance * (1 + Math.Max(Math.Abs(y[i]), Math.Abs(next[i])));
                error += (h * e / scale) * (h * e / scale);
            }
            error = Math.Sqrt(error / n);

            if (error <= 1)
            {
                t += h;
                y = next;
                Accepted++;
            }
            else
            {
                Rejected++;
                if (Rejected > 1000)
                    throw new InvalidOperationException($"No progress at t = {t:G6}: {Rejected} steps were rejected.");
            }
            double factor = error == 0 ? 5 : 0.9 * Math.Pow(error, -0.2);
            _step = h * Math.Clamp(factor, 0.2, 5);
        }
        return y;
    }
}

/// <summary>What is integrated with adaptive steps.</summary>
public static partial class AdaptiveProblems
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double VanDerPol([Domain(0.2, 1.5)] double mu, [Domain(0.5, 2)] double x, [Domain(-1, 1)] double v)
    {
        var solver = new DormandPrince45(1e-11);
        double[] end = solver.Solve((t, y) => [y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]], [x, v], 0, 1);
        return end[0];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] LotkaVolterra([Domain(0.5, 2, Length = 2)] double[] populations, [Domain(0.5, 1)] double birth, [Domain(0.5, 1)] double predation, [Domain(0.3, 1)] double death)
    {
        List<string> trace = [];
        double[] Rhs(double t, double[] p)
        {
            if (p[0] < 0 || p[1] < 0)
                trace.Add($"negative population at {Derivative.Stop(t)}");
            return new[] { p[0] * (birth - predation * p[1]), p[1] * (0.75 * predation * p[0] - death) };
        }
        var solver = new DormandPrince45(tolerance: 1e-10, firstStep: 0.05);
        return solver.Solve(Rhs, populations, 0, 2);
    }

    /// <summary>Bogacki and Shampine's pair on a scalar equation, the last slope used again.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BogackiShampine([Domain(0.5, 1.5)] double y0, [Domain(0.5, 2)] double decay, [Domain(0.5, 2)] double frequency)
    {
        double t = 0, y = y0, h = 0.02;
        const double end = 1.0, tol = 1e-10;
        double F(double time, double value) => -decay * value + Math.Cos(frequency * time);
        double k1 = F(t, y);
        int guard = 0;
        do
        {
            if (t + h > end) h = end - t;
            double k2 = F(t + h / 2, y + h * k1 / 2);
            double k3 = F(t + 0.75 * h, y + 0.75 * h * k2);
            double yNew = y + h * (2.0 / 9 * k1 + 1.0 / 3 * k2 + 4.0 / 9 * k3);
            double k4 = F(t + h, yNew);
            double err = Math.Abs(h * (-5.0 / 72 * k1 + 1.0 / 12 * k2 + 1.0 / 9 * k3 - 1.0 / 8 * k4));
            if (err <= tol)
            {
                t += h;
                y = yNew;
                k1 = k4;
            }
            h *= 0.9 * Math.Cbrt(tol / (err + 1e-14)) switch { < 0.3 => 0.3, > 2 => 2, double ok => ok };
        }
        while (t < end && guard++ < 20000);
        return y;
    }
}
