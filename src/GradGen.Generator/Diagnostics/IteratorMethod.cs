using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0013: method is an iterator.</summary>
internal static class IteratorMethod
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0013",
        "Method is an iterator",
        "'{0}' is an iterator, whose results come one by one and to an unknown number; return an array, or write to a span",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0013.md");

    public static Diagnostic Create(Location location, string method) => Diagnostic.Create(Descriptor, location, method);
}
