using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>A C# variable.</summary>
/// <param name="type">Its type.</param>
/// <param name="hint">The name that it would like to have.</param>
/// <param name="isParameter">True for a parameter of the method, which keeps its name.</param>
internal sealed class Variable(IrType type, string hint, bool isParameter = false)
{
    public IrType Type { get; set; } = type;

    public string Hint { get; set; } = hint;

    public bool IsParameter => isParameter;

    /// <summary>What reads it, when it is part of a parameter: "p.X".</summary>
    public string? Text { get; set; }

    /// <summary>What owns the memory of a buffer, and gives it back.</summary>
    public string? Owner { get; set; }

    /// <summary>Its name in the text, escaped when it is a keyword.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is declared: the innermost scope around all its uses.</summary>
    public Scope? Scope { get; set; }

    /// <summary>The position of the first use in that scope.</summary>
    public int Position { get; set; }

    public override string ToString() => Name;
}

/// <summary>A block of C#, compared by identity.</summary>
/// <param name="parent">The block around, or null.</param>
/// <param name="position">The position in the block around.</param>
internal sealed class Scope(Scope? parent, int position)
{
    public Scope? Parent => parent;

    public int Position => position;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>True when one is inside the other, or they are the same: a name means one thing in both.</summary>
    public bool Overlaps(Scope other)
    {
        (Scope inner, Scope outer) = Depth >= other.Depth ? (this, other) : (other, this);
        while (inner.Depth > outer.Depth)
            inner = inner.Parent!;
        return ReferenceEquals(inner, outer);
    }
}

/// <summary>The variable of each value.</summary>
internal sealed class Variables(Webs webs)
{
    private readonly Dictionary<int, Variable> _variables = [];

    public Variable Of(Value value)
    {
        int web = webs.Find(value);
        if (!_variables.TryGetValue(web, out Variable? variable))
            _variables.Add(web, variable = new Variable(value.Type, value.Name));
        if (variable.Hint.Length == 0)
            variable.Hint = value.Name;
        return variable;
    }

    public void AddParameter(Value value) => _variables.Add(webs.Find(value), new Variable(value.Type, value.Name, isParameter: true));
}
