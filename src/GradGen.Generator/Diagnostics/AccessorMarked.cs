using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0017: accessor cannot be marked.</summary>
internal static class AccessorMarked
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0017",
        "Accessor cannot be marked",
        "Accessor '{0}' has no name that its derivatives could have; write a method, which it may call",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0017.md");

    public static Diagnostic Create(Location location, string name) => Diagnostic.Create(Descriptor, location, name);
}
