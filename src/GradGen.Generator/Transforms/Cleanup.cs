using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Transforms;

/// <summary>What is done to every derivative function at the end.</summary>
internal static class Cleanup
{
    public static Block Apply(Block body, IrBuilder builder, CalleeEffects effects, Options options)
    {
        body = Simplification.Apply(StopErasure.Apply(body), effects, options);
        return options.AssignGradients ? OwnBuffers.Apply(AssignFirst.Apply(AssignGradients.Apply(body, builder))) : body;
    }
}
