using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG2003: call cannot be differentiated.</summary>
internal static class UnsupportedCall
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG2003",
        "Call cannot be differentiated",
        "The call of '{0}' cannot be differentiated: {1}",
        "GradGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG2003.md");

    public static Diagnostic Create(Location location, string method, string why) => Diagnostic.Create(Descriptor, location, method, why);
}
