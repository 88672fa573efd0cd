using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>[a, b, .. c] for an array or a span.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The kind of what the compiler makes of arguments for a params span; Roslyn 4.8 has no name for it.</summary>
    private const int CollectionKind = 0x7f;

    /// <remarks>To Roslyn 4.8 a collection expression is no operation, so that its syntax is read.</remarks>
    private Term? Collection(IOperation expression, string name)
    {
        if (expression.Syntax is CollectionExpressionSyntax syntax)
        {
            SemanticModel model = _frame.Model;
            return BufferOf(model.GetTypeInfo(syntax, session.Cancellation).ConvertedType) is BufferType type
                ? Collection(type, [.. syntax.Elements.Select(element => (Operation(element), element is SpreadElementSyntax))], name)
                : null;

            IOperation Operation(CollectionElementSyntax element) =>
                model.GetOperation(WithoutParentheses(element is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)element).Expression), session.Cancellation) ?? throw new Refusal(null);
        }
        return (int)expression.Kind == CollectionKind && expression.IsImplicit && BufferOf(expression.Type) is BufferType arguments
            ? Collection(arguments, [.. expression.ChildOperations.Select(element => (element, false))], name)
            : null;
    }

    /// <summary>To Roslyn, parentheses are no operation.</summary>
    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? WithoutParentheses(parenthesized.Expression) : expression;

    private Atom Collection(BufferType type, (IOperation Element, bool IsSpread)[] elements, string name)
    {
        if (elements.Length == 0 && type.Shape != BufferShape.Array)
            return new Atom(Empty(type, name));
        var values = new List<(Operand Value, bool IsSpread, SyntaxNode Place)>();
        Operand length = Constant.Int32(elements.Count(element => !element.IsSpread));
        foreach ((IOperation element, bool isSpread) in elements)
        {
            Operand value = isSpread ? Buffer(Plain(element)) : Convert(Scalar(element), type.Element, element.Syntax);
            values.Add((value, isSpread, element.Syntax));
            if (isSpread)
                length = Sum(length, LengthOf(value));
        }
        var result = (Atom)Allocate(type.Shape == BufferShape.Array ? type : type with { Shape = BufferShape.Span }, length, [], name);
        Operand next = Constant.Int32(0);
        foreach ((Operand value, bool isSpread, SyntaxNode place) in values)
        {
            Operand count = isSpread ? LengthOf(value) : Constant.Int32(1);
            if (isSpread)
                Copy(value, Slice(result.Operand, next, count, ""), place);
            else
                Put(result.Operand, next, value, place);
            next = Sum(next, count);
        }
        return result;
    }
}
