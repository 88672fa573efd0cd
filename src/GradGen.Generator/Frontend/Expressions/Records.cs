using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The equality that the compiler gives to records: of the same type, and part by part as the Equals of each.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>a == b and a != b of records; null for another operator.</summary>
    private Operand? RecordComparison(IBinaryOperation binary)
    {
        if (binary is not { OperatorMethod: { IsImplicitlyDeclared: true, ContainingType.IsRecord: true }, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals })
            return null;
        bool isEqual = binary.OperatorKind is BinaryOperatorKind.Equals;
        IOperation? other = IsNull(binary.RightOperand) ? binary.LeftOperand : IsNull(binary.LeftOperand) ? binary.RightOperand : null;
        Term left = Expression(other ?? binary.LeftOperand);
        Operand? test = other is not null ? IsNull(left, other) : AreEqual(left, Expression(binary.RightOperand), binary);
        return test is null || isEqual ? test : Not(test);
    }

    /// <summary>a.Equals(b) of records and tuples; null for another call.</summary>
    private Operand? RecordCall(IInvocationOperation call)
    {
        if (call is not { Instance: IOperation instance, TargetMethod: { Name: "Equals", Parameters: [IParameterSymbol parameter] } method, Arguments: [IArgumentOperation argument] })
            return null;
        bool isOwn = method.IsImplicitlyDeclared && method.ContainingType.IsRecord && SymbolEqualityComparer.Default.Equals(parameter.Type, method.ContainingType);
        return isOwn || (method.ContainingType.IsTupleType && parameter.Type.IsTupleType) ? AreEqual(Expression(instance), Expression(argument.Value), call) : null;
    }

    /// <summary>Null where one of them is from outside.</summary>
    private Operand? AreEqual(Term a, Term b, IOperation place) => (a, b) switch
    {
        (Atom { Operand.Type: OpaqueType }, _) or (_, Atom { Operand.Type: OpaqueType }) => null,
        (Reference x, Reference y) when x.Equals(y) => Constant.True,
        (Reference { Object: HeapObject x }, Reference { Object: HeapObject y }) when x.Form.Type is { IsRecord: true } => x.Form.Equals(y.Form)
            ? HaveEqualParts(x.Form, [.. x.Fields.Select(Get)], [.. y.Fields.Select(Get)], place)
            : Constant.False,
        (Aggregate { Form.IsTuple: true } x, Aggregate y) => HaveEqualParts(x.Form, [.. x.Parts], [.. y.Parts], place),
        (Aggregate x, Aggregate y) => x.Form.Equals(y.Form) ? HaveEqualParts(x.Form, [.. x.Parts], [.. y.Parts], place) : Constant.False,
        _ => throw Fence.Refuse(place),
    };

    private Operand HaveEqualParts(AggregateForm form, Term[] a, Term[] b, IOperation place)
    {
        if (form.Type is INamedTypeSymbol type && Types.IsNullable(type))
            return Combine(Operator.BitAnd, _builder.Compute(Operator.Equal, ScalarType.Boolean, [((Atom)a[0]).Operand, ((Atom)b[0]).Operand]), PartsEqual(a[1], b[1], type.TypeArguments[0], place));
        if (!form.IsTuple && !(form.Type is { IsRecord: true } record && HasOwnEquality(record)))
            throw Unsupported(place, "This comparison", "compare the members");
        Operand same = Constant.True;
        for (int i = 0; i < a.Length; i++)
            same = Combine(Operator.BitAnd, same, PartsEqual(a[i], b[i], form.IsTuple ? null : MemberType(form, i), place));
        return same;
    }

    /// <summary>True when no Equals, and no contract, is written by hand.</summary>
    private static bool HasOwnEquality(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            if (type.GetMembers().Any(member => member is IMethodSymbol { Name: "Equals", IsImplicitlyDeclared: false } or IPropertySymbol { Name: "EqualityContract", IsImplicitlyDeclared: false }))
                return false;
        return true;
    }

    private Operand PartsEqual(Term a, Term b, ITypeSymbol? type, IOperation place)
    {
        switch (a, b)
        {
            case (Atom { Operand: { Type: ScalarType { IsReal: true } } x }, Atom { Operand: Operand y }):
                // NaN equals NaN.
                Operand same = _builder.Compute(Operator.Equal, ScalarType.Boolean, [x, y]);
                Operand neither = Combine(Operator.BitAnd, _builder.Apply("IsNaN", ScalarType.Boolean, [x]), _builder.Apply("IsNaN", ScalarType.Boolean, [y]));
                return Combine(Operator.BitOr, same, neither);
            case (Atom { Operand: { Type: ScalarType } x }, Atom { Operand: Operand y }):
                return _builder.Compute(Operator.Equal, ScalarType.Boolean, [x, y]);
            case (Atom { Operand: { Type: OpaqueType } x }, Atom { Operand: { Type: OpaqueType } y }) when type is not null:
                string comparer = $"global::System.Collections.Generic.EqualityComparer<{TypeName(type)}>.Default.Equals(";
                return ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Boolean), [comparer, ", ", ")"], [x, y], place.Syntax)).Operand;
            case (Aggregate, Aggregate) or (Reference, Reference):
                return AreEqual(a, b, place)!;
            default:
                throw Unsupported(place, "This comparison", "compare the members");
        }
    }
}
