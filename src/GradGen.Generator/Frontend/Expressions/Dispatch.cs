using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Which method a virtual call, a call through an interface, or one on a type parameter runs.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>True when a derived type may run another method.</summary>
    private static bool IsOpen(IMethodSymbol method) =>
        method.IsAbstract || (!method.ContainingType.IsSealed && !method.IsSealed && (method.IsVirtual || method.IsOverride)) && !method.ContainingType.IsValueType;

    // A kind of type of C# 14, for which Roslyn 4.8 has no name.
    private const int ExtensionType = 14;

    /// <summary>True for a member of an extension block.</summary>
    private static bool IsExtension(IMethodSymbol method) => (int)method.ContainingType.TypeKind == ExtensionType;

    private bool IsReferenceExtension(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.ParameterList?.Parameters.FirstOrDefault()?.Modifiers.Any(modifier => modifier.ValueText == "ref") is true;

    /// <summary>The exact type of an object whose making is known.</summary>
    private static INamedTypeSymbol? ExactType(Term value) => value switch
    {
        Aggregate aggregate => aggregate.Form.Type,
        Reference reference => reference.Object.Form.Type,
        _ => null,
    };

    /// <summary>The method or property that an object whose exact type is known runs for a virtual one; null when it is not known.</summary>
    private ISymbol? Override(ISymbol member, Term receiver, IOperation reference)
    {
        bool isVirtual = reference is IInvocationOperation { IsVirtual: true } or IPropertyReferenceOperation { Instance: not (null or IInstanceReferenceOperation { Syntax: BaseExpressionSyntax }) };
        if (!isVirtual || ExactType(receiver) is not INamedTypeSymbol exact)
            return null;
        if (member.ContainingType is { TypeKind: TypeKind.Interface })
        {
            if (member is IMethodSymbol { IsGenericMethod: true } || exact.FindImplementationForInterfaceMember(Resolved(member)) is not ISymbol found)
                return null;
            // The method of a base class that implements it may be overridden again.
            if (found is not { ContainingType.TypeKind: TypeKind.Class } || !(found.IsAbstract || found.IsVirtual || found.IsOverride))
                return found;
            member = found;
        }
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

    /// <summary>The method that a static abstract one stands for, its type parameter being known.</summary>
    private IMethodSymbol Implementation(IMethodSymbol method, ITypeSymbol? constrained) => (IMethodSymbol)Implementation(
        method, constrained is null ? method.Parameters.Select(parameter => Resolve(parameter.Type)).Append(Resolve(method.ReturnType)) : [Resolve(constrained)]);

    /// <summary>The member of the type with its type parameters replaced.</summary>
    private ISymbol Resolved(ISymbol member) => Resolve(member.ContainingType)?.GetMembers(member.Name).FirstOrDefault(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, member.OriginalDefinition)) ?? member;

    private ISymbol Implementation(ISymbol member, IEnumerable<ITypeSymbol?> candidates)
    {
        if (!member.IsStatic || member.ContainingType is not { TypeKind: TypeKind.Interface })
            return member;
        ISymbol wanted = Resolved(member);
        ISymbol? found = candidates.Select(candidate => candidate?.FindImplementationForInterfaceMember(wanted)).FirstOrDefault(found => found is not null);
        return found switch
        {
            null => member,
            IMethodSymbol { IsGenericMethod: true } generic => generic.Construct([.. ((IMethodSymbol)member).TypeArguments.Select(argument => Resolve(argument)!)]),
            _ => found,
        };
    }

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
