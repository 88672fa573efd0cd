using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>A scheduler of its step, which anybody may replace.</summary>
public sealed partial class Annealing
{
    /// <summary>The cooling law.</summary>
    public Func<double, double> Cooling { get; set; } = t => 0.95 * t;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Temperature([Domain(1, 10)] double start, [Domain(1, 5)] int steps)
    {
        for (int i = 0; i < steps; i++)
            start = Cooling(start); // GG2003: Cooling
        return start;
    }
}
