using System;
using System.Collections.Generic;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>What a query of LINQ goes through: elements with numbers, some of which may be left out. As in C#, nothing is computed before it is enumerated.</summary>
/// <param name="Element">The type of the elements.</param>
/// <param name="IsWhole">True when no element is left out, so that each can be asked for by its number.</param>
/// <param name="Open">Lowers what is needed before the first element.</param>
/// <param name="Memory">The buffers that hold the elements; null where functions compute them.</param>
internal sealed record Sequence(ITypeSymbol Element, bool IsWhole, Func<OpenSequence> Open, Func<Operand[]>? Memory = null);

/// <summary>A sequence that is being enumerated.</summary>
/// <param name="Length">How many numbers there are.</param>
/// <param name="Visit">Lowers the element with a number and what is done with it; nothing where it is left out.</param>
internal sealed record OpenSequence(Operand Length, Action<Operand, Action<Term>> Visit);

/// <summary>A query: it is no value of the IR, and lowered where it is enumerated.</summary>
internal sealed record Query(Sequence Sequence) : Term
{
    public override IEnumerable<Operand> Leaves => [];
}
