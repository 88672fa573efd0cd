using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1003: returned array is not allocated here.</summary>
internal static class ReturnedBuffer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1003",
        "Returned array is not allocated here",
        "{0} is returned; return an array that the method allocates itself, outside branches and loops",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1003.md");

    public static Diagnostic Create(Location location, string what) => Diagnostic.Create(Descriptor, location, what);
}
