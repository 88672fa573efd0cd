using System;
using System.Diagnostics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.SpecialFunctions;

/// <summary>The two real branches of the inverse of w exp(w).</summary>
public static partial class LambertFunction
{
    private const double MinusInverseE = -0.36787944117144232160;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PrincipalBranch([Domain(-0.3, 8)] double x) => Solve(x);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double LowerBranch([Domain(-0.33, -0.05)] double x) => Solve(x, branch: -1, maxIterations: 60);

    /// <summary>Wright's omega function.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Omega([Domain(-2, 4)] double y)
    {
        double w = y > 1 ? y - Math.Log(y) : Math.Exp(y - 1);
        int iterations = 0;
        double step;
        do
        {
            step = (w + Math.Log(w) - y) * w / (1 + w);
            w -= step;
        } while (Math.Abs(step) > 1e-15 * w && ++iterations < 50);
        return w;
    }

    private static double Solve(double x, int branch = 0, double tolerance = 1e-15, int maxIterations = 40)
    {
        if (x < MinusInverseE || branch == -1 && x >= 0)
        {
            return double.NaN;
        }

        double w = branch switch
        {
            0 when x < 1 => Math.Sqrt(2 * (Math.E * x + 1)) - 1,
            0 when x < 4 => 0.665 * (1 + 0.0195 * Math.Log(x + 1)) * Math.Log(x + 1) + 0.04,
            0 => Math.Log(x - 4) - (1 - 1 / Math.Log(x)) * Math.Log(Math.Log(x)),
            -1 => x > -0.1 ? Math.Log(-x) - Math.Log(-Math.Log(-x)) : -1 - Math.Sqrt(2 * (1 + Math.E * x)),
            _ => throw new ArgumentOutOfRangeException(nameof(branch), branch, "There are two real branches, 0 and -1."),
        };

        int used = 0;
        for (int i = 0; i < maxIterations; i++)
        {
            used++;
            double e = Math.Exp(w);
            double f = w * e - x;
            if (f == 0)
                break;
            double wplus = w + 1;
            double delta = f / (e * wplus - (w + 2) * f / (2 * wplus));
            w -= delta;
            if (Math.Abs(delta) < tolerance * (1 + Math.Abs(w)))
                break;
        }

        Debug.Assert(used <= maxIterations);
        return w;
    }
}
