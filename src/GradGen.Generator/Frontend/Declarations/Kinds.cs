using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>Which derivatives are generated.</summary>
internal static class Kinds
{
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="marking">What the attribute says.</param>
    /// <param name="unfit">What is said of a kind that the method cannot have, beside others that it can.</param>
    /// <exception cref="Refusal">It can have none of those asked for.</exception>
    public static DerivativeKinds Requested(IMethodSymbol method, MethodDeclarationSyntax syntax, Marking marking, out Diagnostic? unfit)
    {
        unfit = null;
        bool scalar = Types.Scalar(method.ReturnType) is { IsReal: true };
        DerivativeKinds asked = marking.Derivatives;
        if (asked == DerivativeKinds.None)
            return scalar ? DerivativeKinds.Gradient : DerivativeKinds.Jacobian;
        Location place = syntax.Identifier.GetLocation();
        if ((int)asked is < 0 or > 127)
            throw new Refusal(UnfitDerivative.Create(place, ((int)asked).ToString(System.Globalization.CultureInfo.InvariantCulture), method.Name, "there is no such derivative"));
        foreach (DerivativeKinds later in new[] { DerivativeKinds.Hessian, DerivativeKinds.Hvp })
            if (asked.HasFlag(later))
                (unfit, asked) = (unfit ?? UnfitDerivative.Create(place, later.ToString(), method.Name, "second derivatives are not generated yet; ask for Gradient, Jacobian, Jvp or Vjp"), asked & ~later);
        if (asked.HasFlag(DerivativeKinds.Gradient) && !scalar)
            (unfit, asked) = (unfit ?? UnfitDerivative.Create(place, nameof(DerivativeKinds.Gradient), method.Name, "the result is not one real number; ask for the Jacobian"), asked & ~DerivativeKinds.Gradient);
        if (asked.HasFlag(DerivativeKinds.Batch) && !(scalar && method.Parameters.All(parameter => Types.Scalar(parameter.Type) is not null || Types.Form(parameter.Type)?.Leaves.Any(leaf => leaf.IsReal) != true)))
            (unfit, asked) = (unfit ?? UnfitDerivative.Create(place, nameof(DerivativeKinds.Batch), method.Name, "a batch is of a real result and of parameters that are single numbers; call it for each point"), asked & ~DerivativeKinds.Batch);
        if (asked == DerivativeKinds.None)
            throw new Refusal(unfit);
        return asked;
    }

    /// <summary>The rows of a Jacobian are the elements of what is returned, or of the buffers that are written.</summary>
    public static void CheckRows(DerivativeKinds requested, MethodShape shape, Function primal, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        EquatableArray<Operand> results = primal.Body.Yields;
        if (requested.HasFlag(DerivativeKinds.Jacobian) && (results.Count > 1 || results.Any(result => result.Type.IsReal))
            && shape.Parameters.Any(parameter => parameter is { IsWritten: true, Value.Type.IsReal: true }))
            throw new Refusal(UnfitDerivative.Create(syntax.Identifier.GetLocation(), nameof(DerivativeKinds.Jacobian), method.Name, "it returns results and writes a buffer too; ask for Vjp or Jvp"));
    }
}
