using System;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Which method a virtual call, a call through an interface, or one on a type parameter runs.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>True when a derived type may run another method.</summary>
    private static bool IsOpen(IMethodSymbol method) =>
        method.IsAbstract || (!method.ContainingType.IsSealed && !method.IsSealed && (method.IsVirtual || method.IsOverride)) && !method.ContainingType.IsValueType;

    /// <summary>The exact type of an object whose making is known.</summary>
    private static INamedTypeSymbol? ExactType(Term value) => value switch
    {
        Aggregate aggregate => aggregate.Form.Type,
        Reference reference => reference.Object.Form.Type,
        _ => null,
    };

    /// <summary>The method or property that an object whose exact type is known runs for a virtual one; null when it is not known.</summary>
    private static ISymbol? Override(ISymbol member, Term receiver, IOperation reference)
    {
        bool isVirtual = reference is IInvocationOperation { IsVirtual: true } or IPropertyReferenceOperation { Instance: not (null or IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }) };
        if (!isVirtual || ExactType(receiver) is not INamedTypeSymbol exact)
            return null;
        if (member.ContainingType is { TypeKind: TypeKind.Interface })
            return member is IMethodSymbol { IsGenericMethod: true } ? null : exact.FindImplementationForInterfaceMember(member);
        for (INamedTypeSymbol? type = exact; type is not null; type = type.BaseType)
            foreach (ISymbol candidate in type.GetMembers(member.Name))
                if (Overrides(candidate, member))
                    return candidate is IMethodSymbol { IsGenericMethod: true } generic ? generic.Construct([.. ((IMethodSymbol)member).TypeArguments]) : candidate;
        return null;
    }

    private static bool Overrides(ISymbol? candidate, ISymbol member)
    {
        while (candidate is not null)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition))
                return true;
            candidate = candidate switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                _ => null,
            };
        }
        return false;
    }

    /// <summary>The numeric type that a static abstract method is called on.</summary>
    private ITypeSymbol? Constrained(IInvocationOperation call) => call is { Instance: null, TargetMethod: { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } } && call.ConstrainedToType is ITypeSymbol type ? Resolve(type) : null;

    /// <summary>T.Pi, T.Zero: the constants of a numeric type; null for another property.</summary>
    private Atom? NumericConstant(IPropertyReferenceOperation reference) =>
        reference is { Instance: null, ConstrainedToType: ITypeSymbol type } && ScalarOf(type) is ScalarType scalar && reference.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0d,
            "One" or "MultiplicativeIdentity" => 1d,
            "NegativeOne" => -1d,
            "Pi" => Math.PI,
            "E" => Math.E,
            "Tau" => 2 * Math.PI,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            "NegativeZero" => -0d,
            "Epsilon" => scalar.Kind == ScalarKind.Single ? float.Epsilon : double.Epsilon,
            "MaxValue" when scalar.IsReal => scalar.Kind == ScalarKind.Single ? float.MaxValue : double.MaxValue,
            "MinValue" when scalar.IsReal => scalar.Kind == ScalarKind.Single ? float.MinValue : double.MinValue,
            _ => (double?)null,
        } is double value
            ? new Atom(scalar.IsReal ? Constant.Real(scalar, value) : Constant.Integer(scalar, (long)value))
            : null;

    /// <summary>T.CreateChecked(x): a conversion.</summary>
    private Atom? Cast(IInvocationOperation call, string name) =>
        call is { Instance: null, TargetMethod.Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Arguments.Length: 1 } && (Constrained(call) ?? Resolve(call.TargetMethod.ContainingType)) is ITypeSymbol type
        && Types.Scalar(type) is ScalarType { IsReal: true } scalar && ScalarOf(call.Arguments[0].Value.Type) is not null
            ? new Atom(Convert(Scalar(call.Arguments[0].Value), scalar, call.Syntax, name))
            : null;

    /// <summary>GetValueOrDefault of a nullable.</summary>
    private Term? NullableCall(IInvocationOperation call, string name)
    {
        if (call is not { Instance: IOperation instance, TargetMethod.Name: "GetValueOrDefault" } || !Types.IsNullable(Resolve(instance.Type)) || Expression(instance) is not Aggregate nullable)
            return null;
        Term otherwise = call.Arguments.Length > 0 ? Expression(call.Arguments[0].Value) : Default(nullable.Form.Parts[1]);
        return Choose(call.Syntax, ((Atom)nullable.Parts[0]).Operand, () => nullable.Parts[1], () => otherwise, nullable.Form.Parts[1], name);
    }
}
