using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

/// <summary>A term structure of continuously compounded zero rates, linear between pillars, flat outside.</summary>
public sealed class ZeroCurve
{
    private readonly double[] _times;
    private readonly double[] _rates;

    public ZeroCurve(double[] times, double[] rates)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(rates);
        if (times.Length != rates.Length)
            throw new ArgumentException("As many times as rates are needed.");
        _times = times;
        _rates = rates;
    }

    public double Shift { get; init; }

    public double Zero(double t)
    {
        if (t <= _times[0])
            return _rates[0] + Shift;
        int last = _times.Length - 1;
        if (t >= _times[last])
            return _rates[last] + Shift;
        int low = 0, high = last;
        while (high - low > 1)
        {
            int middle = (low + high) >> 1;
            if (_times[middle] > t)
                high = middle;
            else
                low = middle;
        }
        double w = (t - _times[low]) / (_times[high] - _times[low]);
        return (1 - w) * _rates[low] + w * _rates[high] + Shift;
    }

    public double Discount(double t) => Math.Exp(-Zero(t) * t);

    public double Forward(double t1, double t2) => (Discount(t1) / Discount(t2) - 1) / (t2 - t1);
}

/// <summary>Yield curves: parametric ones, bootstrapped ones, short-rate models.</summary>
public static partial class Curves
{
    private static readonly double[] Pillars = { 0.5, 1, 2, 5, 10 };

    public record struct Svensson(double Beta0, double Beta1, double Beta2, double Beta3, double Tau1, double Tau2)
    {
        public readonly double Rate(double t)
        {
            double x = t / Tau1, y = t / Tau2;
            double decay = (1 - Math.Exp(-x)) / x;
            return Beta0 + Beta1 * decay + Beta2 * (decay - Math.Exp(-x)) + Beta3 * ((1 - Math.Exp(-y)) / y - Math.Exp(-y));
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NelsonSiegel([Domain(0.5, 10)] double t, [Domain(0.02, 0.05)] double b0, [Domain(-0.03, 0.03)] double b1, [Domain(-0.03, 0.03)] double b2, [Domain(1, 3)] double tau)
    {
        var curve = new Svensson(b0, b1, b2, 0, tau, 1);
        return curve.Rate(t);
    }

    /// <summary>The par rate of a swap on a parametric curve, and after a shift of its level.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Par, double Shifted) ParRates([Domain(0.02, 0.05)] double level, [Domain(-0.02, 0.02)] double slope, [Domain(1, 3)] double tau, [Domain(0.001, 0.01)] double shift, [Domain(2, 5)] int years)
    {
        var curve = new Svensson { Beta0 = level, Beta1 = slope, Tau1 = tau, Tau2 = 5 };
        var bumped = curve with { Beta0 = curve.Beta0 + shift };
        return (Par(curve), Par(bumped));

        double Par(Svensson c)
        {
            double annuity = 0;
            double df = 1;
            for (var year = 1; year <= years; ++year)
            {
                df = Math.Exp(-c.Rate(year) * year);
                annuity += df;
            }
            return (1 - df) / annuity;
        }
    }

    /// <summary>The value of a payer swap on a curve of zero rates at fixed pillars.</summary>
    [Differentiable(nameof(zeroRates), nameof(fixedRate), Derivatives = Gradient | Vjp | Jvp)]
    public static double SwapValue([Domain(0.01, 0.05, Length = 5)] double[] zeroRates, [Domain(0.01, 0.05)] double fixedRate, [Domain(2, 8)] int years, [Domain(0, 1)] bool shifted)
    {
        var curve = new ZeroCurve(Pillars, zeroRates) { Shift = shifted ? 0.0001 : 0 };
        double floating = 0, fix = 0;
        for (int half = 1; half <= 2 * years; half++)
        {
            double t = half / 2.0;
            floating += 0.5 * curve.Forward(t - 0.5, t) * curve.Discount(t);
            if (half % 2 == 0)
                fix += fixedRate * curve.Discount(t);
        }
        return floating - fix;
    }

    /// <summary>Discount factors from annual par swap rates.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Bootstrap([Domain(0.01, 0.06, Length = 5)] double[] parRates)
    {
        List<double> factors = new(parRates.Length);
        double annuity = 0;
        foreach (double rate in parRates)
        {
            double df = (1 - rate * annuity) / (1 + rate);
            if (df <= 0)
                throw new InvalidOperationException($"Negative discount factor for year {factors.Count + 1}");
            factors.Add(df);
            annuity += df;
        }
        return factors.ToArray();
    }

    /// <summary>The zero bond of Vasicek (reversion by Hull's notation).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double VasicekBond([Domain(0.01, 0.05)] double r, [Domain(0.1, 0.6)] double a, [Domain(0.02, 0.05)] double b, [Domain(0.005, 0.02)] double sigma, [Domain(0.5, 5)] double t)
    {
        double bigB = (1 - Math.Exp(-a * t)) / a;
        double bigA = Math.Exp((bigB - t) * (a * a * b - sigma * sigma / 2) / (a * a) - sigma * sigma * bigB * bigB / (4 * a));
        return bigA * Math.Exp(-bigB * r);
    }

    /// <summary>Cox, Ingersoll and Ross, with the limit of no volatility left to the caller.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CirBond([Domain(0.01, 0.05)] double r, [Domain(0.1, 0.6)] double a, [Domain(0.02, 0.05)] double b, [Domain(0.05, 0.1)] double sigma, [Domain(0.5, 5)] double t)
    {
        if (sigma == 0)
            throw new ArgumentException("The volatility must not be zero.", paramName: nameof(sigma));
        double gamma = Math.Sqrt(a * a + 2 * sigma * sigma), e = Math.Exp(gamma * t) - 1;
        double d = (gamma + a) * e + 2 * gamma;
        double bb = 2 * e / d;
        double aa = Math.Pow(2 * gamma * Math.Exp((a + gamma) * t / 2) / d, 2 * a * b / (sigma * sigma));
        return aa * Math.Exp(-bb * r);
    }

    /// <summary>The natural spread of a portfolio of weights under a covariance matrix.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PortfolioVolatility([Domain(0.1, 0.6, Length = 3)] double[] weights, [Domain(-0.02, 0.02, Symmetric = true, Diagonal = 0.1)] double[,] covariance)
    {
        int n = weights.Length;
        if (covariance.GetLength(0) != n || covariance.GetLength(1) != n)
            throw new ArgumentException($"The covariance is {covariance.GetLength(0)} x {covariance.GetLength(1)}, there are {n} weights.");
        double variance = 0;
        for (int i = 0; i < n; i++)
        {
            variance += weights[i] * weights[i] * covariance[i, i];
            for (int j = 0; j < i; j++)
                variance += 2 * weights[i] * weights[j] * covariance[i, j];
        }
        return Math.Sqrt(variance);
    }

    /// <summary>Annualised Sharpe ratio of a path of prices, single precision as it came from the feed.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Sharpe([Domain(90, 110, Length = 6)] ReadOnlySpan<float> prices, [Domain(0.0001, 0.001)] float riskFree)
    {
        float mean = 0f;
        int n = prices.Length - 1;
        Span<float> returns = stackalloc float[n];
        for (int i = 0; i < n; i++)
        {
            returns[i] = MathF.Log(prices[i + 1] / prices[i]) - riskFree;
            mean += returns[i] / n;
        }
        float variance = 0f;
        foreach (float value in returns)
            variance += (value - mean) * (value - mean) / (n - 1);
        return mean / MathF.Sqrt(variance) * MathF.Sqrt(252);
    }
}
