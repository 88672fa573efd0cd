using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Tests.Emission;

/// <summary>Emitted code does what the operations say, bit for bit, for functions that nobody thought of. GRADGEN_RANDOM_FUNCTIONS sets how many.</summary>
public class RandomFunctionTests
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("GRADGEN_RANDOM_FUNCTIONS"), out int count) ? count : 600;

    private delegate (double, double, int) Emitted(double x, double y, int n, double[] a, double[] b);

    [Theory]
    [InlineData(1400)]
    [InlineData(703)]
    public void EmittedCodeEqualsTheInterpreter(int languageVersion)
    {
        var features = new ConsumerFeatures(languageVersion, true, false);
        var result = new TupleResult([Element(0, ScalarType.Double), Element(1, ScalarType.Double), Element(2, ScalarType.Int32)]);
        Function[] functions = Enumerable.Range(0, s_count).Select(seed => RandomFunction.Make(seed + languageVersion)).ToArray();
        Sibling[] siblings = functions.Select((function, k) => EmittedCode.Sibling($"F{k}", function, result)).ToArray();
        Type type = EmittedCode.Compile([EmittedCode.Emit(features, siblings)], languageVersion).GetType("Siblings")!;
        var differences = new List<string>();
        for (int k = 0; k < functions.Length; k++)
        {
            var emitted = type.GetMethod($"F{k}", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Emitted>();
            if (!Agree(functions[k], emitted, new Random(k), out string what))
                differences.Add($"{what}\n{Printer.Print(functions[k])}\n{EmittedCode.Emit(features, siblings[k])}");
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {functions.Length} differ; the shortest:\n{differences.MinBy(text => text.Length)}");
    }

    private static NamedResult Element(int k, ScalarType type) => new("", new OneResult(k, type));

    private static bool Agree(Function function, Emitted emitted, Random random, out string what)
    {
        for (int trial = 0; trial < 6; trial++)
        {
            double x = Real(random), y = Real(random);
            int n = random.Next(-10, 10);
            double[] a = Reals(random), b = trial == 5 ? a : Reals(random), a2 = [.. a], b2 = trial == 5 ? a2 : [.. b];
            object[] expected = ReferenceInterpreter.Run(function, x, y, n, a, b);
            (double first, double second, int third) = emitted(x, y, n, a2, b2);
            what = $"x = {x}, y = {y}, n = {n}: expected {string.Join(", ", expected)}, got {first}, {second}, {third}";
            if (!Same((double)expected[0], first) || !Same((double)expected[1], second) || (int)expected[2] != third)
                return false;
            what = $"x = {x}, y = {y}, n = {n}: buffers {string.Join(" ", a)} | {string.Join(" ", b)}, got {string.Join(" ", a2)} | {string.Join(" ", b2)}";
            if (!a.Zip(a2, Same).All(same => same) || !b.Zip(b2, Same).All(same => same))
                return false;
        }
        what = "";
        return true;
    }

    private static double Real(Random random) => random.Next(8) switch { 0 => 0.0, 1 => -1.0, _ => 6 * random.NextDouble() - 3 };

    private static double[] Reals(Random random) => Enumerable.Range(0, 8).Select(_ => Real(random)).ToArray();

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));
}
