using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Diffusion on grids.</summary>
public static partial class HeatEquation
{
    /// <summary>Crank and Nicolson's method on a rod with insulated ends.</summary>
    [Differentiable(nameof(initial), nameof(diffusivity), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] CrankNicolson([Domain(0, 2, Length = 7)] double[] initial, [Domain(0.1, 2)] double diffusivity, [Domain(1, 3)] int steps, [Domain(0.05, 0.1)] double dt = 0.1, [Domain(0.2, 0.3)] double dx = 0.25)
    {
        int n = initial.Length;
        if (n < 2)
            throw new ArgumentException("a rod has at least two points", nameof(initial));
        double r = 0.5 * diffusivity * dt / (dx * dx);
        double[] u = new double[n];
        initial.CopyTo(u, 0);

        var lower = new double[n];
        var diagonal = new double[n];
        var upper = new double[n];
        var rhs = new double[n];
        for (int step = 0; step < steps; step++)
        {
            Array.Fill(lower, -r);
            Array.Fill(upper, -r);
            Array.Fill(diagonal, 1 + 2 * r);
            upper[0] = lower[n - 1] = -2 * r;
            for (int i = 0; i < n; i++)
            {
                double left = u[i == 0 ? 1 : i - 1];
                double right = i + 1 < n ? u[i + 1] : u[n - 2];
                rhs[i] = u[i] + r * (left - 2 * u[i] + right);
            }
            Thomas(lower, diagonal, upper, rhs);
            Array.Copy(rhs, u, n);
        }
        return u;
    }

    /// <summary>Solves a tridiagonal system in place.</summary>
    private static void Thomas(double[] a, double[] b, double[] c, double[] d)
    {
        int n = d.Length;
        for (int i = 1; i < n; i++)
        {
            double m = a[i] / b[i - 1];
            b[i] -= m * c[i - 1];
            d[i] -= m * d[i - 1];
        }
        d[n - 1] /= b[n - 1];
        for (int i = n - 2; i >= 0; i--)
            d[i] = (d[i] - c[i] * d[i + 1]) / b[i];
    }

    /// <summary>The mean temperature of a plate with one hot edge, by Gauss-Seidel sweeps with overrelaxation.</summary>
    [Differentiable(nameof(plate), nameof(hot), nameof(omega), Derivatives = Gradient | Vjp | Jvp)]
    public static double RelaxedPlate([Domain(0, 1, Rows = 4, Columns = 5)] double[,] plate, [Domain(1, 3)] double hot, [Domain(1, 1.7)] double omega, [Domain(1, 4)] int sweeps)
    {
        int rows = plate.GetLength(0), columns = plate.GetLength(1);
        double[,] t = (double[,])plate.Clone();
        for (int j = 0; j < columns; j++)
            t[0, j] = hot;
        for (int sweep = 0; sweep < sweeps; sweep++)
            for (int i = 1; i < rows - 1; i++)
                for (int j = 1; j < columns - 1; j++)
                    t[i, j] += omega * (0.25 * (t[i - 1, j] + t[i + 1, j] + t[i, j - 1] + t[i, j + 1]) - t[i, j]);
        double sum = 0;
        foreach (double value in t)
            sum += value;
        return sum / t.Length;
    }

    /// <summary>Burgers' equation, upwind, in single precision and in place.</summary>
    [Differentiable(nameof(u), nameof(viscosity), Derivatives = Jacobian | Vjp | Jvp)]
    public static void BurgersStep([Domain(0.2, 1, Length = 6)] Span<float> u, [Domain(0.01, 0.1)] float viscosity, [Domain(0.02, 0.05)] float dt = 0.05f, [Domain(0.2, 0.25)] float dx = 0.2f)
    {
        Span<float> old = stackalloc float[u.Length];
        u.CopyTo(old);
        for (int i = 1; i < u.Length - 1; i++)
        {
            float gradient = old[i] > 0f ? old[i] - old[i - 1] : old[i + 1] - old[i];
            u[i] = old[i] - dt / dx * old[i] * gradient + viscosity * dt / (dx * dx) * (old[i + 1] - 2f * old[i] + old[i - 1]);
        }
    }
}
