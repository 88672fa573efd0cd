using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG2002: member is not accessible to the generated code.</summary>
internal static class Inaccessible
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG2002",
        "Member is not accessible to the generated code",
        "'{0}' must be accessible from '{1}', because the generated code there reads or calls it",
        "GradGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG2002.md");

    public static Diagnostic Create(Location location, string member, string type) => Diagnostic.Create(Descriptor, location, member, type);
}
