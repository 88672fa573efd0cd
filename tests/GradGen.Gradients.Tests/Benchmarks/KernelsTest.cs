using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Benchmarks.Contest;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Gradients.Tests.Benchmarks;

/// <summary>What is timed is right: every contestant gives the gradient that was written by hand, and the generated one allocates nothing.</summary>
public sealed class KernelsTest
{
    /// <summary>The large sizes are left to the benchmarks, which check them before they time them.</summary>
    private const int Sizes = 2;

    public static IEnumerable<object[]> Cases => AllKernels.List.SelectMany(kernel => Enumerable.Range(0, Sizes).Select(size => new object[] { kernel.Name, size }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_contestant_gives_the_same(string name, int size) => Assert.Empty(Verification.Faults(Problem(name, size)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_generated_gradient_allocates_nothing(string name, int size)
    {
        Problem problem = Problem(name, size);
        problem.Generated(problem.Gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        problem.Generated(problem.Gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Problem Problem(string name, int size) => AllKernels.List.Single(kernel => kernel.Name == name).Problems[size]();
}
