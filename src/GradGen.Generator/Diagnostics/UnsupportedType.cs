using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1005: type is not supported.</summary>
internal static class UnsupportedType
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1005",
        "Type is not supported",
        "A value of type '{0}' cannot be differentiated through; use numbers, and arrays, spans, tuples, structs and records of them",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1005.md");

    public static Diagnostic Create(Location location, string type) => Diagnostic.Create(Descriptor, location, type);
}
