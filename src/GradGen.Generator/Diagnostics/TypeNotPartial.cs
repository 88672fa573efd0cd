using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0001: containing type is not partial.</summary>
internal static class TypeNotPartial
{
    public const string Id = "GG0001";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Containing type is not partial",
        "Type '{1}' must be partial, so that the derivatives of '{0}' can be declared in it",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0001.md");

    public static Diagnostic Create(Location location, string method, string type) => Diagnostic.Create(Descriptor, location, method, type);
}
