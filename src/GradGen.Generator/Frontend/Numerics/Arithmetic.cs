using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Frontend;

/// <summary>Where the arithmetic of a member of System.Numerics is written.</summary>
/// <param name="Builder">Takes the operations.</param>
/// <param name="Real">The type of the parts.</param>
/// <param name="IsFused">True where .NET computes a · b + c by MultiplyAddEstimate: from .NET 9 on.</param>
/// <param name="Site">The place of the call, for functions that are constant between steps.</param>
internal sealed record Arithmetic(IrBuilder Builder, ScalarType Real, bool IsFused, int Site)
{
    public Operand Apply(string function, IrType type, EquatableArray<Operand> operands) =>
        Builder.Apply(function, type, operands, site: type.IsReal && RuleTable.Find(function) is null ? Site : 0);
}
