using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>x = y, x += y, x++: the place first, then the value, then the write.</summary>
internal sealed partial class BodyLowering
{
    private Term Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
            throw Unsupported(assignment, "A ref assignment", "write the element or the variable out where it is used");
        Place place = PlaceOf(assignment.Target);
        Term value = Expression(assignment.Value, NameOf(place));
        Write(place, value);
        return value;
    }

    private static string NameOf(Place place) => place is VariablePlace variable ? variable.Slot.Name : "";

    private Term Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.OperatorMethod is not null || assignment.IsLifted || Types.Scalar(assignment.Target.Type) is not ScalarType type)
            throw Fence.Refuse(assignment);
        CheckOverflow(assignment.IsChecked, assignment, "Checked arithmetic");
        Place place = PlaceOf(assignment.Target);
        var left = (Atom)Read(place);
        Operand right = Scalar(assignment.Value);
        // byte += int computes in int: the conversions around the operator are not operations of the tree.
        ScalarType computed = Computed(assignment.OperatorKind, type, right);
        Operand result = Binary(assignment, assignment.OperatorKind, computed, Convert(left.Operand, computed, assignment.Syntax), right, computed.Equals(type) ? NameOf(place) : "");
        var value = new Atom(Convert(result, type, assignment.Syntax, NameOf(place)));
        Write(place, value);
        return value;
    }

    /// <summary>The type in which the operator of a compound assignment computes. The right side has been converted to it, a shift count aside.</summary>
    private static ScalarType Computed(BinaryOperatorKind kind, ScalarType target, Operand right)
    {
        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            return target.Kind is ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char ? ScalarType.Int32 : target;
        return (ScalarType)right.Type;
    }

    private Term Increment(IIncrementOrDecrementOperation step)
    {
        if (step.OperatorMethod is not null || step.IsLifted || Types.Scalar(step.Target.Type) is not ScalarType type)
            throw Fence.Refuse(step);
        CheckOverflow(step.IsChecked, step, "Checked arithmetic");
        Place place = PlaceOf(step.Target);
        var old = (Atom)Read(place);
        bool small = type.Kind is ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char;
        ScalarType computed = small ? ScalarType.Int32 : type;
        Constant one = computed.IsReal ? Constant.Real(computed, 1) : Constant.Integer(computed, 1);
        Operator @operator = step.Kind == OperationKind.Increment ? Operator.Add : Operator.Subtract;
        Operand result = _builder.Compute(@operator, computed, [Convert(old.Operand, computed, step.Syntax), one], small ? "" : NameOf(place));
        var value = new Atom(Convert(result, type, step.Syntax, NameOf(place)));
        Write(place, value);
        return step.IsPostfix ? old : value;
    }

    /// <summary>(a, b) = …: the places, then the values, then the writes.</summary>
    private Term Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        if (Types.Form(deconstruction.Value.Type) is not AggregateForm)
            throw Unsupported(deconstruction, "A deconstruction of this type", "deconstruct a tuple, or assign the parts one by one");
        Place[] places = [.. Targets(deconstruction.Target).Select(PlaceOf)];
        Term value = Expression(deconstruction.Value);
        Term[] parts = [.. Parts(value, deconstruction.Target)];
        if (parts.Length != places.Length)
            throw new Refusal(null);
        IOperation[] targets = [.. Targets(deconstruction.Target)];
        for (int i = 0; i < parts.Length; i++)
            if (Types.Form(targets[i].Type) is Form form)
                parts[i] = Convert(parts[i], form, deconstruction.Syntax, NameOf(places[i]));
        for (int i = 0; i < parts.Length; i++)
            Write(places[i], parts[i]);
        return value;
    }

    private static System.Collections.Generic.IEnumerable<IOperation> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements.SelectMany(Targets),
        _ => [target],
    };

    private static System.Collections.Generic.IEnumerable<Term> Parts(Term value, IOperation target)
    {
        ITupleOperation? tuple = target as ITupleOperation ?? (target as IDeclarationExpressionOperation)?.Expression as ITupleOperation;
        if (tuple is null)
            return [value];
        if (value is not Aggregate aggregate || aggregate.Parts.Count != tuple.Elements.Length)
            throw new Refusal(null);
        return aggregate.Parts.Zip(tuple.Elements, (part, element) => Parts(part, element)).SelectMany(parts => parts);
    }
}
