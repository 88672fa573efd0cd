using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>The Jacobian of a marked method, from each of the siblings that can give it.</summary>
internal static class Forms
{
    /// <summary>Column by column, from the JVP.</summary>
    public static double[,] Forward(Evaluation at)
    {
        Invoker jvp = at.Method.Sibling("Jvp");
        double[,] jacobian = new double[at.Rows, at.Columns];
        int column = 0;
        foreach (Block input in at.Inputs)
        {
            for (int i = 0; i < input.Length; i++, column++)
            {
                Array?[] arrays = at.ArgumentsFor(jvp, slot => at.LengthOf(slot.Name, "Tangent"));
                Reals.Set(arrays[jvp.Find(Slot.Derived(input.Name, "Tangent"))]!, i, 1);
                jvp.Call(arrays);
                int row = 0;
                foreach (Block output in at.Outputs)
                {
                    Array tangent = arrays[Tangent(jvp, at, output)]!;
                    for (int k = 0; k < output.Length; k++)
                        jacobian[row++, column] = Reals.Get(tangent, k);
                }
            }
        }
        return jacobian;
    }

    /// <summary>Row by row, from the VJP.</summary>
    public static double[,] Reverse(Evaluation at)
    {
        Invoker vjp = at.Method.Sibling("Vjp");
        double[,] jacobian = new double[at.Rows, at.Columns];
        int row = 0;
        foreach (Block output in at.Outputs)
        {
            for (int k = 0; k < output.Length; k++, row++)
            {
                Array?[] arrays = at.ArgumentsFor(vjp, slot => Length(at, slot));
                Reals.Set(arrays[Cotangent(vjp, output)]!, k, 1);
                vjp.Call(arrays);
                int column = 0;
                foreach (Block input in at.Inputs)
                {
                    int slot = vjp.Find(Slot.Derived(input.Name, "Gradient"));
                    Array gradient = arrays[slot >= 0 ? slot : vjp.Find(Slot.Derived(input.Name, "Cotangent"))]!;
                    for (int i = 0; i < input.Length; i++)
                        jacobian[row, column++] = Reals.Get(gradient, i);
                }
            }
        }
        return jacobian;
    }

    /// <summary>From every form of the gradient, each with the value that it returns, or null.</summary>
    public static IEnumerable<(string Name, double[,] Jacobian, double? Value)> Gradients(Evaluation at)
    {
        foreach (Invoker sibling in at.Method.Siblings("Gradient").Concat(at.Method.Siblings("ValueAndGradient")))
        {
            Array?[] arrays = at.ArgumentsFor(sibling, slot => at.LengthOf(slot.Name, "Gradient"));
            Poison(sibling, arrays, at.Method.Parameters.Count);
            sibling.Call(arrays);
            double[,] jacobian = new double[1, at.Columns];
            int column = 0;
            foreach (Block input in at.Inputs)
            {
                string path = Slot.PathIn(input.Name);
                Array gradient = arrays[First(sibling, Slot.Derived(input.Name, "Gradient"), "return.gradient." + input.Name, "return." + input.Name, "return.gradient" + path, "return" + path)]!;
                for (int i = 0; i < input.Length; i++)
                    jacobian[0, column++] = Reals.Get(gradient, i);
            }
            int value = sibling.Method.Name.EndsWith("ValueAndGradient", StringComparison.Ordinal) ? First(sibling, "return.value", "return") : -1;
            yield return (sibling.Method.ToString()!, jacobian, value >= 0 ? Reals.Get(arrays[value]!, 0) : null);
        }
    }

    /// <summary>From every form of the Jacobian.</summary>
    public static IEnumerable<(string Name, double[,] Jacobian)> Jacobians(Evaluation at)
    {
        foreach (Invoker sibling in at.Method.Siblings("Jacobian"))
        {
            Array?[] arrays = at.ArgumentsFor(sibling, slot => at.Rows * at.LengthOf(slot.Name, "Jacobian"));
            Poison(sibling, arrays, at.Method.Parameters.Count);
            sibling.Call(arrays);
            double[,] jacobian = new double[at.Rows, at.Columns];
            int column = 0;
            foreach (Block input in at.Inputs)
            {
                int row = 0;
                foreach (Block output in at.Outputs)
                {
                    // A tuple of scalars gives a tuple of gradients; anything else a matrix over all results.
                    string path = output.Name + "." + input.Name, alone = output.Name + Slot.PathIn(input.Name);
                    bool ofScalars = sibling.Find(input.Name + "Jacobian") < 0
                        && (HasScalar(sibling, path) || HasScalar(sibling, alone));
                    Array block = arrays[ofScalars ? First(sibling, path, alone) : First(sibling, input.Name + "Jacobian", "return." + input.Name, "return")]!;
                    for (int k = 0; k < output.Length; k++, row++)
                    {
                        for (int i = 0; i < input.Length; i++)
                            jacobian[row, column + i] = Reals.Get(block, ofScalars ? i : row * input.Length + i);
                    }
                }
                column += input.Length;
            }
            yield return (sibling.Method.ToString()!, jacobian);
        }
    }

    /// <summary>The length of a VJP's buffer that the primal does not have.</summary>
    public static int Length(Evaluation at, Slot slot) =>
        slot.Name.EndsWith("Gradient", StringComparison.Ordinal) ? at.LengthOf(slot.Name, "Gradient") : at.LengthOf(slot.Name, "Cotangent");

    private static int Tangent(Invoker jvp, Evaluation at, Block output)
    {
        if (output.Index < at.Method.Primal.ResultsFrom)
            return First(jvp, output.Name + "Tangent");
        // Only what is real has a tangent.
        Block[] results = [.. at.Outputs.Where(block => block.Index >= at.Method.Primal.ResultsFrom)];
        string path = output.Name["return".Length..];
        if (path.StartsWith(".Item", StringComparison.Ordinal))
            path = $".Item{Array.IndexOf(results, output) + 1}";
        return First(jvp, "return.tangent" + (results.Length == 1 ? "" : path));
    }

    private static int Cotangent(Invoker vjp, Block output) =>
        output.Name.StartsWith("return", StringComparison.Ordinal)
            ? First(vjp, "cotangent" + output.Name["return".Length..], output.Name.Length > 7 ? output.Name["return.".Length..] + "Cotangent" : "cotangent")
            : First(vjp, output.Name + "Cotangent");

    private static bool HasScalar(Invoker sibling, string name) => sibling.Find(name) is >= 0 and int slot && !sibling.Slots[slot].IsBuffer;

    private static int First(Invoker invoker, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (invoker.Find(name) is >= 0 and int slot)
                return slot;
        }
        throw new InvalidOperationException($"{invoker.Method} has nothing named {string.Join(" or ", names)}.");
    }

    /// <summary>What is overwritten must not matter.</summary>
    private static void Poison(Invoker sibling, Array?[] arrays, int from)
    {
        for (int i = from; i < sibling.ResultsFrom; i++)
        {
            for (int k = 0; k < arrays[i]!.Length; k++)
                Reals.Set(arrays[i]!, k, double.NaN);
        }
    }
}
