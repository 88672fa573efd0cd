using System.Linq;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>Queries that sort by another key than the numbers themselves.</summary>
public static partial class Queries
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TrimmedMean([Domain(-2, 2, Length = 6)] double[] sample, [Domain(0.5, 2)] double scale)
    {
        double mean = sample.OrderBy(v => v * v).Skip(1).Take(sample.Length - 2).Average(); // GG2001: OrderBy
        return mean * scale;
    }
}
