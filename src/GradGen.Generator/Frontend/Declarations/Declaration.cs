using System.Collections.Generic;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>A marked method's declaration, from which the signatures of its siblings are known: all of the model but its body.</summary>
/// <param name="Method">The method.</param>
/// <param name="Syntax">Its declaration.</param>
/// <param name="Marking">What the attribute says.</param>
/// <param name="Container">The types around it.</param>
/// <param name="Requested">What is generated.</param>
/// <param name="Wrong">Why the siblings can only throw; null when the declaration is fit.</param>
internal sealed record Declaration(IMethodSymbol Method, MethodDeclarationSyntax Syntax, Marking Marking, Container Container, DerivativeKinds Requested, Diagnostic? Wrong)
{
    /// <exception cref="Refusal">The method cannot have siblings as it is declared.</exception>
    public static Declaration Read(IMethodSymbol method, MethodDeclarationSyntax syntax, AttributeData attribute)
    {
        Marking marking = Marking.Read(method, attribute);
        Container container = Containers.Read(method, syntax);
        Signature.Check(method, syntax, marking);
        DerivativeKinds requested = Kinds.Requested(method, syntax, marking, out Diagnostic? unfit);
        Names.Check(method, syntax, requested);
        return new Declaration(method, syntax, marking, container, requested, marking.Wrong ?? Signature.MissingBody(method, syntax) ?? unfit);
    }

    /// <param name="primal">The method's meaning.</param>
    /// <param name="callees">What it calls.</param>
    /// <param name="uses">What it does to each buffer, by the id of the parameter.</param>
    /// <param name="lowering">What lowered it, and knows its structs.</param>
    /// <param name="refusal">Why the primal only throws; empty when it does not.</param>
    /// <exception cref="Refusal">What was asked for does not fit.</exception>
    public DifferentiableMethod With(Function primal, EquatableArray<Callee> callees, IReadOnlyDictionary<int, MemoryUse.Use> uses, BodyLowering lowering, string refusal = "")
    {
        MethodShape shape = Signature.Read(Method, primal, Marking, uses, lowering);
        Signature.CheckShape(shape, primal, Method, Syntax);
        Signature.CheckRows(shape, Requested, Syntax);
        Signature.CheckJacobian(shape, primal, Requested, Method, Syntax);
        Kinds.CheckRows(Requested, shape, primal, Method, Syntax);
        return new DifferentiableMethod(Containers.HintName(Method), Container, shape, primal, callees, Requested, Marking.Strict, refusal);
    }
}
