using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using GradGen.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The fields of structs and classes with source, and of the vectors of System.Numerics.</summary>
internal static class Structures
{
    /// <summary>The form of a struct whose fields can be followed; null for another.</summary>
    public static AggregateForm? Form(INamedTypeSymbol type, Func<ITypeSymbol, Form?> formOf)
    {
        if (Types.IsNullable(type) || Numerics.Knows(type))
            return Make(type, Fields(type), formOf);
        return HasSource(type) && !HasLayout(type) ? Make(type, Fields(type), formOf) : null;
    }

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
        if (Numerics.Parts(type) is ISymbol[] parts)
            return parts;
        List<ISymbol> members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: false, IsConst: false })];
        foreach (SyntaxReference reference in type.OriginalDefinition.DeclaringSyntaxReferences)
            if (reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: ParameterListSyntax list } and not RecordDeclarationSyntax)
                members.AddRange(type.InstanceConstructors.Where(constructor => constructor.DeclaringSyntaxReferences.Any(own => own.GetSyntax() == list.Parent)).SelectMany(constructor => constructor.Parameters));
        return members;
    }

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
