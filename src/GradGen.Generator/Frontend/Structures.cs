using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The fields of structs and classes with source, and of the vectors of System.Numerics.</summary>
internal static class Structures
{
    /// <summary>The form of a struct whose fields can be followed; null for another.</summary>
    public static AggregateForm? Form(INamedTypeSymbol type, Func<ITypeSymbol, Form?> formOf)
    {
        if (Types.IsNullable(type) || Numerics.Knows(type) || IsPosition(type))
            return Make(type, Fields(type), formOf);
        return HasSource(type) && !HasLayout(type) ? Make(type, Fields(type), formOf) : null;
    }

    /// <summary>The form of an anonymous type; null when a part cannot be followed.</summary>
    public static AggregateForm? AnonymousForm(INamedTypeSymbol type, Func<ITypeSymbol, Form?> formOf) => Make(type, [.. type.GetMembers().OfType<IPropertySymbol>()], formOf);

    /// <summary>The fields of a class that is made in the method; null when they cannot be followed.</summary>
    public static AggregateForm? ClassForm(INamedTypeSymbol type, Func<ITypeSymbol, Form?> formOf)
    {
        var members = new List<ISymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (!HasSource(current))
                return null;
            members.InsertRange(0, Fields(current));
        }
        return Make(type, members, formOf);
    }

    /// <summary>True for a class whose objects never change once they are made, so that they can be followed as values.</summary>
    public static bool IsImmutable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            if (!Fields(current).All(member => member is IFieldSymbol field && (field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } })))
                return false;
        return true;
    }

    /// <summary>The form of a struct, record or tuple that is made of numbers, some of them real, and of what is handed on: what carries derivatives. Null for another type.</summary>
    public static AggregateForm? RealForm(ITypeSymbol type)
    {
        AggregateForm? form = Types.Form(type) as AggregateForm
            ?? (type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: true } record && IsImmutable(record) ? ClassForm(record, Types.Form) : null);
        return form is not null && !Types.IsNullable(type) && form.Leaves.Any(leaf => leaf is ScalarType { IsReal: true }) && !form.HasBuffer ? form : null;
    }

    /// <summary>True for Index and Range.</summary>
    public static bool IsPosition(ITypeSymbol? type) => type is { Name: "Index" or "Range", TypeKind: TypeKind.Struct, ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool HasSource(INamedTypeSymbol type) => type.OriginalDefinition.DeclaringSyntaxReferences.Length > 0;

    private static AggregateForm? Make(INamedTypeSymbol type, IReadOnlyList<ISymbol> members, Func<ITypeSymbol, Form?> formOf)
    {
        Form?[] parts = [.. members.Select(member => member is IFieldSymbol { IsFixedSizeBuffer: true } or IFieldSymbol { RefKind: not RefKind.None } ? null : formOf(TypeOf(member)))];
        if (parts.Contains(null))
            return null;
        return new AggregateForm(
            parts.Select(part => part!).ToEquatableArray(),
            members.Select(NameOf).ToEquatableArray(),
            type,
            members.Select(member => member.OriginalDefinition).ToEquatableArray());
    }

    /// <summary>The instance fields, and the parameters of a primary constructor that members read.</summary>
    private static IReadOnlyList<ISymbol> Fields(INamedTypeSymbol type)
    {
        if (Types.IsNullable(type))
            return [.. type.GetMembers("HasValue"), .. type.GetMembers("Value")];
        if (IsPosition(type))
            return type.Name == "Index" ? [.. type.GetMembers("Value"), .. type.GetMembers("IsFromEnd")] : [.. type.GetMembers("Start"), .. type.GetMembers("End")];
        if (Numerics.Parts(type) is ISymbol[] parts)
            return parts;
        List<ISymbol> members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: false, IsConst: false })];
        foreach (SyntaxReference reference in type.OriginalDefinition.DeclaringSyntaxReferences)
            if (reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: ParameterListSyntax list } and not RecordDeclarationSyntax)
                members.AddRange(type.InstanceConstructors.Where(constructor => constructor.DeclaringSyntaxReferences.Any(own => own.GetSyntax() == list.Parent)).SelectMany(constructor => constructor.Parameters).Where(parameter => IsCaptured(parameter, (TypeDeclarationSyntax)list.Parent!)));
        return members;
    }

    /// <summary>True when a member's body names the parameter; initialisers do not make it a field.</summary>
    private static bool IsCaptured(IParameterSymbol parameter, TypeDeclarationSyntax type) => parameter.ContainingType.GetMembers(parameter.Name).IsEmpty && type.Members
        .Where(member => member is not (FieldDeclarationSyntax or TypeDeclarationSyntax) && !Hides(member, parameter.Name))
        .SelectMany(member => member is PropertyDeclarationSyntax property ? (IEnumerable<SyntaxNode?>)[property.AccessorList, property.ExpressionBody] : [member])
        .Any(code => code is not null && code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && !IsMember(name)));

    /// <summary>True for a member that cannot see the parameter: a static one, or one that has a parameter of that name.</summary>
    private static bool Hides(MemberDeclarationSyntax member, string name) =>
        member.Modifiers.Any(SyntaxKind.StaticKeyword)
        || (member is BaseMethodDeclarationSyntax method && method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name));

    /// <summary>True for what is named of something else: x in a.x, and in F(x: 1).</summary>
    private static bool IsMember(IdentifierNameSyntax name) =>
        name.Parent is NameColonSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    private static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => ((IParameterSymbol)member).Type,
    };

    private static string NameOf(ISymbol member) => member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property.Name : member.Name;

    private static bool HasLayout(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name switch
    {
        "StructLayoutAttribute" => attribute.ConstructorArguments.FirstOrDefault().Value is (int)LayoutKind.Explicit,
        "InlineArrayAttribute" => true,
        _ => false,
    });
}
