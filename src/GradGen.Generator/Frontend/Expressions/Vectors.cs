using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The vectors of System.Numerics: their operators and methods as arithmetic of their fields.</summary>
internal sealed partial class BodyLowering
{
    private Term? VectorProperty(IPropertySymbol property, Term receiver) => null;

    private Term? VectorOperator(IMethodSymbol method, IReadOnlyList<Term> operands) => null;

    private Term? VectorCall(IInvocationOperation call, string name) => null;

    private Term? VectorConstruction(IMethodSymbol constructor, IReadOnlyList<Argument> arguments) => null;
}
