using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The list of expressions. The name is that of the variable which the value is assigned to.</summary>
internal sealed partial class BodyLowering
{
    private Operand Scalar(IOperation expression, string name = "") => Scalar(Expression(expression, name), expression);

    private static Operand Scalar(Term value, IOperation expression) =>
        value is Atom { Operand: Operand operand } && operand.Type is not OpaqueType ? operand : throw UnsupportedType(expression.Type, expression.Syntax.GetLocation());

    private Term Expression(IOperation expression, string name = "")
    {
        Deeper(expression.Syntax, 1);
        Term value = ExpressionHere(expression, name);
        _nesting--;
        return value is Optional maybe ? Dereferenced(maybe, expression) : value;
    }

    private Term ExpressionHere(IOperation expression, string name)
    {
        if (_evaluated.TryGetValue(expression, out Term? known))
        {
            _evaluated = _evaluated.Remove(expression);
            return known;
        }
        if (expression.ConstantValue is { HasValue: true } constant)
        {
            if (Literals.Of(Resolve(expression.Type), constant.Value) is Constant literal)
                return new Atom(literal);
            if (FormOf(expression.Type) is AtomForm { Type: OpaqueType })
                return OpaqueExpression(expression, name);
        }
        if (Collection(expression, name) is Term collection)
            return collection;
        return expression switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => Read(PlaceOf(expression), name),
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
            ITupleOperation tuple => Tuple(tuple),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            IImplicitIndexerReferenceOperation part when IsRange(part.Argument.Type) && IsRun(part.Instance.Type) => Slice(Expression(part.Instance), part.Argument, name),
            IImplicitIndexerReferenceOperation part when IsOpaque(part.Instance) && ListOf(part.Instance) is null => OutsidePart(part, name),
            IArrayElementReferenceOperation { Indices: [IOperation range] } part when IsRange(range.Type) && IsRun(part.ArrayReference.Type) => Copied(Slice(Expression(part.ArrayReference), range, ""), name, part.Syntax),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => Read(PlaceOf(expression), name),
            IPropertyReferenceOperation property => Property(property, name),
            IFieldReferenceOperation field => Field(field, name),
            IThrowOperation thrown => Throw(thrown),
            IIsPatternOperation test => new Atom(Matches(test.Pattern, Expression(test.Value))),
            ISwitchExpressionOperation choice => Switch(choice, name),
            IArrayCreationOperation { Initializer: IArrayInitializerOperation initializer } array when ListOfCode(Resolve(array.Type), initializer.ElementValues) is CodeList list => list,
            IArrayCreationOperation array when IsArray(array.Type) => NewArray(array, name),
            IObjectCreationOperation creation when Slicing(creation, name) is Term span => span,
            IObjectCreationOperation creation => Position(creation) ?? Create(creation, name),
            ITypeParameterObjectCreationOperation creation => Create(creation, name),
            IRangeOperation range => RangeOf(range),
            IAnonymousObjectCreationOperation creation => Anonymous(creation, name),
            IUtf8StringOperation text => Bytes(text, name),
            IWithOperation copy => With(copy, name),
            ITranslatedQueryOperation query => Expression(query.Operation, name),
            IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation => Delegate(expression),
            ITupleBinaryOperation comparison => new Atom(Compare(comparison)),
            ICoalesceAssignmentOperation assignment => CoalesceAssign(assignment, name),
            IConditionalAccessOperation access => Access(access, name) ?? throw new Refusal(null),
            IConditionalAccessInstanceOperation => _accessed.Peek(),
            IIsTypeOperation test => new Atom(IsOf(Expression(test.ValueOperand), test.TypeOperand, test.ValueOperand.Type, test, test.IsNegated)),
            ICoalesceOperation coalesce => Coalesce(coalesce, name),
            IDefaultValueOperation when BufferOf(expression.Type) is { Shape: not BufferShape.Array } none => new Atom(Empty(none, name)),
            IDefaultValueOperation when FormOf(expression.Type) is Form { HasBuffer: false } form => Default(form),
            IInvalidOperation => throw new Refusal(null),
            _ when expression.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => StackAlloc(expression, name),
            _ => OpaqueExpression(expression, name),
        };
    }

    private Aggregate Tuple(ITupleOperation tuple)
    {
        EquatableArray<Term> parts = tuple.Elements.Select(element => Expression(element)).ToEquatableArray();
        return FormOf(tuple.Type) is AggregateForm form ? new Aggregate(form, parts) : throw UnsupportedType(tuple.Type, tuple.Syntax.GetLocation());
    }
}
