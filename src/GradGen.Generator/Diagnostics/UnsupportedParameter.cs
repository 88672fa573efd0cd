using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0010: unsupported parameter.</summary>
internal static class UnsupportedParameter
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0010",
        "Unsupported parameter",
        "Parameter '{0}' cannot be differentiated through: {1}",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0010.md");

    public static Diagnostic Create(Location location, string parameter, string why) => Diagnostic.Create(Descriptor, location, parameter, why);
}
