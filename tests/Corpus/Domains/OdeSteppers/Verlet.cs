using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Methods that keep the energy of orbits.</summary>
public static partial class Verlet
{
    private struct Particle
    {
        public double X, Y;
        public double Vx, Vy;
        public double Ax, Ay;

        public void Kick(double dt)
        {
            Vx += Ax * dt;
            Vy += Ay * dt;
        }

        public void Drift(double dt)
        {
            X += Vx * dt;
            Y += Vy * dt;
        }

        public void Accelerate(double gm)
        {
            double r2 = X * X + Y * Y;
            double f = -gm / (r2 * Math.Sqrt(r2));
            Ax = f * X;
            Ay = f * Y;
        }
    }

    /// <summary>Leapfrog around a fixed sun.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) Orbit([Domain(0.8, 1.2)] double x, [Domain(0.8, 1.2)] double vy, [Domain(0.8, 1.2)] double gm, [Domain(2, 30)] int steps)
    {
        Particle p = new Particle { X = x, Vy = vy };
        p.Accelerate(gm);
        for (int i = 0; i < steps; i++)
        {
            p.Kick(0.025);
            p.Drift(0.05);
            p.Accelerate(gm);
            p.Kick(0.025);
        }
        return (p.X, p.Y);
    }

    /// <summary>By how much Yoshida's method of fourth order misses the energy of an oscillator with a quartic term.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double YoshidaEnergyError([Domain(0.5, 2)] double q, [Domain(-1, 1)] double p, [Domain(0.1, 0.5)] double anharmonicity, [Domain(0.05, 0.2)] double h)
    {
        double cbrt2 = Math.Cbrt(2), w1 = 1 / (2 - cbrt2), w0 = -cbrt2 * w1;
        ReadOnlySpan<double> c = [w1 / 2, (w0 + w1) / 2, (w0 + w1) / 2, w1 / 2];
        ReadOnlySpan<double> d = [w1, w0, w1, 0];
        double before = Energy(q, p);
        for (int n = 0; n < 8; n++)
        {
            for (int i = 0; i < 4; i++)
            {
                q += c[i] * h * p;
                p += d[i] * h * Force(q);
            }
        }
        return Energy(q, p) - before;

        double Force(double at) => -at - 4 * anharmonicity * at * at * at;
        double Energy(double at, double momentum) => momentum * momentum / 2 + at * at / 2 + anharmonicity * at * at * at * at;
    }

    /// <summary>Position Verlet for a string of beads with fixed ends: the shape after a pluck.</summary>
    [Differentiable(nameof(pluck), nameof(tension), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] PluckedString([Domain(-1, 1, Length = 6)] double[] pluck, [Domain(0.2, 0.8)] double tension, [Domain(1, 8)] int steps)
    {
        int n = pluck.Length;
        double[] old = new double[n], now = new double[n], next = new double[n];
        Array.Copy(pluck, now, n);
        pluck.CopyTo(old, 0);
        now[0] = now[^1] = 0;
        for (int s = 0; s < steps; s++)
        {
            for (int i = 1; i < n - 1; i++)
                next[i] = 2 * now[i] - old[i] + tension * (now[i - 1] - 2 * now[i] + now[i + 1]);
            double[] spare = old;
            old = now;
            now = next;
            next = spare;
        }
        return now;
    }
}
