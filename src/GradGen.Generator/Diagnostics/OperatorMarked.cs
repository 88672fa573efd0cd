using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0016: operator cannot be marked.</summary>
internal static class OperatorMarked
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0016",
        "Operator cannot be marked",
        "Operator '{0}' has no name that its derivatives could have; it is differentiated where a marked method uses it",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0016.md");

    public static Diagnostic Create(Location location, string name) => Diagnostic.Create(Descriptor, location, name);
}
