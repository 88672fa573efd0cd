using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>The clean-up after every other pass, in order.</summary>
internal static class Simplification
{
    public static Block Apply(Block body, CalleeEffects effects, Options options)
    {
        body = InvariantCarried.Apply(Canonical.Apply(body));
        if (options.Fold)
            body = InvariantCarried.Apply(Folding.Apply(body));
        if (options.HoistInvariants)
            body = InvariantCode.Apply(body);
        if (options.ShareSubexpressions)
            body = CommonSubexpressions.Apply(body, new Memory(body, effects));
        return DeadCode.Apply(body, effects);
    }
}
