using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0012: method is async.</summary>
internal static class AsyncMethod
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0012",
        "Method is async",
        "'{0}' is async, and what runs when is not known; compute in a method that is not, and await around it",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0012.md");

    public static Diagnostic Create(Location location, string method) => Diagnostic.Create(Descriptor, location, method);
}
