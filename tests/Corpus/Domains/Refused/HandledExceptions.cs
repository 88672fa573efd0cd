using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>What an exception cuts off is not known before the sweep.</summary>
public static partial class HandledExceptions
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Guarded([Domain(-1, 2)] double x, [Domain(0.5, 2)] double y)
    {
        try // GG1001: try
        {
            return LogOf(x) * y;
        }
        catch (ArgumentOutOfRangeException)
        {
            return -1e3 * y;
        }
    }

    private static double LogOf(double x) => x > 0 ? Math.Log(x) : throw new ArgumentOutOfRangeException(nameof(x));
}
