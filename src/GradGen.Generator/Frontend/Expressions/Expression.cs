using System.Linq;
using System.Runtime.CompilerServices;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The list of expressions. The name is that of the variable which the value is assigned to.</summary>
internal sealed partial class BodyLowering
{
    private Operand Scalar(IOperation expression, string name = "") =>
        Expression(expression, name) is Atom atom ? atom.Operand : throw UnsupportedType(expression.Type, expression.Syntax.GetLocation());

    private Term Expression(IOperation expression, string name = "")
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (expression.ConstantValue is { HasValue: true } constant && Literals.Of(expression.Type, constant.Value) is Constant literal)
            return new Atom(literal);
        return expression switch
        {
            ILocalReferenceOperation local => Variable(local.Local, local),
            IParameterReferenceOperation parameter => Variable(parameter.Parameter, parameter),
            IParenthesizedOperation parenthesized => Expression(parenthesized.Operand, name),
            IConversionOperation { Operand: IThrowOperation thrown } => Throw(thrown),
            IConversionOperation conversion => Conversion(conversion, name),
            IBinaryOperation binary => Binary(binary, name),
            IUnaryOperation unary => Unary(unary, name),
            IConditionalOperation conditional => Conditional(conditional, name),
            IInvocationOperation call => Call(call, name) ?? throw new Refusal(null),
            ISimpleAssignmentOperation assignment => Assign(assignment),
            ICompoundAssignmentOperation assignment => Compound(assignment),
            IIncrementOrDecrementOperation step => Increment(step),
            ITupleOperation tuple => new Aggregate(tuple.Elements.Select(element => Expression(element)).ToEquatableArray()),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } part when Types.SpanShape(part.Instance.Type) is not null => new Atom(Slice(Buffer(part.Instance), range, name)),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => Read(PlaceOf(expression), name),
            IPropertyReferenceOperation property => Property(property, name),
            IFieldReferenceOperation field => Field(field),
            IThrowOperation thrown => Throw(thrown),
            IIsPatternOperation test => new Atom(Matches(test.Pattern, Scalar(test.Value))),
            ISwitchExpressionOperation choice => Switch(choice, name),
            IArrayCreationOperation array => NewArray(array, name),
            IObjectCreationOperation creation when Slicing(creation, name) is Term span => span,
            IDefaultValueOperation when Types.SpanShape(expression.Type) is not null && Types.Buffer(expression.Type) is BufferType none => new Atom(Empty(none, name)),
            IDefaultValueOperation when Types.Form(expression.Type) is Form { HasBuffer: false } form => Default(form),
            IInvalidOperation => throw new Refusal(null),
            _ when expression.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => StackAlloc(expression, name),
            _ => throw Fence.Refuse(expression),
        };
    }

    private Term Variable(ISymbol symbol, IOperation reference)
    {
        if (!_slots.TryGetValue(symbol, out Slot? slot))
        {
            ITypeSymbol? type = reference.Type;
            if (Types.Form(type) is null)
                throw UnsupportedType(type, reference.Syntax.GetLocation());
            throw Unsupported(reference, $"'{symbol.Name}' here", "declare it in the method");
        }
        Term content = Get(slot);
        if (content is Undefined)
            throw slot.Form.HasBuffer
                ? new Refusal(ReboundBuffer.Create(reference.Syntax.GetLocation(), symbol.Name))
                : Unsupported(reference, $"'{symbol.Name}', which may not be assigned here,", "give it a value where it is declared");
        return content;
    }
}
