using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>A method, or local function, that is being lowered: the root, or one that was called and is lowered in place.</summary>
internal sealed class Frame(IMethodSymbol method, SemanticModel model, string resultName)
{
    public IMethodSymbol Method { get; } = method;

    public SemanticModel Model { get; } = model;

    /// <summary>Where the marked method calls what leads to this frame; null for a frame of the marked method.</summary>
    public Location? Call { get; init; }

    /// <summary>The name that the result takes, when the call is assigned to a variable.</summary>
    public string ResultName { get; } = resultName;

    /// <summary>True when the frame returned.</summary>
    public Slot Returned { get; set; } = null!;

    /// <summary>What it returned; null for a method without a result.</summary>
    public Slot? Result { get; set; }

    public Stack<LoopScope> Loops { get; } = new();
}

/// <summary>The flags of a loop.</summary>
/// <param name="Broken">True after break.</param>
/// <param name="Skipped">True after continue, until the next iteration.</param>
internal sealed record LoopScope(Slot Broken, Slot Skipped);
