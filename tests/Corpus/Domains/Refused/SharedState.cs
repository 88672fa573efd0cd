using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>Results that are remembered outside of the method.</summary>
public static partial class SharedState
{
    private static readonly Dictionary<double, double> s_cache = [];
    private static double s_lastResidual;

    /// <summary>A remembered value has lost where it came from.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Memoised([Domain(0.5, 2)] double x)
    {
        if (s_cache.TryGetValue(x, out double known)) // GG2001: TryGetValue
            return known;
        double value = Math.Exp(-x) * Math.Sin(x);
        s_cache[x] = value; // GG1010: s_cache
        return value;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Babylonian([Domain(0.5, 4)] double x)
    {
        double y = x;
        for (int i = 0; i < 6; i++)
        {
            y = 0.5 * (y + x / y);
            s_lastResidual = y * y - x; // GG1004: s_lastResidual
        }
        return y;
    }

    /// <summary>How well the last root was found.</summary>
    public static double LastResidual => s_lastResidual;
}
