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
            // Of a cast, the collection has the type.
            SyntaxNode typed = syntax.Parent is CastExpressionSyntax cast ? cast : syntax;
            ITypeSymbol? type = typed == syntax ? model.GetTypeInfo(syntax, session.Cancellation).ConvertedType : model.GetTypeInfo(typed, session.Cancellation).Type;
            if (ListShape.Form(Resolve(type)) is AggregateForm list)
                return ListCollection(list, [.. syntax.Elements.Select(element => (Operation(element), element is SpreadElementSyntax))], name);
            if (FormOf(type) is AggregateForm { Array.IsTable: true } table && syntax.Elements.All(element => element is ExpressionElementSyntax))
                return NewTable(table, Constant.Int32(syntax.Elements.Count), syntax.Elements.Select(Operation), name);
            if (syntax.Elements.Count == 0 && FormOf(type) is AtomForm { Type: OpaqueType } && type is INamedTypeSymbol { TypeKind: TypeKind.Class } made && made.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public }))
                return Opaque(type, [$"new {TypeName(type)}()"], [], syntax, isPure: false, name);
            if (syntax.Elements.All(element => element is ExpressionElementSyntax) && ListOfCode(Resolve(type), syntax.Elements.Select(Operation)) is CodeList code)
                return code;
            return IsRun(type)
                ? Collection(type!, [.. syntax.Elements.Select(element => (Operation(element), element is SpreadElementSyntax))], name)
                : null;

            IOperation Operation(CollectionElementSyntax element) =>
                model.GetOperation(WithoutParentheses(element is SpreadElementSyntax spread ? spread.Expression : ((ExpressionElementSyntax)element).Expression), session.Cancellation) ?? throw new Refusal(null);
        }
        return (int)expression.Kind == CollectionKind && expression.IsImplicit && IsRun(expression.Type)
            ? Collection(expression.Type!, [.. expression.ChildOperations.Select(element => (element, false))], name)
            : null;
    }

    /// <summary>To Roslyn, parentheses are no operation.</summary>
    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? WithoutParentheses(parenthesized.Expression) : expression;

    private Reference ListCollection(AggregateForm form, (IOperation Element, bool IsSpread)[] elements, string name)
    {
        HeapObject list = NewList(form, name);
        foreach ((IOperation element, bool isSpread) in elements)
            if (isSpread)
                AddAll(list, Expression(Plain(element)), element.Syntax);
            else
                Add(list, Expression(element), element.Syntax);
        return new Reference(list);
    }

    private Term Collection(ITypeSymbol type, (IOperation Element, bool IsSpread)[] elements, string name)
    {
        Form form = FormOf(type)!;
        if (elements.Length == 0 && form is AtomForm { Type: BufferType { Shape: not BufferShape.Array } empty })
            return new Atom(Empty(empty, name));
        var values = new List<(Term Value, bool IsSpread, SyntaxNode Place)>();
        Operand length = Constant.Int32(elements.Count(element => !element.IsSpread));
        foreach ((IOperation element, bool isSpread) in elements)
        {
            Term value = Expression(isSpread ? Plain(element) : element);
            if (isSpread && !IsRun(value))
                throw UnsupportedType(element.Type, element.Syntax.GetLocation());
            values.Add((value, isSpread, element.Syntax));
            if (isSpread)
                length = Sum(length, CountOf(value));
        }
        Term result = Allocate(Writable(form), [length], name);
        Operand next = Constant.Int32(0);
        foreach ((Term value, bool isSpread, SyntaxNode place) in values)
        {
            Operand count = isSpread ? CountOf(value) : Constant.Int32(1);
            if (isSpread)
                Copy(Runs(value, place), Cut(result, new Atom(next), new Atom(count), place), place);
            else
                Write(ElementAt(result, next, place), Convert(value, ElementType(type), place));
            next = Sum(next, count);
        }
        return result;
    }

    /// <summary>What is made for a span that may not be written is a span that may.</summary>
    private static Form Writable(Form form) => form switch
    {
        AtomForm { Type: BufferType { Shape: BufferShape.ReadOnlySpan } type } => new AtomForm(type with { Shape = BufferShape.Span }),
        AggregateForm { Array: { Shape: BufferShape.ReadOnlySpan } array } => ArrayShape.Form(array.Element, array.Rank, BufferShape.Span)!,
        _ => form,
    };
}
