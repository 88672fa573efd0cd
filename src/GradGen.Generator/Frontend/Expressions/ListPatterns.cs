using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>[a, .., b] on arrays and spans: the length first, then the elements, in a branch.</summary>
internal sealed partial class BodyLowering
{
    private Operand Matches(IListPatternOperation pattern, Term value)
    {
        IPatternOperation[] patterns = [.. pattern.Patterns];
        int before = patterns.TakeWhile(part => part is not ISlicePatternOperation).Count();
        bool isOpen = before < patterns.Length;
        Operand length = CountOf(value), count = Constant.Int32(isOpen ? patterns.Length - 1 : patterns.Length);
        Operand fits = _builder.Compute(isOpen ? Operator.GreaterOrEqual : Operator.Equal, ScalarType.Boolean, [length, count]);
        Operand result = Constant.True;
        if (isOpen && ((ISlicePatternOperation)patterns[before]).Pattern is IPatternOperation rest)
        {
            // Of no elements where the length does not fit; then nobody reads it.
            Operand start = Selected(fits, Constant.Int32(before), Constant.Int32(0)), others = Selected(fits, Difference(length, count), Constant.Int32(0));
            Term part = Slice(value, start, others, "", pattern.Syntax);
            result = Matches(rest, pattern.InputType is IArrayTypeSymbol ? Copied(part, "", pattern.Syntax) : part);
        }
        DeclareAhead(patterns.Where(part => part is not ISlicePatternOperation));
        if (pattern.DeclaredSymbol is not null)
            Bind(pattern.DeclaredSymbol, value);
        return Combine(Operator.BitAnd, result, ((Atom)Choose(pattern.Syntax, fits, () => new Atom(Elements()), () => new Atom(Constant.False), new AtomForm(ScalarType.Boolean))!).Operand);

        Operand Elements()
        {
            Operand all = Constant.True;
            for (int i = 0; i < patterns.Length; i++)
            {
                if (patterns[i] is ISlicePatternOperation or IDiscardPatternOperation)
                    continue;
                Operand at = i < before ? Constant.Int32(i) : Difference(length, Constant.Int32(patterns.Length - i));
                all = Combine(Operator.BitAnd, all, Matches(patterns[i], Read(ElementAt(value, at, patterns[i].Syntax))));
            }
            return all;
        }
    }
}
