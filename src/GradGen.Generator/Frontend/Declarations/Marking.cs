using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>What the attribute says.</summary>
/// <param name="WithRespectTo">The active parameters; empty for every real one.</param>
/// <param name="Derivatives">What is asked for; none when it is left to the result.</param>
/// <param name="Strict">True for FloatingPoint.Strict.</param>
internal sealed record Marking(HashSet<string> WithRespectTo, DerivativeKinds Derivatives, bool Strict)
{
    public static Marking Read(IMethodSymbol method, AttributeData attribute)
    {
        var names = new HashSet<string>();
        foreach (TypedConstant argument in attribute.ConstructorArguments)
            foreach (TypedConstant name in argument is { Kind: TypedConstantKind.Array, IsNull: false } ? argument.Values.AsEnumerable() : [argument])
                if (name.Value is string text)
                    names.Add(text);
        Location place = attribute.ApplicationSyntaxReference is SyntaxReference reference ? reference.GetSyntax().GetLocation() : method.Locations[0];
        foreach (string name in names)
        {
            IParameterSymbol? parameter = method.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (parameter is null)
                throw new Refusal(UnknownParameter.Create(place, method.Name, name));
            if (parameter.Type.TypeKind != TypeKind.Error && Types.Ir(parameter.Type) is not { IsReal: true })
                throw new Refusal(ParameterNotReal.Create(place, name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
        int derivatives = 0, floatingPoint = 0;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Derivatives", Value.Value: int kinds })
                derivatives = kinds;
            if (argument is { Key: "FloatingPoint", Value.Value: int order })
                floatingPoint = order;
        }
        return new Marking(names, (DerivativeKinds)derivatives, floatingPoint == 1);
    }

    public bool IsActive(IParameterSymbol parameter) =>
        Types.Ir(parameter.Type) is { IsReal: true }
        && (WithRespectTo.Count == 0 || WithRespectTo.Contains(parameter.Name))
        && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "NoDerivativeAttribute", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } });
}
