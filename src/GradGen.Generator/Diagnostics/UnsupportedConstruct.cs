using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1001: construct is not supported.</summary>
internal static class UnsupportedConstruct
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1001",
        "Construct is not supported",
        "{0} cannot be differentiated; {1}",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1001.md");

    public static Diagnostic Create(Location location, string construct, string advice) => Diagnostic.Create(Descriptor, location, construct, advice);
}
