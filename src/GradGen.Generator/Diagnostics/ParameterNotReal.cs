using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0004: parameter is not real.</summary>
internal static class ParameterNotReal
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0004",
        "Parameter is not real",
        "Parameter '{0}' is of type '{1}', which is not real; only double, float and buffers of them have derivatives",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0004.md");

    public static Diagnostic Create(Location location, string parameter, string type) => Diagnostic.Create(Descriptor, location, parameter, type);
}
