using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0014: method is extern.</summary>
internal static class ExternMethod
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0014",
        "Method is extern",
        "'{0}' is extern: its code is not C#; write out in C# what it computes",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0014.md");

    public static Diagnostic Create(Location location, string method) => Diagnostic.Create(Descriptor, location, method);
}
