using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1009: a loop finds its result by comparing active values.</summary>
internal static class SearchLoop
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1009",
        "Result is found by search",
        "{0} finds its result by comparing what depends on {1}, and that dependence is missing from the derivative; correct the result by a Newton step after the loop",
        "GradGen.Body",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1009.md");

    public static Diagnostic Create(Location location, string loop, string parameters) => Diagnostic.Create(Descriptor, location, loop, parameters);
}
