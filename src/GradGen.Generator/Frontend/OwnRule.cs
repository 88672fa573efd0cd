using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Frontend;

/// <summary>A method marked [DerivativeOf], and the function that it is the derivative of.</summary>
internal sealed record OwnRule(IMethodSymbol Derivative, IMethodSymbol Function)
{
    public const string AttributeName = "GradGen.DerivativeOfAttribute";

    /// <summary>The rule, as the names in the IR tell it.</summary>
    public OwnFunction Written => new(TextOf(Function), Function.Parameters.Select((parameter, i) => PartialOf(i)).ToEquatableArray());

    /// <summary>True for a parameter that the function has a partial derivative by.</summary>
    public bool IsActive(int parameter) => IsActive(Function.Parameters[parameter]) && !IsConstant(Derivative.Parameters[parameter]);

    private OwnFunction.Partial? PartialOf(int parameter) => !IsActive(parameter)
        ? null
        : new OwnFunction.Partial(TextOf(Derivative), Derivative.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? "." + Escaped(tuple.TupleElements[Enumerable.Range(0, parameter).Count(IsActive)].Name)
            : "");

    /// <summary>The rule of one attribute.</summary>
    /// <param name="derivative">The method that has it.</param>
    /// <param name="mark">The attribute.</param>
    /// <param name="wrong">What is wrong with it; null when nothing is, or when it does not compile.</param>
    public static OwnRule? Read(IMethodSymbol derivative, AttributeData mark, out Diagnostic? wrong)
    {
        wrong = null;
        if (mark.ConstructorArguments is not [{ Value: INamedTypeSymbol type }, { Value: string name }])
            return null;
        IMethodSymbol[] candidates = [.. type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind is MethodKind.Ordinary)];
        IMethodSymbol? function = candidates.FirstOrDefault(candidate => HaveSameParameters(candidate, derivative)) ?? candidates.FirstOrDefault();
        string? why = function is null ? $"'{type.Name}' has no method of that name"
            : !IsFunction(function) ? "only static functions of numbers can have one"
            : derivative.ContainingType.IsGenericType ? "write it in a type that is not generic"
            : !derivative.IsStatic || derivative.IsAbstract || derivative.IsVirtual || derivative.IsGenericMethod || !HaveSameParameters(function, derivative) || !IsResult(derivative, function) ? $"write '{SignatureFor(function, derivative.Name, derivative.Parameters)}'"
            : null;
        if (why is null)
            return new OwnRule(derivative, function!);
        wrong = function is null ? WrongRule.Create(derivative.Locations[0], derivative.Name, name, why) : Wrong(derivative, function, why);
        return null;
    }

    public static Diagnostic Wrong(IMethodSymbol derivative, IMethodSymbol function, string why) =>
        WrongRule.Create(derivative.Locations[0], derivative.Name, function.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), why);

    /// <summary>True for what can have such a rule: a static function of numbers, real ones of one type among them.</summary>
    public static bool IsFunction(IMethodSymbol method) => method is { IsStatic: true, IsAbstract: false, IsVirtual: false, IsGenericMethod: false, IsAsync: false, ContainingType.IsGenericType: false }
        && Types.Scalar(method.ReturnType) is { IsReal: true } result
        && method.Parameters.Any(IsActive)
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In && Types.Scalar(parameter.Type) is ScalarType type && (!type.IsReal || type.Equals(result)));

    /// <summary>The derivative's signature: "static double ErfDerivative(double x)".</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">The derivative's name; null for the function's with Derivative behind it.</param>
    /// <param name="own">Parameters that say which are constants.</param>
    public static string SignatureFor(IMethodSymbol function, string? name = null, IReadOnlyList<IParameterSymbol>? own = null)
    {
        string real = Types.TextOf(Types.Scalar(function.ReturnType)!);
        IParameterSymbol[] active = [.. function.Parameters.Where((parameter, i) => IsActive(parameter) && !(own?.Count == function.Parameters.Length && IsConstant(own[i])))];
        string result = active.Length == 1 ? real : $"({string.Join(", ", active.Select(parameter => $"{real} {Escaped(parameter.Name)}"))})";
        return $"static {result} {name ?? function.Name + "Derivative"}({string.Join(", ", function.Parameters.Select(parameter => $"{Types.TextOf(Types.Scalar(parameter.Type)!)} {Escaped(parameter.Name)}"))})";
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static bool IsActive(IParameterSymbol parameter) => Types.Scalar(parameter.Type) is { IsReal: true };

    private static bool IsConstant(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "NoDerivativeAttribute", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool HaveSameParameters(IMethodSymbol a, IMethodSymbol b) => a.Parameters.Length == b.Parameters.Length
        && a.Parameters.Zip(b.Parameters, (x, y) => SymbolEqualityComparer.Default.Equals(x.Type, y.Type) && y.RefKind is RefKind.None or RefKind.In).All(same => same);

    private static bool IsResult(IMethodSymbol derivative, IMethodSymbol function)
    {
        IParameterSymbol[] active = [.. derivative.Parameters.Where(parameter => IsActive(parameter) && !IsConstant(parameter))];
        return active.Length == 1
            ? SymbolEqualityComparer.Default.Equals(derivative.ReturnType, function.ReturnType)
            : derivative.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == active.Length
                && tuple.TupleElements.Zip(active, (element, parameter) => SymbolEqualityComparer.Default.Equals(element.Type, function.ReturnType) && element.Name == parameter.Name).All(same => same);
    }

    private static string TextOf(IMethodSymbol method) => $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Escaped(method.Name)}";
}
