using System;

namespace GradGen;

/// <summary>
/// Marks a method whose derivatives are generated beside it at build time, as members of the same type.
/// Every containing type must be <see langword="partial"/>.
/// </summary>
/// <param name="withRespectTo">
/// The names of the parameters to differentiate with respect to; the others are constants. None: every parameter of real type.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(params string[] withRespectTo) : Attribute
{
    /// <summary>The names of the parameters to differentiate with respect to; empty for every parameter of real type.</summary>
    public string[] WithRespectTo { get; } = withRespectTo;

    /// <summary>
    /// Which siblings are generated. Unset: <see cref="GradGen.Derivatives.Gradient"/> for a method with a scalar real result,
    /// <see cref="GradGen.Derivatives.Jacobian"/> for any other.
    /// </summary>
    public Derivatives Derivatives { get; set; }

    /// <summary>Whether reductions may be summed in several partial sums.</summary>
    public FloatingPoint FloatingPoint { get; set; }
}
