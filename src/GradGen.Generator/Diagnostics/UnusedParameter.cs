using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1007: no result depends on an active parameter.</summary>
internal static class UnusedParameter
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1007",
        "Result does not depend on parameter",
        "No result depends on '{0}'{1}: its derivative is 0; mark it [NoDerivative], or leave it out of [Differentiable]",
        "GradGen.Body",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1007.md");

    public static Diagnostic Create(Location location, string parameter, bool decides) => Diagnostic.Create(Descriptor, location, parameter, decides ? " other than through comparisons, integers and Derivative.Stop" : "");
}
