using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.House;

/// <summary>Writes down what an assembly shows to others, one member a line, in an order that does not change.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat s_format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IEnumerable<string> Of(IAssemblySymbol assembly) =>
        TypesIn(assembly.GlobalNamespace)
            .SelectMany(type => type.GetMembers().Where(IsShown).Select(member => member.ToDisplayString(s_format)).Prepend(type.ToDisplayString(s_format)))
            .OrderBy(line => line, System.StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type when IsShown(type) => TypesIn(type).Prepend(type),
            INamespaceSymbol inner => TypesIn(inner),
            _ => [],
        });

    private static bool IsShown(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && symbol is not IMethodSymbol { AssociatedSymbol: not null }
        && !(symbol.IsImplicitlyDeclared && symbol is not IMethodSymbol);
}
