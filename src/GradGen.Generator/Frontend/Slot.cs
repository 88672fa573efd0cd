using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>A C# variable during lowering, or a flag that says that control left. What it holds is in the environment.</summary>
internal sealed class Slot(int order, string name, Form form, Frame? owner, bool isFlag = false)
{
    /// <summary>Its C# type, of a variable of the source.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>Slots are joined in the order of their making, so that the same source gives the same IR.</summary>
    public int Order { get; } = order;

    public string Name { get; } = name;

    public Form Form { get; } = form;

    /// <summary>True for what says that control left, and for results: no variable of the source.</summary>
    public bool IsFlag { get; } = isFlag;

    /// <summary>The frame whose return makes the content irrelevant; null for what outlives it.</summary>
    public Frame? Owner { get; private set; } = owner;

    /// <summary>Something that outlives the frame sees the variable.</summary>
    public void Outlive() => Owner = null;
}
