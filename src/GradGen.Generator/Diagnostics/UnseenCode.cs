using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG2004: generated code is not seen.</summary>
internal static class UnseenCode
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG2004",
        "Generated code is not seen",
        "'{0}' cannot be differentiated, because it uses {1}, which a generator adds to this compilation and no other generator can see; write it in source",
        "GradGen.Calls",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG2004.md");

    public static Diagnostic Create(Location location, string method, string? used) => Diagnostic.Create(Descriptor, location, method, used is null ? "code" : $"'{used}'");
}
