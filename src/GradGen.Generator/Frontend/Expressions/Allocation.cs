using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>new double[n], { a, b }, stackalloc.</summary>
internal sealed partial class BodyLowering
{
    private Term NewArray(IArrayCreationOperation creation, string name)
    {
        if (creation.DimensionSizes.Length != 1 || BufferOf(creation.Type) is not BufferType type)
            throw Fence.Refuse(creation);
        Operand length = Length(creation.DimensionSizes[0]);
        return Allocate(type, length, creation.Initializer?.ElementValues ?? Enumerable.Empty<IOperation>(), name);
    }

    /// <remarks>No operation of Roslyn describes stackalloc, so that its syntax is read.</remarks>
    private Term StackAlloc(IOperation expression, string name)
    {
        SemanticModel model = _frame.Model;
        IEnumerable<ExpressionSyntax> elements = [];
        ExpressionSyntax? size = null;
        ITypeSymbol? element;
        switch (expression.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers.Count: 1 } array } syntax:
                element = model.GetTypeInfo(array.ElementType, session.Cancellation).Type;
                size = array.RankSpecifiers[0].Sizes.OfType<ExpressionSyntax>().FirstOrDefault(s => s is not OmittedArraySizeExpressionSyntax);
                elements = syntax.Initializer?.Expressions ?? elements;
                break;
            case ImplicitStackAllocArrayCreationExpressionSyntax syntax:
                elements = syntax.Initializer.Expressions;
                element = elements.Select(e => model.GetTypeInfo(e, session.Cancellation).Type).FirstOrDefault();
                if (elements.Any(e => !SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(e, session.Cancellation).Type, element)))
                    throw Unsupported(expression, "stackalloc without a type", "write the type of the elements");
                break;
            default:
                throw Fence.Refuse(expression);
        }
        if (ScalarOf(element) is not ScalarType scalar)
            throw UnsupportedType(element, expression.Syntax.GetLocation());
        IOperation[] values = [.. elements.Select(e => model.GetOperation(WithoutParentheses(e), session.Cancellation) ?? throw new Refusal(null))];
        Operand length = size is null ? Constant.Int32(values.Length) : Length(model.GetOperation(WithoutParentheses(size), session.Cancellation) ?? throw new Refusal(null));
        return Allocate(new BufferType(BufferShape.Span, scalar), length, values, name);
    }

    private Operand Length(IOperation size)
    {
        Operand length = Scalar(size);
        return length.Type.Equals(ScalarType.Int32) ? length : throw Unsupported(size, "A length that is not an int", "convert it to int");
    }

    private Term Allocate(BufferType type, Operand length, IEnumerable<IOperation> elements, string name)
    {
        Value buffer = _builder.Fresh(type, name);
        _builder.Add(new Allocate(buffer, length, IsReturned: false));
        int index = 0;
        foreach (IOperation element in elements)
            _builder.Add(new Store(buffer, Constant.Int32(index++), Convert(Scalar(element), type.Element, element.Syntax)));
        return new Atom(buffer);
    }
}
