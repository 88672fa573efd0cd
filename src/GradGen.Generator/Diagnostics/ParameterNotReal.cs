using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0004: parameter is not real.</summary>
internal static class ParameterNotReal
{
    public const string Id = "GG0004";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Parameter is not real",
        "Parameter '{0}' is of type '{1}', which is not real; only double, float and what is made of them have derivatives; leave the name out",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0004.md");

    public static Diagnostic Create(Location location, string parameter, string type) => Diagnostic.Create(Descriptor, location, parameter, type);
}
