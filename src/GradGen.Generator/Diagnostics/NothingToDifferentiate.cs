using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0003: nothing to differentiate.</summary>
internal static class NothingToDifferentiate
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0003",
        "Nothing to differentiate",
        "'{0}' has no {1} of real type (double, float, or what is made of them), so it has no derivative; leave the mark out",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0003.md");

    public static Diagnostic Create(Location location, string method, string part) => Diagnostic.Create(Descriptor, location, method, part);
}
