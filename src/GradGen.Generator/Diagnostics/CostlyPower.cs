using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG3001: power costs more than a product.</summary>
internal static class CostlyPower
{
    public const string Id = "GG3001";

    /// <summary>The property that holds the product when it is the same to the last bit.</summary>
    public const string Exact = "Exact";

    public static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Power costs more than a product",
        "'{0}' costs many times what '{1}' does, which is {2}",
        "GradGen.Advice",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG3001.md");

    public static Diagnostic Create(Location location, string power, string product, bool isExact) => Diagnostic.Create(
        Descriptor,
        location,
        isExact ? ImmutableDictionary<string, string?>.Empty.Add(Exact, product) : null,
        power,
        product,
        isExact ? "the same number" : "rounded correctly, so the last bit may change");
}
