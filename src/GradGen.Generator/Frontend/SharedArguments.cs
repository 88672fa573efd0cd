using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Finds calls that pass one buffer twice to a method that writes to it. What is lowered in place knows that they are one; what is called takes its parameters to be apart.
/// </summary>
internal static class SharedArguments
{
    public static Invoke? Find(Function primal, EquatableArray<Callee> callees)
    {
        var effects = new CalleeEffects(callees);
        foreach (Function function in (IEnumerable<Function>)[primal, .. effects.Functions])
        {
            var memory = new Memory(function.Body, effects);
            foreach (Invoke invoke in function.Body.Flatten().OfType<Invoke>())
            {
                int[] buffers = [.. Enumerable.Range(0, invoke.Arguments.Count).Where(i => invoke.Arguments[i].Type is BufferType)];
                if (buffers.Any(i => effects.Writes(invoke, i) && buffers.Any(j => i != j && Overlap(memory, invoke.Arguments[i], invoke.Arguments[j]))))
                    return invoke;
            }
        }
        return null;
    }

    private static bool Overlap(Memory memory, Operand a, Operand b) =>
        memory.Root(a).Equals(memory.Root(b)) && !IsBefore(memory, a, b) && !IsBefore(memory, b, a);

    /// <summary>True when the first is the head of a buffer, and the second begins where it ends.</summary>
    private static bool IsBefore(Memory memory, Operand head, Operand rest) =>
        memory.SliceOf(head) is Compute first && memory.SliceOf(rest) is Compute second
        && memory.Whole(first.Operands[0]).Equals(memory.Whole(second.Operands[0]))
        && first.Operands[1] is Constant { Bits: 0 } && first.Operands[2].Equals(second.Operands[1]);
}
