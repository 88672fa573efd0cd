using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0002: unknown parameter.</summary>
internal static class UnknownParameter
{
    public const string Id = "GG0002";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Unknown parameter",
        "'{0}' has no parameter '{1}'; name a parameter with nameof, or leave the list empty for every real one",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0002.md");

    public static Diagnostic Create(Location location, string method, string parameter) => Diagnostic.Create(Descriptor, location, method, parameter);
}
