using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>What the type parameters of a generic method that is lowered in place stand for.</summary>
internal sealed class TypeMap(Compilation compilation, ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol> arguments)
{
    public TypeMap(Compilation compilation)
        : this(compilation, ImmutableDictionary.Create<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default))
    {
    }

    /// <summary>The map inside a method that is called here, whose own type arguments are written in terms of this map.</summary>
    public TypeMap Inside(IMethodSymbol method)
    {
        ImmutableDictionary<ITypeParameterSymbol, ITypeSymbol>.Builder inside = arguments.ToBuilder();
        for (int i = 0; i < method.TypeArguments.Length; i++)
            inside[method.OriginalDefinition.TypeParameters[i]] = Resolve(method.TypeArguments[i])!;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            for (int i = 0; i < type.TypeArguments.Length; i++)
                inside[type.OriginalDefinition.TypeParameters[i]] = Resolve(type.TypeArguments[i])!;
        return new TypeMap(compilation, inside.ToImmutable());
    }

    /// <summary>What the type parameters stand for, in words: the same for maps that are.</summary>
    public string Describe() => arguments.IsEmpty ? "" : $"<{string.Join(", ", arguments
        .Select(argument => $"{argument.Key.ContainingSymbol.ToDisplayString()}.{argument.Key.Name} = {argument.Value.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}")
        .OrderBy(text => text, System.StringComparer.Ordinal))}>";

    /// <summary>The type with its type parameters replaced.</summary>
    public ITypeSymbol? Resolve(ITypeSymbol? type)
    {
        if (arguments.IsEmpty)
            return type;
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return arguments.TryGetValue(parameter.OriginalDefinition, out ITypeSymbol? argument) ? argument : type;
            case IArrayTypeSymbol array when Resolve(array.ElementType) is ITypeSymbol element && !Same(element, array.ElementType):
                return compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named:
                return Resolve(named);
            default:
                return type;
        }
    }

    private ITypeSymbol Resolve(INamedTypeSymbol type)
    {
        ITypeSymbol[] own = [.. type.TypeArguments.Select(argument => Resolve(argument)!)];
        INamedTypeSymbol definition = type.OriginalDefinition;
        if (type.ContainingType is { IsGenericType: true } outer && Resolve(outer) is INamedTypeSymbol resolved)
            definition = resolved.GetTypeMembers(type.Name, type.Arity).FirstOrDefault() ?? definition;
        if (own.Length == 0)
            return type.ContainingType is { IsGenericType: true } ? definition : type;
        if (type.IsTupleType)
            return compilation.CreateTupleTypeSymbol(ImmutableArray.CreateRange(type.TupleElements.Select(element => Resolve(element.Type)!)), ImmutableArray.CreateRange(type.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null)));
        return own.Zip(type.TypeArguments, Same).All(same => same) && Same(definition, type.OriginalDefinition) ? type : definition.Construct(own);
    }

    private static bool Same(ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
