using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0018: lambda cannot be marked.</summary>
internal static class LambdaMarked
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0018",
        "Lambda cannot be marked",
        "A lambda has no name that its derivatives could have; make it a method of the type",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0018.md");

    public static Diagnostic Create(Location location) => Diagnostic.Create(Descriptor, location);
}
