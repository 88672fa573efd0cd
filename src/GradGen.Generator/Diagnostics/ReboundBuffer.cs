using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1002: buffer variable changes its buffer.</summary>
internal static class ReboundBuffer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1002",
        "Variable may hold one thing or another",
        "'{0}' may refer to different buffers, objects or functions here; use one variable for each, or copy what is in them",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1002.md");

    public static Diagnostic Create(Location location, string name) => Diagnostic.Create(Descriptor, location, name);
}
