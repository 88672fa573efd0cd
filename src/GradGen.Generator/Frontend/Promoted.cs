using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// What is handed to a method that calls itself, taken apart into operands: structs and objects by their fields, code by the variables that it sees.
/// Calls whose arguments are alike, operands aside, call one function.
/// </summary>
internal abstract record Promoted
{
    /// <summary>What tells arguments apart that need functions of their own; the same in every run.</summary>
    public abstract void Describe(StringBuilder key);

    protected static void Describe(StringBuilder key, IEnumerable<Promoted> parts)
    {
        key.Append('(');
        foreach (Promoted part in parts)
        {
            part.Describe(key);
            key.Append(',');
        }
        key.Append(')');
    }
}

/// <summary>A number, a buffer, or what is only handed on.</summary>
internal sealed record PromotedOperand(IrType Type) : Promoted
{
    public override void Describe(StringBuilder key) => key.Append(Type);
}

/// <summary>A constant that every function may name itself: null, this.</summary>
internal sealed record PromotedConstant(External Constant) : Promoted
{
    public override void Describe(StringBuilder key) => key.Append(Constant.Text);
}

/// <summary>A variable that holds nothing yet.</summary>
internal sealed record PromotedNothing : Promoted
{
    public override void Describe(StringBuilder key) => key.Append('?');
}

/// <summary>A struct, a tuple, an array that is more than a buffer.</summary>
internal sealed record PromotedAggregate(AggregateForm Form, IReadOnlyList<Promoted> Parts) : Promoted
{
    public override void Describe(StringBuilder key)
    {
        key.Append(Form.Type?.ToDisplayString() ?? Form.Array?.ToString());
        Describe(key, Parts);
    }
}

/// <summary>An object that the caller made.</summary>
/// <param name="Number">How many objects were handed on before.</param>
/// <param name="Form">Its type and fields.</param>
/// <param name="Fields">The variables that its fields are.</param>
internal sealed record PromotedObject(int Number, AggregateForm Form, IReadOnlyList<PromotedPlace> Fields) : Promoted
{
    public override void Describe(StringBuilder key)
    {
        key.Append(Form.Type!.ToDisplayString());
        Describe(key, Fields);
    }
}

/// <summary>Another name for an object that was handed on before.</summary>
internal sealed record PromotedName(int Number) : Promoted
{
    public override void Describe(StringBuilder key) => key.Append('#').Append(Number);
}

/// <summary>A delegate.</summary>
/// <param name="Code">The code that it runs.</param>
/// <param name="Number">The number of the code's syntax in the session.</param>
/// <param name="Receiver">What this means in it; null when it has none.</param>
/// <param name="Captured">The variables that it sees.</param>
internal sealed record PromotedCode(Closure Code, int Number, PromotedPlace? Receiver, IReadOnlyList<(ISymbol Variable, PromotedPlace Place)> Captured) : Promoted
{
    public override void Describe(StringBuilder key)
    {
        key.Append("code").Append(Number).Append(Code.Types.Describe());
        Describe(key, [.. Captured.Select(captured => captured.Place), .. Receiver is null ? [] : (Promoted[])[Receiver]]);
    }
}

/// <summary>One of several delegates, or an array of delegates.</summary>
/// <param name="Which">The number of the one; null for an array.</param>
/// <param name="Alternatives">The delegates.</param>
internal sealed record PromotedCodes(Promoted? Which, IReadOnlyList<Promoted> Alternatives) : Promoted
{
    public override void Describe(StringBuilder key)
    {
        key.Append(Which is null ? "list" : "one of");
        Describe(key, Alternatives);
    }
}

/// <summary>Something that can be assigned: what is passed by reference, captured, or a field of an object.</summary>
internal abstract record PromotedPlace : Promoted;

/// <summary>A variable.</summary>
/// <param name="Number">How many variables were handed on before.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its form.</param>
/// <param name="Content">What it holds; null for one that was handed on before, so that this is another name for it.</param>
internal sealed record PromotedVariable(int Number, string Name, Form Form, Promoted? Content) : PromotedPlace
{
    public override void Describe(StringBuilder key)
    {
        key.Append('$').Append(Number);
        Content?.Describe(key);
    }
}

internal sealed record PromotedPart(PromotedPlace Whole, ISymbol Member) : PromotedPlace
{
    public override void Describe(StringBuilder key)
    {
        Whole.Describe(key);
        key.Append('.').Append(Member.Name);
    }
}

/// <summary>An element of a buffer.</summary>
internal sealed record PromotedElement(Promoted Buffer, Promoted Index) : PromotedPlace
{
    public override void Describe(StringBuilder key) => Describe(key, [Buffer, Index]);
}

/// <summary>A value that is nowhere.</summary>
internal sealed record PromotedValue(Promoted Value) : PromotedPlace
{
    public override void Describe(StringBuilder key) => Value.Describe(key);
}
