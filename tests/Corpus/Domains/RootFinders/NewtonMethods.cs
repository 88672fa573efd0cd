using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>A search that did not end.</summary>
public sealed class NonConvergenceException : Exception
{
    public NonConvergenceException()
    {
    }

    public NonConvergenceException(string message)
        : base(message)
    {
    }
}

/// <summary>Newton's method, for functions handed in and for equations of their own.</summary>
public static partial class NewtonMethods
{
    private const double DefaultAccuracy = 1e-12;

    /// <summary>Finds a root of f with derivative df.</summary>
    public static double FindRoot(Func<double, double> f, Func<double, double> df, double guess, double accuracy = DefaultAccuracy, int maxIterations = 100)
    {
        double root = guess;
        for (int i = 0; i < maxIterations; i++)
        {
            double fx = f(root);
            double dfx = df(root);
            double step = fx / dfx;
            root -= step;
            if (Math.Abs(step) < accuracy * (1 + Math.Abs(root)))
                return root;
        }
        throw new NonConvergenceException($"No root near {guess} after {maxIterations} iterations.");
    }

    /// <summary>The molar volume of a gas by van der Waals's equation.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double VanDerWaalsVolume([Domain(1, 5)] double pressure, [Domain(3, 6)] double temperature, [Domain(0.1, 0.4)] double a, [Domain(0.05, 0.1)] double b)
    {
        const double r = 0.8314;
        return FindRoot(
            v => (pressure + a / (v * v)) * (v - b) - r * temperature,
            v => pressure + a / (v * v) - 2 * a / (v * v * v) * (v - b),
            guess: r * temperature / pressure + b,
            maxIterations: 60);
    }

    /// <summary>Colebrook's friction factor of a pipe; laminar flow has a closed form.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FrictionFactor([Domain(1000, 100000)] double reynolds, [Domain(0.0001, 0.02)] double roughness)
    {
        if (reynolds <= 0) throw new ArgumentOutOfRangeException(nameof(reynolds), reynolds, "must be positive");
        if (reynolds < 2300) return 64 / reynolds;

        // In x = 1/√f: x + 2 log10(ε/3.7 + 2.51 x/Re) = 0, from Haaland's guess.
        double x = -1.8 * Math.Log10(Math.Pow(roughness / 3.7, 1.11) + 6.9 / reynolds);
        int iterations = 0;
        double change;
        do
        {
            double inner = roughness / 3.7 + 2.51 * x / reynolds;
            double g = x + 2 * Math.Log10(inner);
            double slope = 1 + 2 / Math.Log(10) * (2.51 / reynolds) / inner;
            change = g / slope;
            x -= change;
        }
        while (Math.Abs(change) > 1e-14 && ++iterations < 50);
        return 1 / (x * x);
    }

    /// <summary>Lambert's W on its main branch, by Halley's method.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LambertW([Domain(-0.3, 10)] double x)
    {
        if (x < -1 / Math.E)
            return double.NaN;
        if (x == 0)
            return 0;
        double w = x < 1 ? x * (1 - x * (1 - 1.5 * x) / (1 + x * x)) : Math.Log(x) - Math.Log(1 + Math.Log(x));
        if (x < -0.25)
        {
            double p = Math.Sqrt(2 * (Math.E * x + 1));
            w = -1 + p - p * p / 3;
        }
        for (int i = 0; i < 50; i++)
        {
            double e = Math.Exp(w);
            double f = w * e - x;
            double delta = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
            w -= delta;
            if (Math.Abs(delta) <= 1e-15 * (1 + Math.Abs(w)))
                break;
        }
        return w;
    }

    /// <summary>The internal rate of return of payments at yearly dates, with the value and its slope from one loop.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InternalRate([Domain(20, 60, Length = 5)] double[] payments, [Domain(80, 120)] double price)
    {
        double rate = 0.1;
        int left = 60;
        while (left-- > 0)
        {
            NetPresentValue(payments, rate, out double value, out double slope);
            double step = (value - price) / slope;
            rate -= step;
            if (Math.Abs(step) < 1e-13)
                return rate;
        }
        return double.NaN;
    }

    private static void NetPresentValue(double[] payments, double rate, out double value, out double slope)
    {
        value = slope = 0;
        double discount = 1;
        for (int year = 0; year < payments.Length;)
        {
            discount /= 1 + rate;
            value += payments[year++] * discount;
            slope -= year * payments[year - 1] * discount / (1 + rate);
        }
    }
}
