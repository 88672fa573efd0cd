using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1008: no result depends on any active parameter.</summary>
internal static class ZeroDerivative
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1008",
        "Derivative is zero everywhere",
        "The derivative of '{0}' is 0 everywhere: its result does not depend on an active parameter{1}",
        "GradGen.Body",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1008.md");

    public static Diagnostic Create(Location location, string method, bool decides) => Diagnostic.Create(Descriptor, location, method, decides ? " other than through comparisons, integers and Derivative.Stop" : "");
}
