using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0004: parameter is not real.</summary>
internal static class ParameterNotReal
{
    public const string Id = "GG0004";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Parameter is not real",
        "Parameter '{0}' is of type '{1}', which is not real; only double, float and buffers of them have derivatives",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0004.md");

    public static Diagnostic Create(Location location, string parameter, string type) => Diagnostic.Create(Descriptor, location, parameter, type);
}
