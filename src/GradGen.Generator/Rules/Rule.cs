using System;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Rules;

/// <summary>The derivative of one function or operator: forward mode, reverse mode and what must be recorded all follow from the partials.</summary>
/// <param name="Name">"Sin", or the name of an <see cref="Ir.Operator"/>.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="IsSingular">True when a partial is infinite at a point where the value is finite; there, a zero seed gives zero.</param>
/// <param name="PartialsFor">The partials, one per operand, given which operands are active; those of an inactive operand are not used, and may be null.</param>
internal sealed record Rule(string Name, int Arity, bool IsSingular, Func<EquatableArray<bool>, Formula?[]> PartialsFor)
{
    /// <summary>Tells, for a singular function, the operands for which it has no singular point: a power with a known exponent of one or more.</summary>
    public Func<EquatableArray<Operand>, bool> IsRegularFor { get; init; } = _ => false;

    /// <remarks>A limit that is infinite, as <c>Math.Min(x, double.PositiveInfinity * y)</c> has one, makes every partial infinite that it is in.</remarks>
    public bool IsSingularFor(EquatableArray<Operand> operands) => IsSingular
        ? !IsRegularFor(operands)
        : operands.Any(operand => operand is Constant { Scalar.IsReal: true } constant && double.IsInfinity(constant.RealValue));
}
