using System.Threading.Tasks;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>What FGradientBatch takes, and of which methods there is none.</summary>
public sealed class BatchTest
{
    [Fact]
    public async Task Names_that_parameters_have_get_a_number()
    {
        var built = new Built("""
            using GradGen;
            using System;
            public static partial class M
            {
                [Differentiable(Derivatives = Derivatives.Batch)] public static double F(double value, int n) => value * n;
                public static void Caller(double[] x, double[] y, double[] dx) => FGradientBatch(value: x, n: 3, value2: y, valueGradient: dx);
            }
            """);
        Assert.Empty(built.Errors);
        Assert.Empty(await built.Reports());
    }

    [Theory]
    [InlineData("double F(double[] x) => x[0];")]
    [InlineData("(double, double) F(double x) => (x, x * x);")]
    public async Task Of_buffers_and_several_results_there_is_none(string method)
    {
        var built = new Built($"using GradGen; public static partial class M {{ [Differentiable(Derivatives = Derivatives.Batch)] public static {method} }}");
        Assert.Equal(["GG0007 F"], await built.Reports());
    }
}
