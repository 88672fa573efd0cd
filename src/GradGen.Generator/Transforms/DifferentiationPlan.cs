using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;
using GradGen.Generator.Transforms.Vectorization;

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
        if (kinds.HasFlag(DerivativeKinds.Batch))
            siblings.Add(BatchSibling.Make(derivation, GradientSiblings.Both(derivation)));
        siblings.AddRange(CalleeSiblings.Make(derivation, siblings));
        siblings = [.. siblings.SelectMany(sibling => Finished(sibling, derivation))];
        return new GeneratedFile(method, siblings.ToEquatableArray());
    }

    private static IEnumerable<Sibling> Finished(Sibling sibling, Derivation derivation)
    {
        if (sibling.Body is not Computation computation)
            return [sibling];
        Function function = computation.Function;
        if (derivation.Options.Vectorize)
            function = Vectorize.Apply(function, derivation.Callees.Effects, derivation.Options, derivation.Method.Strict);
        if (derivation.Options.HoistInvariants)
            function = HoistScratch.Apply(function);
        List<Function> methods = [];
        if (derivation.Method.Shape.TypeParameters.Length == 0)
        {
            string name = sibling.Name + GeneratedFile.Number(derivation.Method.Shape.Overload);
            if (derivation.Options.RareArms)
            {
                function = RareArms.Apply(function, name, out IReadOnlyList<Function> arms);
                methods.AddRange(arms);
            }
            if (derivation.Options.LoopMethods)
            {
                function = LoopMethods.Apply(function, name, out IReadOnlyList<Function> loops);
                methods.AddRange(loops);
            }
        }
        return [sibling with { Body = computation with { Function = function } }, .. methods.Select(method => CalleeSiblings.Private(method.Key, method, $"A part of <c>{sibling.Name}</c>."))];
    }
}
