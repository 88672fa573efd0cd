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
        Term value = Apart(Expression(assignment.Value, NameOf(place)), assignment.Type, NameOf(place), assignment.Syntax);
        Write(place, value);
        return value;
    }

    private Term Compound(ICompoundAssignmentOperation assignment)
    {
        if (assignment.IsLifted)
            return LiftedCompound(assignment);
        Place place = PlaceOf(assignment.Target);
        if (assignment.OperatorMethod is IMethodSymbol operation && Builtin(operation) is null)
        {
            Term changed = OperatorCall(assignment, operation, [Read(place), Expression(assignment.Value)], NameOf(place));
            Write(place, changed);
            return changed;
        }
        if (ScalarOf(assignment.Target.Type) is not ScalarType type)
        {
            Term appended = OpaqueCompound(assignment, Read(place), NameOf(place));
            Write(place, appended);
            return appended;
        }
        var left = (Atom)Read(place);
        Operand right = Scalar(assignment.Value);
        // byte += int computes in int: the conversions around the operator are not operations of the tree.
        ScalarType computed = Computed(assignment.OperatorKind, type, right);
        Operand converted = Convert(left.Operand, computed, assignment.Syntax);
        Atom value = Overflowing(assignment.IsChecked, () => new Atom(Convert(
            Binary(assignment, assignment.OperatorKind, computed, converted, right, computed.Equals(type) ? NameOf(place) : ""), type, assignment.Syntax, NameOf(place))));
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
        if (step.IsLifted)
            return LiftedIncrement(step);
        Place place = PlaceOf(step.Target);
        if (IsOpaque(step.Target) && (step.OperatorMethod is null || Session.Source(step.OperatorMethod, session) is null))
        {
            Term opaque = Read(place);
            Term next = Opaque(step.Type, ["(", step.Kind == OperationKind.Increment ? " + 1)" : " - 1)"], [((Atom)opaque).Operand], step.Syntax, name: NameOf(place));
            Write(place, next);
            return step.IsPostfix ? opaque : next;
        }
        if (step.OperatorMethod is IMethodSymbol operation && Builtin(operation) is null)
        {
            Term before = Read(place);
            Term after = OperatorCall(step, operation, [before], NameOf(place));
            Write(place, after);
            return step.IsPostfix ? before : after;
        }
        if (ScalarOf(step.Target.Type) is not ScalarType type)
            throw Fence.Refuse(step);
        var old = (Atom)Read(place);
        bool small = type.Kind is ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char;
        ScalarType computed = small ? ScalarType.Int32 : type;
        Constant one = computed.IsReal ? Constant.Real(computed, 1) : Constant.Integer(computed, 1);
        Operator @operator = step.Kind == OperationKind.Increment ? Operator.Add : Operator.Subtract;
        Operand converted = Convert(old.Operand, computed, step.Syntax);
        Atom value = Overflowing(step.IsChecked, () => new Atom(Convert(_builder.Compute(@operator, computed, [converted, one], small ? "" : NameOf(place)), type, step.Syntax, NameOf(place))));
        Write(place, value);
        return step.IsPostfix ? old : value;
    }
}
