using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>Of a loop that chooses a number only the iteration that gives it is reversed, and nothing is kept of it.</summary>
public sealed class WinnersTest
{
    private const string Nearest =
        """
        double Nearest(ReadOnlySpan<double> c, [NoDerivative] ReadOnlySpan<double> p, int d)
        {
            double sum = 0;
            for (int i = 0; i < p.Length; i += d)
            {
                double nearest = double.PositiveInfinity;
                for (int k = 0; k < c.Length; k += d)
                {
                    double square = 0;
                    for (int j = 0; j < d; j++)
                        square += (p[i + j] - c[k + j]) * (p[i + j] - c[k + j]);
                    if (square < nearest)
                        nearest = square;
                }
                sum += nearest;
            }
            return sum;
        }
        """;

    private const string LogOfSum =
        """
        double LogOfSum(ReadOnlySpan<double> x)
        {
            double max = x[0];
            for (int i = 1; i < x.Length; i++)
                max = Math.Max(max, x[i]);
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += x[i] - max;
            return max + Math.Log(sum);
        }
        """;

    [Fact]
    public void ThePointsAreOneLoopThatKeepsNothing()
    {
        var derived = new Derived(Nearest);
        Assert.DoesNotContain(derived.Ops, op => op is OpenTape or Allocate or WhileLoop);
        Assert.Single(derived.Function.Body.Ops.OfType<CountedLoop>());
    }

    [Fact]
    public void OnlyTheWinnerIsAddedTo()
    {
        CountedLoop search = Assert.Single(Assert.Single(new Derived(Nearest).Function.Body.Ops.OfType<CountedLoop>()).Body.Ops.OfType<CountedLoop>());
        Assert.DoesNotContain(search.Flatten(), op => op is Accumulate);
    }

    [Fact]
    public void TheGreatestElementIsFoundAgain()
    {
        var derived = new Derived(LogOfSum);
        Assert.DoesNotContain(derived.Ops, op => op is OpenTape or Allocate);
        Assert.Single(derived.Ops.OfType<ReverseExtremum>());
        // The sum's loop is over all elements: it assigns the gradient, to which the rest is added.
        Assert.DoesNotContain(derived.Ops, op => op is Clear);
    }

    [Theory]
    [InlineData("if (x[i] < m) m = x[i]; s += m;")]
    [InlineData("if (x[i] < m) m = x[i] + m;")]
    [InlineData("if (x[i] < m) m = x[i]; y[i % 3] += m;")]
    [InlineData("if (x[i] < m) m = y[0]; y[0] = x[i];")]
    [InlineData("s += x[i]; if (x[i] < m) m = s;")]
    public void WhatAnIterationNeedsOfThoseBeforeIsNoChoice(string body) => Assert.DoesNotContain(
        new Derived($"double F(ReadOnlySpan<double> x) {{ var y = new double[3]; double m = 1, s = 0; for (int i = 0; i < x.Length; i++) {{ {body} }} return m + s + y[1]; }}").Ops,
        op => op.Results().Any(value => value is { Name: "winner" }));
}
