using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG3002: an active value is rounded or converted to an integer.</summary>
internal static class RoundedValue
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG3002",
        "Rounding has derivative zero",
        "The derivative of '{0}' is 0, since it is constant between its steps",
        "GradGen.Advice",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG3002.md");

    public static Diagnostic Create(Location location, string expression, bool isNumber) => Diagnostic.Create(Descriptor, location, isNumber ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden, null, null, expression);
}
