using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG2005: method is no derivative of the function.</summary>
internal static class WrongRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG2005",
        "Method is no derivative of the function",
        "'{0}' cannot be the derivative of '{1}': {2}",
        "GradGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG2005.md");

    public static Diagnostic Create(Location location, string method, string function, string why) => Diagnostic.Create(Descriptor, location, method, function, why);
}
