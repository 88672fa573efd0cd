using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0011: unsupported result type.</summary>
internal static class UnsupportedResult
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0011",
        "Unsupported result type",
        "The result type '{1}' of '{0}' is not supported; return a number, or an array, tuple, struct or record of numbers",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0011.md");

    public static Diagnostic Create(Location location, string method, string type) => Diagnostic.Create(Descriptor, location, method, type);
}
