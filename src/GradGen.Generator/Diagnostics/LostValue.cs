using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1010: an active value is lost.</summary>
internal static class LostValue
{
    public const string Id = "GG1010";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Active value is lost",
        "A value that depends on the parameters goes into '{0}', where its derivative is lost; return it, or say with Derivative.Stop that it is a constant",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1010.md");

    public static Diagnostic Create(Location location, string code) => Diagnostic.Create(Descriptor, location, code);
}
