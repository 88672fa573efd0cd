using System;
using System.Collections.Generic;
using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>What stands in pricing libraries and cannot be differentiated exactly. A comment "id: token" says what is refused, and where.</summary>
public static partial class Pricing
{
    private static readonly Dictionary<int, double> s_cache = [];

    /// <summary>Whether an exception comes out of the try block, and from which statement, is not for a derivative to decide.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ForwardOrZero([Domain(80, 120)] double spot, [Domain(0, 0.1)] double rate, [Domain(0, 2)] double years)
    {
        try // GG1001: try
        {
            return Guarded(spot) * Math.Exp(rate * years);
        }
        catch (ArgumentException)
        {
            return 0;
        }
    }

    /// <summary>How a query of the framework drops elements is not known.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Volatility([Domain(-0.1, 0.1, Length = 6)] double[] returns)
    {
        double least = returns.Distinct().Min(); // GG2001: Distinct
        return Math.Sqrt(returns.Length * least * least);
    }

    /// <summary>What was stored in an earlier call is not this call's function of its arguments.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cached([Domain(0, 0.1)] double rate, [Domain(1, 5)] int year)
    {
        if (!s_cache.TryGetValue(year, out double factor))
            s_cache[year] = factor = Math.Exp(-rate * year); // GG1010: s_cache
        return factor;
    }

    private static double Guarded(double spot) => spot > 0 ? spot : throw new ArgumentException("spot");
}
