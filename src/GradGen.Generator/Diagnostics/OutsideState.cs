using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1004: state outside the method.</summary>
internal static class OutsideState
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1004",
        "State outside the method",
        "'{0}' {1}",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1004.md");

    public static Diagnostic Create(Location location, string name, string why) => Diagnostic.Create(Descriptor, location, name, why);
}
