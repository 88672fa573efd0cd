using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

/// <summary>Conventions, dates and optional settings around simple formulas.</summary>
public static partial class DayCounts
{
    private static readonly DateTime Settlement = new(2024, 3, 15);

    private static readonly DateTime[] Coupons = { new(2024, 9, 15), new(2025, 3, 15), new(2025, 9, 15), new(2026, 3, 15) };

    private static readonly Dictionary<string, double> YearLengths = new()
    {
        ["ACT/360"] = 360,
        ["ACT/365"] = 365,
        ["ACT/ACT"] = 365.25,
    };

    /// <summary>The internal rate of return of dated flows, with a guess if there is one.</summary>
    [Differentiable(nameof(flows), Derivatives = Gradient | Vjp | Jvp)]
    public static double Xirr([Domain(20, 40, Length = 4)] double[] flows) => Solve(flows, null);

    [Differentiable(nameof(flows), Derivatives = Gradient | Vjp | Jvp)]
    public static double XirrNear([Domain(20, 40, Length = 4)] double[] flows, [Domain(0.05, 0.15)] double guess) => Solve(flows, guess);

    /// <summary>Simple interest under a convention by name.</summary>
    [Differentiable(nameof(notional), nameof(rate), Derivatives = Gradient | Vjp | Jvp)]
    public static double Accrued([Domain(1000, 2000)] double notional, [Domain(0.01, 0.05)] double rate, [Domain(30, 120)] int days, [Domain(0, 2)] int convention)
    {
        string name = convention == 0 ? "ACT/360" : convention == 1 ? "ACT/365" : "30/360";
        return notional * rate * YearFraction(days, name);
    }

    /// <summary>The dirty price of a bond on fixed dates, money rounded for the log only.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DirtyPrice([Domain(0.01, 0.06)] double yield, [Domain(2, 6)] double coupon)
    {
        double price = 0;
        var lines = new List<string>();
        foreach (DateTime date in Coupons)
        {
            double t = (date - Settlement).TotalDays / YearLengths["ACT/365"];
            double flow = coupon / 2;
            if (date == Coupons[^1])
                flow += 100;
            double value = flow * Math.Pow(1 + yield / 2, -2 * t);
            lines.Add($"{date:yyyy-MM-dd} {t:F4}");
            price += value;
        }
        return lines.Count == Coupons.Length ? price : double.NaN;
    }

    private static double Solve(double[] flows, double? guess)
    {
        double rate = guess ?? 0.1;
        int evaluations = 0;
        for (; ; )
        {
            double f = -100, df = 0;
            for (int i = 0; i < flows.Length; i++)
            {
                double t = (Coupons[i] - Settlement).Days / 365.0;
                double pv = flows[i] * Math.Pow(1 + rate, -t);
                f += pv;
                df -= t * pv / (1 + rate);
            }
            double step = f / df;
            rate -= step;
            evaluations++;
            if (Math.Abs(step) < 1e-13 || evaluations >= 100)
                break;
        }
        return guess.HasValue && evaluations > guess.Value * 1e6 ? double.NaN : rate;
    }

    private static double YearFraction(int days, string convention)
    {
        if (YearLengths.TryGetValue(convention, out double length))
            return days / length;
        switch (convention)
        {
            case "30/360":
                return days / 30 * 30 / 360.0 + days % 30 / 360.0;
            case "BUS/252":
                goto case "30/360";
            default:
                throw new ArgumentException($"Unknown convention: {convention}", nameof(convention));
        }
    }
}
