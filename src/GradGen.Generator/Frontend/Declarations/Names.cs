using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The names of the siblings, and of the parameters that they add, must be free.</summary>
internal static class Names
{
    public static void Check(IMethodSymbol method, MethodDeclarationSyntax syntax, DerivativeKinds requested)
    {
        foreach (string name in Siblings(method.Name, requested))
            foreach (ISymbol member in method.ContainingType.GetMembers(name))
                if (!IsGenerated(member) && (member is not IMethodSymbol other || Clashes(method, other)))
                    throw new Refusal(NameClash.Create(syntax.Identifier.GetLocation(), name, method.Name));
        HashSet<string> added = [.. AddedParameters(method, requested)];
        foreach (ParameterSyntax parameter in syntax.ParameterList.Parameters)
            if (added.Contains(parameter.Identifier.ValueText))
                throw new Refusal(NameClash.Create(parameter.Identifier.GetLocation(), parameter.Identifier.ValueText, method.Name));
    }

    /// <summary>The parameters that siblings have beside the method's.</summary>
    private static IEnumerable<string> AddedParameters(IMethodSymbol method, DerivativeKinds requested)
    {
        string[] suffixes =
        [
            .. requested.HasFlag(DerivativeKinds.Gradient) || requested.HasFlag(DerivativeKinds.Vjp) ? ["Gradient"] : Array.Empty<string>(),
            .. requested.HasFlag(DerivativeKinds.Jvp) ? ["Tangent"] : Array.Empty<string>(),
            .. requested.HasFlag(DerivativeKinds.Vjp) ? ["Cotangent"] : Array.Empty<string>(),
            // A row is filled by the VJP, a column by the JVP.
            .. requested.HasFlag(DerivativeKinds.Jacobian) ? ["Jacobian", "Gradient", "Tangent", "Cotangent"] : Array.Empty<string>(),
        ];
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => Marking.IsReal(parameter.Type)))
            foreach (string suffix in suffixes)
                yield return parameter.Name + suffix;
        if (!method.ReturnsVoid && (requested & (DerivativeKinds.Vjp | DerivativeKinds.Jacobian)) != 0)
            yield return "cotangent";
    }

    private static IEnumerable<string> Siblings(string name, DerivativeKinds requested)
    {
        if (requested.HasFlag(DerivativeKinds.Gradient))
        {
            yield return name + "Gradient";
            yield return name + "ValueAndGradient";
        }
        if (requested.HasFlag(DerivativeKinds.Jacobian))
            yield return name + "Jacobian";
        if (requested.HasFlag(DerivativeKinds.Jvp))
            yield return name + "Jvp";
        if (requested.HasFlag(DerivativeKinds.Vjp))
            yield return name + "Vjp";
    }

    /// <summary>What was generated for the method: the analyzer sees it.</summary>
    public static IEnumerable<IMethodSymbol> GeneratedFor(IMethodSymbol method) => method.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(member => member.Name.StartsWith(method.Name, System.StringComparison.Ordinal) && IsGenerated(member) && Clashes(method, member));

    /// <summary>True for what was generated already: the analyzer sees the derivatives.</summary>
    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is "GradGen");

    /// <summary>Siblings have the parameters of the method, and others after them.</summary>
    private static bool Clashes(IMethodSymbol method, IMethodSymbol other) =>
        other.Arity == method.Arity && other.Parameters.Length >= method.Parameters.Length
        && method.Parameters.Select(parameter => parameter.Type).SequenceEqual(other.Parameters.Take(method.Parameters.Length).Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
}
