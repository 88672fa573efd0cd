using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>Which derivatives are generated.</summary>
internal static class Kinds
{
    public static DerivativeKinds Requested(IMethodSymbol method, MethodDeclarationSyntax syntax, Marking marking)
    {
        bool scalar = Types.Scalar(method.ReturnType) is { IsReal: true };
        DerivativeKinds asked = marking.Derivatives;
        if (asked == DerivativeKinds.None)
            return scalar ? DerivativeKinds.Gradient : DerivativeKinds.Jacobian;
        Location place = syntax.Identifier.GetLocation();
        foreach (DerivativeKinds later in new[] { DerivativeKinds.Hessian, DerivativeKinds.Hvp, DerivativeKinds.Batch })
            if (asked.HasFlag(later))
                throw new Refusal(UnfitDerivative.Create(place, later.ToString(), method.Name, "it is not generated yet"));
        if (asked.HasFlag(DerivativeKinds.Gradient) && !scalar)
            throw new Refusal(UnfitDerivative.Create(place, nameof(DerivativeKinds.Gradient), method.Name, "the result is not one real number; ask for the Jacobian"));
        if ((int)asked is < 0 or > 127)
            throw new Refusal(UnfitDerivative.Create(place, ((int)asked).ToString(System.Globalization.CultureInfo.InvariantCulture), method.Name, "there is no such derivative"));
        return asked;
    }
}
