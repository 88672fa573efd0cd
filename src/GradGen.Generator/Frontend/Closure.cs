using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Code that a delegate runs, with the variables that it sees.</summary>
/// <param name="method">The lambda, local function or method.</param>
/// <param name="source">Its syntax.</param>
/// <param name="types">What the type parameters around it stand for.</param>
/// <param name="receiver">What it is called on, or what this means in it; null when it has none.</param>
/// <param name="variables">The variables where it was made.</param>
/// <param name="captured">Those that it names.</param>
internal sealed class Closure(IMethodSymbol method, SyntaxNode source, TypeMap types, Place? receiver, ImmutableDictionary<ISymbol, Place> variables, IReadOnlyList<Slot> captured)
{
    public IMethodSymbol Method { get; } = method;

    public SyntaxNode Source { get; } = source;

    public TypeMap Types { get; } = types;

    public Place? Receiver { get; } = receiver;

    public ImmutableDictionary<ISymbol, Place> Variables { get; } = variables;

    public IReadOnlyList<Slot> Captured { get; } = captured;

    /// <summary>The body of a lambda that a query expression stands for, which has no syntax of its own; null for other code.</summary>
    public IOperation? Body { get; init; }
}
