using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Systems of equations on spans, with the slopes on the stack.</summary>
public static partial class LorenzSystem
{
    [Differentiable(nameof(start), nameof(sigma), nameof(rho), nameof(beta), Derivatives = Jacobian | Vjp | Jvp)]
    public static void Integrate(
        [Domain(-2, 2, Length = 3)] ReadOnlySpan<double> start, [Domain(8, 12)] double sigma, [Domain(20, 28)] double rho, [Domain(2, 3)] double beta,
        [Domain(0, 0, Length = 3)] Span<double> result, [Domain(1, 6)] int steps)
    {
        const double dt = 0.01;
        Span<double> k1 = stackalloc double[3];
        Span<double> k2 = stackalloc double[3];
        Span<double> k3 = stackalloc double[3];
        Span<double> k4 = stackalloc double[3];
        Span<double> temp = stackalloc double[3];
        start.CopyTo(result);

        for (int s = 0; s < steps; s++)
        {
            Slope(result, sigma, rho, beta, k1);
            Advance(result, k1, dt / 2, temp);
            Slope(temp, sigma, rho, beta, k2);
            Advance(result, k2, dt / 2, temp);
            Slope(temp, sigma, rho, beta, k3);
            Advance(result, k3, dt, temp);
            Slope(temp, sigma, rho, beta, k4);
            for (int i = 0; i < result.Length; i++)
                result[i] += dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
    }

    private static void Slope(ReadOnlySpan<double> y, double sigma, double rho, double beta, Span<double> slope)
    {
        slope[0] = sigma * (y[1] - y[0]);
        slope[1] = y[0] * (rho - y[2]) - y[1];
        slope[2] = y[0] * y[1] - beta * y[2];
    }

    private static void Advance(ReadOnlySpan<double> y, ReadOnlySpan<double> slope, double by, Span<double> to)
    {
        for (var i = 0; i < to.Length; ++i)
            to[i] = y[i] + by * slope[i];
    }

    /// <summary>How fast two neighbours part: an estimate of the largest Lyapunov exponent.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Divergence([Domain(1, 3)] double x, [Domain(1, 3)] double y, [Domain(10, 20)] double z, [Domain(20, 28)] double rho)
    {
        double[] a = [x, y, z];
        double[] b = [x + 0.01, .. a[1..]];
        double[] slope = new double[3];
        double sum = 0;
        int count = 0;
        for (int step = 0; step < 10; step++)
        {
            foreach (double[] p in (double[][])[a, b])
            {
                Slope(p, 10, rho, 8.0 / 3, slope);
                Advance(p, slope, 0.005, p);
            }
            double distance = 0;
            for (int i = 0; i < 3; i++)
                distance += (a[i] - b[i]) * (a[i] - b[i]);
            distance = Math.Sqrt(distance);
            sum += Math.Log(distance / 0.01);
            for (int i = 0; i < 3; i++)
                b[i] = a[i] + (b[i] - a[i]) * (0.01 / distance);
            count++;
        }
        return sum / (count * 0.005);
    }
}
