using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>A method, local function or lambda that is being lowered: the root, or one that was called and is lowered in place.</summary>
/// <param name="method">The method.</param>
/// <param name="model">The model of its file.</param>
/// <param name="resultName">The name that the result takes, when the call is assigned to a variable.</param>
/// <param name="types">What its type parameters stand for.</param>
/// <param name="receiver">What this means in it; null where it has no meaning.</param>
internal sealed class Frame(IMethodSymbol method, SemanticModel model, string resultName, TypeMap types, Place? receiver)
{
    public IMethodSymbol Method { get; } = method;

    public SemanticModel Model { get; } = model;

    public string ResultName { get; } = resultName;

    public TypeMap Types { get; } = types;

    public Place? Receiver { get; } = receiver;

    /// <summary>Where the marked method calls what leads to this frame; null for a frame of the marked method.</summary>
    public Location? Call { get; init; }

    /// <summary>True when the frame returned.</summary>
    public Slot Returned { get; set; } = null!;

    /// <summary>What it returned; null for a method without a result.</summary>
    public Slot? Result { get; set; }

    /// <summary>The buffer that it returned: the same on every path, so that no path needs to hand it on.</summary>
    public Atom? ReturnedBuffer { get; set; }

    /// <summary>The place that it returned a reference to.</summary>
    public Place? Reference { get; set; }

    /// <summary>The blocks that are open where its body begins.</summary>
    public int Depth { get; set; }

    public Stack<LoopScope> Loops { get; } = new();

    /// <summary>The labels that can be jumped to from here, forwards, and the flag that says that control is on its way there.</summary>
    public List<(ILabelSymbol Label, Slot Jumped)> Jumps { get; } = [];
}

/// <summary>The flags of a loop.</summary>
/// <param name="Broken">True after break.</param>
/// <param name="Skipped">True after continue, until the next iteration.</param>
internal sealed record LoopScope(Slot Broken, Slot Skipped);
