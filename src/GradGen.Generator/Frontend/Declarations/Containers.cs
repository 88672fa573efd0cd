using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The types around the method, which get another part.</summary>
internal static class Containers
{
    public static Container Read(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        Location place = syntax.Identifier.GetLocation();
        var types = new List<string>();
        SyntaxNode? node = syntax.Parent;
        for (; node is TypeDeclarationSyntax type; node = node.Parent)
        {
            if (type.Identifier.IsMissing || type.Identifier.ValueText.Length == 0)
                throw new Refusal(UnsupportedContainer.Create(place, method.Name, "it is declared in an extension block"));
            if (type is InterfaceDeclarationSyntax)
                throw new Refusal(UnsupportedContainer.Create(place, method.Name, "it is declared in an interface"));
            if (type.Modifiers.Any(modifier => modifier.ValueText == "file"))
                throw new Refusal(UnsupportedContainer.Create(place, method.Name, $"'{type.Identifier.ValueText}' is local to its file"));
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                throw new Refusal(TypeNotPartial.Create(place, method.Name, type.Identifier.ValueText));
            types.Insert(0, $"partial {Keyword(type)} {type.Identifier.Text}{TypeParameters(type.TypeParameterList)}");
        }
        if (types.Count == 0)
            throw new Refusal(UnsupportedContainer.Create(place, method.Name, "it is not a member of a type"));
        if (node is not (BaseNamespaceDeclarationSyntax or CompilationUnitSyntax))
            throw new Refusal(UnsupportedContainer.Create(place, method.Name, "generated code cannot be added to the type"));
        INamespaceSymbol space = method.ContainingNamespace;
        return new Container(space.IsGlobalNamespace ? "" : space.ToDisplayString(s_namespace), types.ToEquatableArray(), HidesNames(method.ContainingType));
    }

    private static readonly SymbolDisplayFormat s_namespace = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static string Keyword(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax record when record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) => "record struct",
        RecordDeclarationSyntax => "record",
        _ => type.Keyword.Text,
    };

    private static string TypeParameters(TypeParameterListSyntax? list) =>
        list is null ? "" : $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>";

    private static bool HidesNames(INamedTypeSymbol type)
    {
        string[] used = [.. UsedNames.Namespaces, .. UsedNames.Types];
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            for (INamedTypeSymbol? current = outer; current is not null; current = current.BaseType)
                if (used.Any(name => current.Name == name || !current.GetMembers(name).IsEmpty || current.TypeParameters.Any(parameter => parameter.Name == name)))
                    return true;
        INamespaceSymbol space = type.ContainingNamespace;
        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            if (space.ToDisplayString() is not ("System" or "GradGen") && used.Any(name => space.GetMembers(name).Any()))
                return true;
        // What no namespace has comes before what a using directive brings.
        return UsedNames.Types.Any(name => space.GetTypeMembers(name).Any());
    }

    /// <summary>A file name that no other method has, the same on every machine.</summary>
    public static string HintName(IMethodSymbol method)
    {
        uint hash = 2166136261;
        foreach (char c in method.GetDocumentationCommentId() ?? method.Name)
            hash = unchecked((hash ^ c) * 16777619);
        var name = new StringBuilder();
        foreach (char c in $"{method.ContainingType.Name}.{method.Name}")
            name.Append(c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' ? c : '_');
        return $"{name}-{hash:x8}.g.cs";
    }
}
