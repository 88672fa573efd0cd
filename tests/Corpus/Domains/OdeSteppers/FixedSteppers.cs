using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>The classical one-step methods.</summary>
public enum StepMethod
{
    Euler,
    Midpoint,
    Heun,
    Ralston,
    RungeKutta4,
}

/// <summary>Fixed steps, for a right-hand side that is handed in.</summary>
public static partial class FixedSteppers
{
    /// <summary>Integrates from t0 to t1 in n steps.</summary>
    public static double Integrate(Func<double, double, double> f, double y0, double t0, double t1, int n, StepMethod method = StepMethod.RungeKutta4)
    {
        if (f == null)
            throw new ArgumentNullException(nameof(f));
        if (n < 1)
            throw new ArgumentOutOfRangeException(nameof(n));

        double h = (t1 - t0) / n;
        double y = y0;
        double t = t0;
        for (int i = 0; i < n; i++)
        {
            switch (method)
            {
                case StepMethod.Euler:
                    y += h * f(t, y);
                    break;
                case StepMethod.Midpoint:
                    y += h * f(t + h / 2, y + h / 2 * f(t, y));
                    break;
                case StepMethod.Heun:
                    {
                        double slope = f(t, y);
                        y += h / 2 * (slope + f(t + h, y + h * slope));
                        break;
                    }
                case StepMethod.Ralston:
                    {
                        double k1 = f(t, y);
                        double k2 = f(t + 2.0 / 3.0 * h, y + 2.0 / 3.0 * h * k1);
                        y += h * (0.25 * k1 + 0.75 * k2);
                        break;
                    }
                case StepMethod.RungeKutta4:
                    y = RungeKutta4Step(f, t, y, h);
                    break;
                default:
                    throw new NotSupportedException($"{method} is not a step method");
            }
            t = t0 + (i + 1) * h;
        }
        return y;
    }

    private static double RungeKutta4Step(Func<double, double, double> f, double t, double y, double h)
    {
        double k1 = h * f(t, y);
        double k2 = h * f(t + 0.5 * h, y + 0.5 * k1);
        double k3 = h * f(t + 0.5 * h, y + 0.5 * k2);
        double k4 = h * f(t + h, y + k3);
        return y + (k1 + 2.0 * (k2 + k3) + k4) / 6.0;
    }

    /// <summary>Logistic growth with a harvest that follows the season.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HarvestedPopulation([Domain(0.2, 0.9)] double initial, [Domain(0.5, 2)] double rate, [Domain(0, 0.2)] double harvest, [Domain(0, 4)] StepMethod method)
    {
        return Integrate((t, y) => rate * y * (1 - y) - harvest * y * (1 + Math.Sin(2 * Math.PI * t)), initial, 0, 1.5, 12, method);
    }

    /// <summary>The temperature of a body that radiates.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RadiativeCooling([Domain(1.2, 3)] double start, [Domain(0.5, 1)] double ambient, [Domain(0.05, 0.3)] double emissivity)
    {
        double Rhs(double t, double temperature)
        {
            double t2 = temperature * temperature, a2 = ambient * ambient;
            return -emissivity * (t2 * t2 - a2 * a2);
        }

        double coarse = Integrate(Rhs, start, 0, 1, 8, StepMethod.Heun);
        double fine = Integrate(Rhs, start, 0, 1, 16, StepMethod.Heun);
        return fine + (fine - coarse) / 3; // Richardson
    }

    /// <summary>The voltage over a capacitor that is charged through a diode.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DiodeCharge([Domain(0.5, 2)] double amplitude, [Domain(1, 3)] double resistance, [Domain(0.5, 1)] double capacitance)
    {
        Func<double, double> source = t => amplitude * Math.Sin(t);
        double voltage = Integrate((t, v) =>
        {
            double drop = source(t) - v;
            double current = drop / resistance;
            // A diode with a soft knee.
            return 0.5 * (current + Math.Sqrt(current * current + 1e-2)) / capacitance;
        }, y0: 0, t0: 0, t1: 3, n: 20, method: StepMethod.Midpoint);
        return voltage;
    }
}
