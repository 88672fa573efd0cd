using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG9001: internal error.</summary>
internal static class InternalError
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG9001",
        "Internal error",
        "'{0}' could not be differentiated because of an error in GradGen: {1}",
        "GradGen.Internal",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG9001.md");

    public static Diagnostic Create(Location location, string method, string message) => Diagnostic.Create(Descriptor, location, method, message);
}
