using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>What the attribute says.</summary>
/// <param name="WithRespectTo">The active parameters; empty for every real one.</param>
/// <param name="Derivatives">What is asked for; none when it is left to the result.</param>
/// <param name="Strict">True for FloatingPoint.Strict.</param>
/// <param name="Wrong">What is wrong with it, when the signatures of the siblings are known all the same.</param>
internal sealed record Marking(HashSet<string> WithRespectTo, DerivativeKinds Derivatives, bool Strict, Diagnostic? Wrong)
{
    public static Marking Read(IMethodSymbol method, AttributeData attribute)
    {
        TypedConstant[] values = [.. attribute.ConstructorArguments.SelectMany(argument => argument is { Kind: TypedConstantKind.Array, IsNull: false } ? argument.Values.AsEnumerable() : [argument])];
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax();
        SyntaxNode[] places = [.. NameSyntax(syntax)];
        var names = new HashSet<string>();
        Diagnostic? wrong = null;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Value is not string name || !names.Add(name))
                continue;
            Location place = (places.Length == values.Length ? places[i] : syntax)?.GetLocation() ?? method.Locations[0];
            IParameterSymbol? parameter = method.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (parameter is null)
                wrong ??= UnknownParameter.Create(place, method.Name, name);
            else if (parameter.Type.TypeKind != TypeKind.Error && !IsReal(parameter.Type))
                wrong ??= ParameterNotReal.Create(place, name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            else
                continue;
            names.Remove(name);
        }
        int derivatives = 0, floatingPoint = 0;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Derivatives", Value.Value: int kinds })
                derivatives = kinds;
            if (argument is { Key: "FloatingPoint", Value.Value: int order })
                floatingPoint = order;
        }
        return new Marking(names, (DerivativeKinds)derivatives, floatingPoint == 1, wrong);
    }

    /// <summary>The expressions that name parameters: the attribute's arguments, or the elements of the array that is its one argument.</summary>
    private static IEnumerable<SyntaxNode> NameSyntax(SyntaxNode? attribute)
    {
        ExpressionSyntax[] arguments = [.. (attribute as AttributeSyntax)?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression) ?? []];
        return arguments switch
        {
            [ArrayCreationExpressionSyntax { Initializer: InitializerExpressionSyntax list }] => list.Expressions,
            [ImplicitArrayCreationExpressionSyntax { Initializer: InitializerExpressionSyntax list }] => list.Expressions,
            [CollectionExpressionSyntax list] => list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
            _ => arguments,
        };
    }

    public bool IsActive(IParameterSymbol parameter) => IsReal(parameter.Type) && !IsConstant(parameter);

    /// <summary>True for numbers, buffers of them, and what is made of them.</summary>
    public static bool IsReal(ITypeSymbol type) => Types.Ir(type) is { IsReal: true } || Structures.RealForm(type) is not null || Types.Matrix(type) is not null || Types.Jagged(type) is not null;

    /// <summary>True for a parameter that the attributes make a constant.</summary>
    public bool IsConstant(IParameterSymbol parameter) => (WithRespectTo.Count > 0 && !WithRespectTo.Contains(parameter.Name)) || IsStopped(parameter);

    private static bool IsStopped(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "NoDerivativeAttribute", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } });
}
