using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0009: local function cannot be marked.</summary>
internal static class LocalFunctionMarked
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0009",
        "Local function cannot be marked",
        "Local function '{0}' cannot have siblings; make it a method of the type",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0009.md");

    public static Diagnostic Create(Location location, string method) => Diagnostic.Create(Descriptor, location, method);
}
