using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0005: method has no body to differentiate.</summary>
internal static class NoBody
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0005",
        "Method has no body to differentiate",
        "'{0}' is {1}, so there is no code to differentiate; mark {2}",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0005.md");

    public static Diagnostic Create(Location location, string method, string what, string instead) => Diagnostic.Create(Descriptor, location, method, what, instead);
}
