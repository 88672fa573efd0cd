using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Index and Range: a number and from which end it counts, and two of these.</summary>
internal sealed partial class BodyLowering
{
    private bool IsIndex(ITypeSymbol? type) => Structures.IsPosition(Resolve(type)) && type!.Name == "Index";

    private bool IsRange(ITypeSymbol? type) => Structures.IsPosition(Resolve(type)) && type!.Name == "Range";

    private Term IndexOf(ITypeSymbol? type, Operand value, bool isFromEnd) => (FormOf(type) ?? throw new Refusal(null)).Assemble([value, Constant.Boolean(isFromEnd)]);

    /// <summary>a..b</summary>
    private Term RangeOf(IRangeOperation range)
    {
        var form = (AggregateForm)(FormOf(range.Type) ?? throw new Refusal(null));
        Term start = range.LeftOperand is IOperation left ? Expression(left) : form.Parts[0].Assemble([Constant.Int32(0), Constant.False]);
        Term end = range.RightOperand is IOperation right ? Expression(right) : form.Parts[1].Assemble([Constant.Int32(0), Constant.True]);
        return form.Assemble([.. start.Leaves, .. end.Leaves]);
    }

    /// <summary>new Index(…), new Range(…); null for another creation.</summary>
    private Term? Position(IObjectCreationOperation creation)
    {
        if (!Structures.IsPosition(Resolve(creation.Type)) || FormOf(creation.Type) is not AggregateForm form)
            return null;
        Operand[] leaves = [.. Arguments(creation.Arguments).OrderBy(argument => argument.Parameter).SelectMany(argument => argument.Value!.Leaves)];
        return leaves.Length == form.Leaves.Count() ? form.Assemble(leaves) : Default(form);
    }

    /// <summary>How far from the start a position is.</summary>
    private Operand Offset(Term position, Operand length)
    {
        Operand[] parts = [.. position.Leaves];
        return parts[1] is Constant isFromEnd
            ? isFromEnd.Equals(Constant.True) ? Difference(length, parts[0]) : parts[0]
            : Selected(parts[1], Difference(length, parts[0]), parts[0]);
    }

    /// <summary>s[^1], s[1..2] on what is from outside.</summary>
    private Term OutsidePart(IImplicitIndexerReferenceOperation part, string name)
    {
        var text = new CodeText(this);
        text.AddValue(part.Instance);
        text.Add("[");
        text.AddValue(part.Argument);
        text.Add("]");
        return Opaque(part.Type, text.Pieces, text.Operands, part.Syntax, name: name);
    }
}
