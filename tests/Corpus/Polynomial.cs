using GradGen;

namespace Corpus;

/// <summary>One scalar, no control flow: the smallest example.</summary>
public static partial class Polynomial
{
    [Differentiable]
    public static double Cubic(double x) => x * x * x + 3 * x;
}
