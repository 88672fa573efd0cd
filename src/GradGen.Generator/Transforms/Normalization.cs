using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Transforms;

/// <summary>What is done to the primal before it is differentiated: what is computed once need not be differentiated twice.</summary>
internal static class Normalization
{
    public static DifferentiableMethod Apply(DifferentiableMethod method, Options options)
    {
        var effects = new CalleeEffects(method.Callees);
        Function Simplified(Function function) => function with { Body = Simplification.Apply(function.Body, effects, options with { HoistInvariants = false }) };
        Function Scalar(Function function) => !options.ScalarBuffers ? function : Simplified(ScalarBuffers.Apply(Simplified(UnrollLoops.Apply(function))));
        Function Private(Function function)
        {
            if (!options.Privatize)
                return function;
            function = Simplified(InductionVariables.Apply(function with { Body = KnownLengths.Apply(function.Body) }));
            return function with { Body = InvariantLoads.Apply(PrivateBuffers.Apply(function.Body), effects) };
        }
        Function Normal(Function function)
        {
            function = Private(Scalar(Simplified(function)));
            return function with { Body = Sinking.Apply(function.Body) };
        }
        return method with
        {
            Primal = options.Winners ? Winners(Normal(method.Primal)) : Normal(method.Primal),
            Callees = method.Callees.Select(callee => callee with { Function = Normal(callee.Function) }).ToEquatableArray(),
        };

        Function Winners(Function primal)
        {
            var memory = new Memory(primal.Body, effects);
            IEnumerable<Operand> inputs = method.Shape.Parameters.Where(parameter => parameter.IsActive).SelectMany(parameter => parameter.Values);
            IEnumerable<Operand> outputs = primal.Body.Yields.Concat(method.Shape.Parameters.Where(parameter => parameter.IsWritten).SelectMany(parameter => parameter.Values));
            return Transforms.Winners.Apply(primal, new Activity(primal.Body, memory, effects, inputs, outputs), memory);
        }
    }
}
