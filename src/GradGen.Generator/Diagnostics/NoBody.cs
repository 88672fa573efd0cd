using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0005: method has no body to differentiate.</summary>
internal static class NoBody
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0005",
        "Method has no body to differentiate",
        "'{0}' cannot be differentiated, because it is {1}",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0005.md");

    public static Diagnostic Create(Location location, string method, string why) => Diagnostic.Create(Descriptor, location, method, why);
}
