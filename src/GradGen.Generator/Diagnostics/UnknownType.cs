using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG0015: type parameter stands for no real type.</summary>
internal static class UnknownType
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG0015",
        "Type parameter is not a real type",
        "What type parameter '{0}' of '{1}' stands for is not known where it is declared; mark a method that calls it with double or float",
        "GradGen.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG0015.md");

    public static Diagnostic Create(Location location, string type, string method) => Diagnostic.Create(Descriptor, location, type, method);
}
