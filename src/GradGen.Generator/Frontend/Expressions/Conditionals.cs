using System.Collections.Generic;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>x?.Y: what follows is lowered in a branch, on what was found not to be null.</summary>
internal sealed partial class BodyLowering
{
    // What the accesses that stand around this place are of.
    private readonly Stack<Term> _accessed = new();

    /// <returns>The value; null for a call without one.</returns>
    private Term? Access(IConditionalAccessOperation access, string name)
    {
        Term whole = Expression(access.Operation);
        Operand isNull = IsNull(whole, access.Operation);
        Term inside = IsNullableValue(whole) ? ((Aggregate)whole).Parts[1] : whole is Optional maybe ? maybe.Content : whole;
        if (access.Type is null or { SpecialType: SpecialType.System_Void })
        {
            Choose(access.Syntax, isNull, () => null, () => { Within(() => { Effect(access.WhenNotNull); return null; }); return null; });
            return null;
        }
        Form form = FormOf(access.Type) ?? throw UnsupportedType(access.Type, access.Syntax.GetLocation());
        Term none = Default(form);
        return Choose(access.Syntax, isNull, () => none, () => Within(() => Convert(Expression(access.WhenNotNull), access.Type, access.Syntax)), form, name);

        Term? Within(System.Func<Term?> lower)
        {
            _accessed.Push(inside);
            Term? result = lower();
            _accessed.Pop();
            return result;
        }
    }
}
