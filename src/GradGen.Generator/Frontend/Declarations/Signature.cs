using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The method's declaration: what is refused of it, and what the siblings repeat.</summary>
internal static class Signature
{
    /// <summary>A method without code has the signatures of its siblings all the same.</summary>
    public static Diagnostic? MissingBody(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        Location place = syntax.Identifier.GetLocation();
        return method.IsExtern ? ExternMethod.Create(place, method.Name)
            : method.IsAbstract ? NoBody.Create(place, method.Name, "abstract", "the overrides")
            : syntax.Body is null && syntax.ExpressionBody is null ? NoBody.Create(place, method.Name, "without a body here", "the part that has one")
            : null;
    }

    public static void Check(IMethodSymbol method, MethodDeclarationSyntax syntax, Marking marking)
    {
        Location place = syntax.Identifier.GetLocation();
        if (method.IsAsync)
            throw new Refusal(AsyncMethod.Create(place, method.Name));
        if (syntax.Body is not null && syntax.Body.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or LambdaExpressionSyntax)).OfType<YieldStatementSyntax>().Any())
            throw new Refusal(IteratorMethod.Create(place, method.Name));
        if (method.ExplicitInterfaceImplementations.Length > 0)
            throw new Refusal(UnsupportedContainer.Create(place, method.Name, "it implements an interface explicitly"));
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            throw new Refusal(UnsupportedResult.Create(syntax.ReturnType.GetLocation(), method.Name, "ref"));
        if (Generic(method.ReturnType) is ITypeParameterSymbol result)
            throw new Refusal(UnknownType.Create(syntax.ReturnType.GetLocation(), result.Name, method.Name));
        if (!method.ReturnsVoid && !IsResult(method.ReturnType))
            throw method.ReturnType.TypeKind == TypeKind.Error
                ? new Refusal(null)
                : new Refusal(UnsupportedResult.Create(syntax.ReturnType.GetLocation(), method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Location location = parameter.Locations.FirstOrDefault() ?? place;
            if (parameter.Type.TypeKind == TypeKind.Error)
                throw new Refusal(null);
            if (!marking.IsConstant(parameter) && Generic(parameter.Type) is ITypeParameterSymbol unknown)
                throw new Refusal(UnknownType.Create(TypeOf(parameter)?.GetLocation() ?? location, unknown.Name, method.Name));
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                throw new Refusal(UnsupportedParameter.Create(location, parameter.Name, "it is passed by ref or out; return a tuple instead"));
            if (parameter.RefKind is not RefKind.None && Types.Buffer(parameter.Type) is not null)
                throw new Refusal(UnsupportedParameter.Create(location, parameter.Name, "it is a buffer passed by reference; pass it by value"));
            if (parameter.ScopedKind is not ScopedKind.None && parameter.RefKind is RefKind.None && Types.SpanShape(parameter.Type) is null)
                throw new Refusal(UnsupportedParameter.Create(location, parameter.Name, "it is scoped"));
            if (!marking.IsConstant(parameter) && !Marking.IsReal(parameter.Type) && HoldsReals(parameter.Type))
                throw new Refusal(UnsupportedParameter.Create(location, parameter.Name, $"type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is not supported; {Advice(parameter.Type)}"));
            if (parameter.Type is ITypeParameterSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                throw new Refusal(UnsupportedParameter.Create(location, parameter.Name, "only parameters of a known type are supported"));
        }
    }

    private static TypeSyntax? TypeOf(IParameterSymbol parameter) => (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ParameterSyntax)?.Type;

    /// <summary>The type parameter that a type is, or is a buffer of.</summary>
    private static ITypeParameterSymbol? Generic(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { HasReferenceTypeConstraint: false } parameter => parameter,
        IArrayTypeSymbol array => Generic(array.ElementType),
        INamedTypeSymbol { TypeArguments: [ITypeSymbol element], Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } => Generic(element),
        _ => null,
    };

    private static bool IsResult(ITypeSymbol type) =>
        Structures.RealForm(type) is not null
        || Types.Scalar(type) is not null
        || (Types.Matrix(type) is not null && type is IArrayTypeSymbol { Rank: 2 })
        || Types.Buffer(type) is { Shape: BufferShape.Array }
        || (Types.Form(type) is AggregateForm { IsTuple: true } form && form.Parts.All(part => part is AtomForm { Type: ScalarType }));

    private static string Advice(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate } => "which code it runs is not known: mark the method that passes it, and leave this one unmarked",
        _ when Types.IsNullable(type) => "take the number, and leave the test for null to the caller",
        INamedTypeSymbol { IsGenericType: true, TypeArguments: [var element] } when Types.Ir(element) is not null => "take an array or a span",
        _ => "pass its numbers one by one",
    };

    /// <summary>True for a type that is made of reals but that the IR does not know: passing it through as a constant would lose derivatives.</summary>
    private static bool HoldsReals(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HoldsReals(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(HoldsReals),
        INamedTypeSymbol { ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } } => true,
        _ => Types.Form(type) is AtomForm { Type: ScalarType { IsReal: true } } || (Types.Form(type) is AggregateForm form && form.Leaves.Any(leaf => leaf.IsReal)),
    };

    public static MethodShape Read(IMethodSymbol method, Function primal, Marking marking, IReadOnlyDictionary<int, MemoryUse.Use> uses, BodyLowering lowering)
    {
        var parameters = new List<ParameterShape>();
        int next = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (lowering.Structs.TryGetValue(parameter.Name, out (StructShape Shape, EquatableArray<Operand> Leaves) made))
            {
                next += made.Leaves.OfType<Value>().Count();
                parameters.Add(new ParameterShape(parameter.Name, parameter.Type.ToDisplayString(s_type), Modifier(parameter), DefaultValue.Text(parameter), null, true, false, false, made.Shape, made.Leaves));
                continue;
            }
            bool isMatrix = lowering.Matrices.Contains(parameter.Name);
            Value? value = Types.Ir(parameter.Type) is null && !isMatrix ? null : primal.Parameters[next++];
            MemoryUse.Use use = value is not null && uses.TryGetValue(value.Id, out MemoryUse.Use? known) ? known : MemoryUse.Use.None;
            parameters.Add(new ParameterShape(
                parameter.Name,
                value is null || isMatrix ? parameter.Type.ToDisplayString(s_type) : "",
                Modifier(parameter),
                DefaultValue.Text(parameter),
                value,
                marking.IsActive(parameter),
                use.IsRead,
                use.IsWritten,
                Rank: !isMatrix ? 0 : Types.Jagged(parameter.Type) is not null ? ParameterShape.Rows : ((IArrayTypeSymbol)parameter.Type).Rank));
        }
        return new MethodShape(
            method.Name,
            method.GetDocumentationCommentId() ?? method.Name,
            Modifiers(method),
            method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.ToDisplayString(s_type)))}>",
            Constraints(method),
            parameters.ToEquatableArray(),
            lowering.Result is null && method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
                ? tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : "").ToEquatableArray()
                : method.ReturnsVoid ? [] : [.. primal.Body.Yields.Select(_ => "")],
            lowering.Result,
            Overload(method));
    }

    /// <summary>How many marked methods of the same name come before this one.</summary>
    private static int Overload(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
        .Where(other => other.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Lowering.AttributeName))
        .Count(other => string.CompareOrdinal(other.GetDocumentationCommentId(), method.GetDocumentationCommentId()) < 0);

    /// <summary>A derivative needs something real on both sides.</summary>
    public static void CheckShape(MethodShape shape, Function primal, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        Location place = syntax.Identifier.GetLocation();
        if (!shape.Parameters.Any(parameter => parameter.IsActive))
            throw new Refusal(NothingToDifferentiate.Create(place, method.Name, "active parameter"));
        bool result = primal.Body.Yields.Any(operand => operand.Type.IsReal) || shape.Parameters.Any(parameter => parameter is { IsWritten: true, Value.Type.IsReal: true });
        if (!result)
            throw new Refusal(NothingToDifferentiate.Create(place, method.Name, "result, and writes no buffer,"));
    }

    /// <summary>A Jacobian with respect to an array of arrays has no columns, and its rows are no outputs.</summary>
    public static void CheckRows(MethodShape shape, DerivativeKinds requested, MethodDeclarationSyntax syntax)
    {
        foreach (ParameterShape parameter in shape.Parameters.Where(parameter => parameter.IsRows))
        {
            if (parameter.IsWritten)
                throw new Refusal(UnsupportedParameter.Create(syntax.ParameterList.Parameters.First(own => own.Identifier.ValueText == parameter.Name).Identifier.GetLocation(), parameter.Name, "it is an array of arrays whose rows are written; clone the rows first"));
            if (requested.HasFlag(DerivativeKinds.Jacobian))
                throw new Refusal(UnfitDerivative.Create(syntax.Identifier.GetLocation(), nameof(DerivativeKinds.Jacobian), shape.Name, $"'{parameter.Name}' is an array of arrays; ask for the Vjp or the Jvp"));
        }
    }

    /// <summary>A Jacobian of structs is made in one piece, without loops.</summary>
    public static void CheckJacobian(MethodShape shape, Function primal, DerivativeKinds requested, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        bool hasStructs = shape.Result is { IsMatrix: false } || shape.Parameters.Any(parameter => parameter.Struct is not null);
        if (hasStructs && requested.HasFlag(DerivativeKinds.Jacobian) && (shape.Parameters.Any(parameter => parameter.Value is { Type: BufferType }) || primal.Body.Flatten().Any(op => op is CountedLoop or WhileLoop or Invoke or Store)))
            throw new Refusal(UnfitDerivative.Create(syntax.Identifier.GetLocation(), nameof(DerivativeKinds.Jacobian), method.Name, "it has structs, and buffers or loops; ask for the Vjp or the Jvp"));
    }

    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static string Modifier(IParameterSymbol parameter) => parameter.IsParams ? "params" : parameter.RefKind switch
    {
        RefKind.In => "in",
        RefKind.None => "",
        _ => "ref readonly",
    };

    private static string Modifiers(IMethodSymbol method)
    {
        string accessibility = SyntaxFacts.GetText(method.DeclaredAccessibility);
        return method.IsStatic ? accessibility + " static" : accessibility;
    }

    private static string Constraints(IMethodSymbol method)
    {
        if (method.TypeParameters.Length == 0)
            return "";
        string text = method.ToDisplayString(new SymbolDisplayFormat(
            SymbolDisplayGlobalNamespaceStyle.Included,
            SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
            SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
            miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        int where = text.IndexOf(" where ", System.StringComparison.Ordinal);
        return where < 0 ? "" : text.Substring(where + 1);
    }
}
