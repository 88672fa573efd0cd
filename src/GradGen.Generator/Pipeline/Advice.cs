using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Frontend;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Pipeline;

/// <summary>Where a method's derivative is exact and yet surely not what is meant, at the places in the marked method.</summary>
internal static class Advice
{
    public static IEnumerable<Diagnostic> On(DifferentiableMethod method, Sites sites, IMethodSymbol symbol, MethodDeclarationSyntax syntax)
    {
        ParameterShape[] active = [.. method.Shape.Parameters.Where(parameter => parameter.IsActive && (parameter.Value?.Type is not BufferType || parameter.IsRead))];
        IEnumerable<Operand> outputs = method.Primal.Body.Yields.Concat(method.Shape.Parameters.Where(parameter => parameter is { IsWritten: true, Value: not null }).Select(parameter => parameter.Value!));
        var lost = new LostDerivatives(method.Primal.Body, method.Callees, active.SelectMany(parameter => parameter.Values), outputs);
        var reported = new HashSet<(string, Location, string)>();

        IEnumerable<Diagnostic> all = lost.Searches.Select(OfSearch).Concat(lost.Roundings.Select(OfRounding));
        foreach (Diagnostic diagnostic in all)
            if (reported.Add((diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))))
                yield return diagnostic;
        if (lost.IsZero && lost.Searches.Count == 0)
            yield return ZeroDerivative.Create(syntax.Identifier.GetLocation(), symbol.Name, lost.Unused.Any(unused => unused.Decides));
        if (lost.IsZero)
            yield break;
        foreach (ParameterShape parameter in active)
        {
            UnusedInput[] unused = [.. lost.Unused.Where(input => parameter.Values.Contains(input.Input))];
            if (unused.Length == parameter.Values.Count && !unused.Any(input => input.IsSearched))
                yield return UnusedParameter.Create(symbol.Parameters.First(own => own.Name == parameter.Name).Locations[0], parameter.Name, unused.Any(input => input.Decides));
        }

        Diagnostic OfSearch(Search search)
        {
            Site site = sites[search.Loop.Op.Site];
            string names = string.Join(", ", active.Where(parameter => parameter.Values.Any(value => search.Inputs.Contains(value.Id))).Select(parameter => $"'{parameter.Name}'"));
            return site.Call is null
                ? SearchLoop.Create(site.Place, "This loop", names)
                : SearchLoop.Create(site.Call, $"'{search.Loop.Op.Origin}' in '{site.Method}'", names);
        }

        Diagnostic OfRounding(Rounding rounding)
        {
            Site site = sites[rounding.Op.Site];
            string expression = site.Place.SourceTree?.GetText().ToString(site.Place.SourceSpan) ?? "";
            return RoundedValue.Create(site.Call ?? site.Place, expression, rounding.IsNumber);
        }
    }
}
