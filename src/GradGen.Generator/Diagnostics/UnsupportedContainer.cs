using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0006: unsupported containing type.</summary>
internal static class UnsupportedContainer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0006",
        "Unsupported containing type",
        "'{0}' cannot be differentiated here, because {1}; move it to a partial class or struct",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0006.md");

    public static Diagnostic Create(Location location, string method, string why) => Diagnostic.Create(Descriptor, location, method, why);
}
