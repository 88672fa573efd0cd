using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Emission;
using GradGen.Generator.Tests.Ir;
using GradGen.Generator.Transforms;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>
/// The derivatives through slices, overlapping ones and slices of slices, written and read in branches and loops, are those
/// through indices of whole buffers. GRADGEN_RANDOM_FUNCTIONS sets how many.
/// </summary>
public sealed class SlicesTest
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("GRADGEN_RANDOM_FUNCTIONS"), out int count) ? count : 200;

    // The interpreter knows no lanes, and one function.
    private static readonly Options s_all = Options.All with { Vectorize = false, LoopMethods = false };
    private static readonly Options s_none = new(false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false);

    public static TheoryData<string> Variants => ["all", "none", "no FuseSweeps", "no ShareSubexpressions"];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Derivatives_through_slices_are_those_through_indices(string variant)
    {
        Options options = variant switch
        {
            "all" => s_all,
            "none" => s_none,
            "no FuseSweeps" => s_all with { FuseSweeps = false },
            _ => s_all with { ShareSubexpressions = false },
        };
        var differences = new List<string>();
        int compared = 0;
        for (int seed = 0; seed < s_count; seed++)
        {
            Function primal = Primal(seed);
            if (!primal.Body.Flatten().Any(op => op is Compute { Operator: Operator.Slice }))
                continue;
            Sibling[] sliced = Siblings(primal, seed, options), indexed = Siblings(WithoutSlices.Apply(primal), seed, options);
            double[][] expected = Values(indexed, seed), actual = Values(sliced, seed);
            compared += expected.Count(IsFinite);
            for (int i = 0; i < expected.Length; i++)
                if (!Agree(expected[i], actual[i]))
                    differences.Add($"{sliced[i % 2].Name}: {string.Join(" ", expected[i])}, but {string.Join(" ", actual[i])}\n{Printer.Print(primal)}\n{Printer.Print(FunctionOf(sliced[i % 2]))}");
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differ; the shortest:\n{differences.MinBy(text => text.Length)}");
        Assert.InRange(compared, s_count, int.MaxValue);
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(703)]
    public void What_is_generated_for_slices_compiles(int languageVersion)
    {
        var features = new ConsumerFeatures(languageVersion, true, false);
        EmittedCode.Compile(Enumerable.Range(0, s_count).Select(seed => EmittedCode.Emit(features, Siblings(Primal(seed), seed, Options.All with { Vectorize = features.CanWiden }))), languageVersion);
    }

    /// <summary>A function (x, y, n, a, b) → one real.</summary>
    private static Function Primal(int seed)
    {
        Function function = RandomFunction.MakePrimal(seed);
        return function with { Body = function.Body with { Yields = [function.Body.Yields[0]] } };
    }

    private static Sibling[] Siblings(Function primal, int seed, Options options)
    {
        var memory = new Memory(primal.Body);
        EquatableArray<ParameterShape> parameters = primal.Parameters
            .Select(value => new ParameterShape(value.Name, "", "", "", value, value.Type.IsReal, value.Type is BufferType, memory.IsWritten(value))).ToEquatableArray();
        var shape = new MethodShape($"F{seed}", "M:F", "public static", "", "", parameters, [""]);
        const DerivativeKinds Kinds = DerivativeKinds.Vjp | DerivativeKinds.Jvp;
        Sibling[] siblings = [.. DifferentiationPlan.Apply(new DifferentiableMethod("F.g.cs", new Container("", [], false), shape, primal, [], Kinds, false), options).Siblings];
        foreach (Sibling sibling in siblings)
            Verifier.Check(FunctionOf(sibling));
        return siblings;
    }

    private static Function FunctionOf(Sibling sibling) => ((Computation)sibling.Body).Function;

    /// <summary>What the siblings return, and leave in their buffers, at some points.</summary>
    private static double[][] Values(Sibling[] siblings, int seed)
    {
        var interpreter = new Interpreter([], _ => throw new InvalidOperationException());
        var values = new List<double[]>();
        for (int trial = 0; trial < 3; trial++)
            foreach (Sibling sibling in siblings)
            {
                var random = new Random((100 * seed) + trial);
                object[] arguments = [.. FunctionOf(sibling).Parameters.Select(parameter => Argument(parameter.Type, random))];
                object[] results = interpreter.Run(FunctionOf(sibling), arguments);
                values.Add([.. results.Cast<double>(), .. arguments.OfType<double[]>().SelectMany(buffer => buffer)]);
            }
        return [.. values];
    }

    private static object Argument(IrType type, Random random) => type switch
    {
        BufferType => Enumerable.Range(0, 8).Select(_ => Real(random)).ToArray(),
        _ when type.IsReal => Real(random),
        _ => random.Next(-10, 10),
    };

    private static double Real(Random random) => (3 * random.NextDouble()) - 1.5;

    private static bool IsFinite(double[] values) => values.All(double.IsFinite);

    private static bool Agree(double[] expected, double[] actual)
    {
        if (!IsFinite(expected))
            return true;
        double scale = Math.Max(1, expected.Max(Math.Abs));
        return expected.Zip(actual, (a, b) => Math.Abs(a - b)).All(difference => difference <= 1e-5 * scale);
    }
}
