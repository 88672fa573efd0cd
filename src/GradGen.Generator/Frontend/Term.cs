using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>The lowered value of a C# expression: one operand, or the parts of an aggregate, which is never a value of the IR itself (scalar replacement).</summary>
internal abstract record Term
{
    public abstract IEnumerable<Operand> Leaves { get; }
}

internal sealed record Atom(Operand Operand) : Term
{
    public override IEnumerable<Operand> Leaves => [Operand];
}

internal sealed record Aggregate(EquatableArray<Term> Parts) : Term
{
    public override IEnumerable<Operand> Leaves => Parts.SelectMany(part => part.Leaves);
}

/// <summary>What a variable holds before it is assigned.</summary>
internal sealed record Undefined : Term
{
    public static readonly Undefined Instance = new();

    public override IEnumerable<Operand> Leaves => [];
}
