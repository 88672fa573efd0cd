using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1002: buffer variable changes its buffer.</summary>
internal static class ReboundBuffer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1002",
        "Buffer variable changes its buffer",
        "'{0}' may refer to different buffers here; use one variable for each buffer, or copy the elements",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1002.md");

    public static Diagnostic Create(Location location, string name) => Diagnostic.Create(Descriptor, location, name);
}
