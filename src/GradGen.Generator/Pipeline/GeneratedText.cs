using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Pipeline;

/// <summary>From the lowered method to the text of its file.</summary>
internal static class GeneratedText
{
    public static string Write(DifferentiableMethod method, ConsumerFeatures features) => FileEmitter.Emit(DifferentiationPlan.Apply(method, Options.All with { Vectorize = features.CanWiden, FuseProducts = features.HasFusedLanes }), features);
}
