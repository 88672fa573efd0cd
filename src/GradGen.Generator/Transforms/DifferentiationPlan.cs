using System.Collections.Generic;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Transforms;

/// <summary>From the lowered method to its siblings: which are made, in the order in which they stand in the file.</summary>
internal static class DifferentiationPlan
{
    public static GeneratedFile Apply(DifferentiableMethod method) => Apply(method, Options.All);

    public static GeneratedFile Apply(DifferentiableMethod method, Options options)
    {
        var derivation = new Derivation(Normalization.Apply(method, options), options);
        DerivativeKinds kinds = method.Requested;
        var siblings = new List<Sibling>();
        if (kinds.HasFlag(DerivativeKinds.Gradient))
            siblings.AddRange(GradientSiblings.Make(derivation));
        JacobianSibling? jacobian = kinds.HasFlag(DerivativeKinds.Jacobian) ? new JacobianSibling(derivation) : null;
        if (jacobian is not null)
            siblings.AddRange(jacobian.Make());
        if (kinds.HasFlag(DerivativeKinds.Vjp) || jacobian?.NeedsVjp == true)
            siblings.Add(VjpSibling.Make(derivation, isPrivate: !kinds.HasFlag(DerivativeKinds.Vjp)));
        if (kinds.HasFlag(DerivativeKinds.Jvp) || jacobian?.NeedsJvp == true)
            siblings.Add(JvpSibling.Make(derivation, isPrivate: !kinds.HasFlag(DerivativeKinds.Jvp)));
        siblings.AddRange(CalleeSiblings.Make(derivation, siblings));
        return new GeneratedFile(method, siblings.ToEquatableArray());
    }
}
