using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>new double[n], new double[n, m], { a, b }, stackalloc.</summary>
internal sealed partial class BodyLowering
{
    private Term NewArray(IArrayCreationOperation creation, string name)
    {
        Operand[] lengths = [.. creation.DimensionSizes.Select(Length)];
        if (FormOf(creation.Type) is AggregateForm { Array.IsTable: true } table)
            return NewTable(table, lengths[0], Elements(creation.Initializer), name);
        return Allocate(FormOf(creation.Type)!, lengths, Elements(creation.Initializer), ElementType(creation.Type!), name);
    }

    /// <summary>The elements of an initialiser, in row-major order.</summary>
    private static IEnumerable<IOperation> Elements(IArrayInitializerOperation? initializer) =>
        initializer?.ElementValues.SelectMany(element => element is IArrayInitializerOperation row ? Elements(row) : [element]) ?? [];

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
        Form? form = FormOf(element) switch
        {
            AtomForm { Type: ScalarType scalar } => new AtomForm(new BufferType(BufferShape.Span, scalar)),
            AggregateForm { Array: null } item => ArrayShape.Form(item, 1, BufferShape.Span),
            _ => null,
        };
        if (form is null)
            throw UnsupportedType(element, expression.Syntax.GetLocation());
        IOperation[] values = [.. elements.Select(e => model.GetOperation(WithoutParentheses(e), session.Cancellation) ?? throw new Refusal(null))];
        Operand length = size is null ? Constant.Int32(values.Length) : Length(model.GetOperation(WithoutParentheses(size), session.Cancellation) ?? throw new Refusal(null));
        return Allocate(form, [length], values, element!, name);
    }

    private Operand Length(IOperation size)
    {
        Operand length = Scalar(size);
        return length.Type.Equals(ScalarType.Int32) ? length : throw Unsupported(size, "A length that is not an int", "convert it to int");
    }

    /// <summary>A new array or span of the form given, of zeros or with elements.</summary>
    private Term Allocate(Form form, Operand[] lengths, IEnumerable<IOperation> elements, ITypeSymbol type, string name)
    {
        Term array = Allocate(form, lengths, name);
        int index = 0;
        foreach (IOperation value in elements)
            Write(ElementAt(array, Constant.Int32(index++), value.Syntax), Convert(Expression(value), type, value.Syntax));
        return array;
    }

    private Term Allocate(Form form, Operand[] lengths, string name)
    {
        Operand count = Product(lengths);
        var buffers = new List<Operand>();
        foreach ((IrType type, string leaf) in form.Leaves.Zip(form.LeafNames(name), (type, leaf) => (type, leaf)).Where(pair => pair.type is BufferType))
        {
            Value buffer = _builder.Fresh(type, leaf);
            _builder.Add(new Allocate(buffer, count, IsReturned: false));
            buffers.Add(buffer);
        }
        return form is AtomForm ? new Atom(buffers[0]) : form.Assemble([.. lengths, .. buffers]);
    }
}
