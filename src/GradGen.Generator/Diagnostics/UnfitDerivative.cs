using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0007: derivative does not fit the method.</summary>
internal static class UnfitDerivative
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0007",
        "Derivative does not fit the method",
        "{0} of '{1}' cannot be generated: {2}",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0007.md");

    public static Diagnostic Create(Location location, string derivative, string method, string why) => Diagnostic.Create(Descriptor, location, derivative, method, why);
}
