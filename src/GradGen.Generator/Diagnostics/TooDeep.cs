using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1011: code is nested too deeply.</summary>
internal static class TooDeep
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1011",
        "Code is nested too deeply",
        "This is nested too deeply to be differentiated; give an inner part a variable or a method of its own",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1011.md");

    public static Diagnostic Create(Location location) => Diagnostic.Create(Descriptor, location);
}
