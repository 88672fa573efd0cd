using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Allocations;

/// <summary>No derivative costs a heap allocation, but for the arrays that it returns; also where loops keep more than the stack holds.</summary>
public sealed class AllocationTest
{
    private const int Small = 7;
    private const int Calls = 100;

    private static readonly string[] s_suffixes = ["Gradient", "ValueAndGradient", "Vjp", "Jvp", "Jacobian"];

    /// <summary>Their logs, strings and boxes are the primal's own.</summary>
    private static readonly string[] s_allocating = ["PassedThrough.Logged", "PassedThrough.Handled", "Expressions.Constants", "Vectors.Outside", "ChangingState.", "RecordEquality.Told"];

    public static IEnumerable<object[]> Names() => Examples.Names.Where(name => !s_allocating.Any(own => name.StartsWith(own, StringComparison.Ordinal))).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        MarkedMethod method = Examples.Get(name);
        foreach (string suffix in s_suffixes)
        {
            Require(method, suffix, Small);
            int large = Shapes.Large(method);
            Require(method, suffix, suffix == "Jacobian" ? Math.Min(large, 50) : large);
        }
    }

    private static void Require(MarkedMethod method, string suffix, int length)
    {
        var at = new Evaluation(method, Examples.Arguments(method, length, new Random(3)));
        foreach (Invoker sibling in method.Siblings(suffix).Where(sibling => !sibling.ReturnsArray))
        {
            Array?[] arguments = at.ArgumentsFor(sibling, slot => suffix switch
            {
                "Vjp" => Forms.Length(at, slot),
                "Jvp" => at.LengthOf(slot.Name, "Tangent"),
                "Jacobian" => at.Rows * at.LengthOf(slot.Name, "Jacobian"),
                _ => at.LengthOf(slot.Name, "Gradient"),
            });
            Array?[] arrays = Reals.Copy(arguments);
            long bytes = Measure(sibling, arguments, arrays, Calls / 10);
            for (int attempt = 0; attempt < 3 && (attempt == 0 || bytes != 0); attempt++)
                bytes = Measure(sibling, arguments, arrays, Calls);
            Assert.True(bytes == 0, $"{sibling.Method} allocated {bytes} bytes in {Calls} calls at length {length}.");
        }
    }

    private static long Measure(Invoker sibling, Array?[] arguments, Array?[] arrays, int calls) =>
        Measure(sibling, arguments, arrays, calls, isIdle: false) - Measure(sibling, arguments, arrays, calls, isIdle: true);

    private static long Measure(Invoker sibling, Array?[] arguments, Array?[] arrays, int calls, bool isIdle)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < calls; call++)
        {
            Reals.Restore(arguments, arrays);
            if (isIdle)
                sibling.Idle(arrays);
            else
                sibling.Call(arrays);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
