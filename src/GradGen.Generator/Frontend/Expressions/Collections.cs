using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
        Term[] first = ThroughLastSpread(elements) is <= AtOnce and int count ? [.. elements.Take(count).Select(Element)] : [];
        for (int i = 0; i < elements.Length; i++)
            if (elements[i].IsSpread)
                AddAll(list, i < first.Length ? first[i] : Element(elements[i]), elements[i].Element.Syntax);
            else
                Add(list, i < first.Length ? first[i] : Expression(elements[i].Element), elements[i].Element.Syntax);
        return new Reference(list);
    }

    /// <summary>
    /// So many elements, the last of them a spread, the compiler evaluates before it copies what is spread. Of more, it copies each when its turn comes, as it does with what
    /// stands behind the last spread.
    /// </summary>
    private const int AtOnce = 3;

    private static int ThroughLastSpread((IOperation Element, bool IsSpread)[] elements) => System.Array.FindLastIndex(elements, element => element.IsSpread) + 1;

    private Term Element((IOperation Element, bool IsSpread) element) => Expression(element.IsSpread ? Plain(element.Element) : element.Element);

    /// <summary>What is spread as it is now, where an element behind it could change it before it is copied.</summary>
    private Term Snapshot(Term spread, IEnumerable<IOperation> behind, SyntaxNode place) => !behind.SelectMany(element => element.DescendantsAndSelf()).Any(ChangesMemory) ? spread
        : ListIn(spread) is HeapObject list ? Copied(list, "", place)
        : Copied(spread, "", place);

    private static bool ChangesMemory(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.Name is not ("Math" or "MathF"),
        IPropertyReferenceOperation reference => !reference.Property.DeclaringSyntaxReferences.IsEmpty,
        _ => operation is IAssignmentOperation or IIncrementOrDecrementOperation or IObjectCreationOperation,
    };

    private Term Collection(ITypeSymbol type, (IOperation Element, bool IsSpread)[] elements, string name)
    {
        Form form = FormOf(type)!;
        if (elements.Length == 0 && form is AtomForm { Type: BufferType { Shape: not BufferShape.Array } empty })
            return new Atom(Empty(empty, name));
        Term[] first = new Term[ThroughLastSpread(elements)];
        Operand length = Constant.Int32(elements.Count(element => !element.IsSpread));
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = Element(elements[i]);
            if (elements[i].IsSpread && !IsRun(first[i]))
                throw UnsupportedType(elements[i].Element.Type, elements[i].Element.Syntax.GetLocation());
            if (elements[i].IsSpread && first.Length > AtOnce)
                first[i] = Snapshot(first[i], elements.Skip(i + 1).Take(first.Length - i - 1).Select(element => element.Element), elements[i].Element.Syntax);
            if (elements[i].IsSpread)
                length = Sum(length, CountOf(first[i]));
        }
        Term result = Allocate(Writable(form), [length], name);
        Operand next = Constant.Int32(0);
        for (int i = 0; i < elements.Length; i++)
        {
            SyntaxNode place = elements[i].Element.Syntax;
            Operand count = elements[i].IsSpread ? CountOf(first[i]) : Constant.Int32(1);
            if (elements[i].IsSpread)
                Copy(Runs(first[i], place), Cut(result, new Atom(next), new Atom(count), place), place);
            else
                Write(ElementAt(result, next, place), Convert(i < first.Length ? first[i] : Expression(elements[i].Element), ElementType(type), place));
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
