using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG2001: called method has no source and no rule.</summary>
internal static class UnknownCallee
{
    public const string Id = "GG2001";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Called method has no source and no rule",
        "'{0}' has no source in this compilation and no derivative rule; {1}",
        "GradGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG2001.md");

    public static Diagnostic Create(Location location, string method, string advice) => Diagnostic.Create(Descriptor, location, method, advice);
}
