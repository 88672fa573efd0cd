using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG1006: checked arithmetic differs from the project's.</summary>
internal static class CheckedArithmetic
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG1006",
        "Checked arithmetic differs from the project's",
        "{0} here differs from the project's setting (CheckForOverflowUnderflow), which the generated code follows; leave it out",
        "GradGen.Body",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG1006.md");

    public static Diagnostic Create(Location location, string what) => Diagnostic.Create(Descriptor, location, what);
}
