using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0008: generated name is taken.</summary>
internal static class NameClash
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0008",
        "Generated name is taken",
        "'{0}' is declared already, but the derivatives of '{1}' need that name; rename one of them",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0008.md");

    public static Diagnostic Create(Location location, string name, string method) => Diagnostic.Create(Descriptor, location, name, method);
}
