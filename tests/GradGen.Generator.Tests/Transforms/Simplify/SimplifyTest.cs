using System;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Frontend;
using GradGen.Generator.Tests.Ir;
using GradGen.Generator.Transforms;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Tests.Transforms.Simplify;

/// <summary>Clean-up passes, one by one.</summary>
public sealed class SimplifyTest
{
    private const string Sum = "double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Sin(x[i] * x[i]) * Math.Exp(-x[i]); return s; }";

    [Fact]
    public void AGradientThatOneLoopFillsIsAssigned()
    {
        var derived = new Derived(Sum);
        Assert.DoesNotContain(derived.Ops, op => op is Clear or Accumulate);
        Assert.Single(derived.Ops.OfType<Store>());
    }

    [Fact]
    public void AVjpAddsToItsGradient()
    {
        var derived = new Derived(Sum, "Vjp", kinds: "(Derivatives = Derivatives.Vjp)");
        Assert.Empty(derived.Ops.OfType<Store>());
        Assert.Single(derived.Ops.OfType<Accumulate>());
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public void TheRowsOfAJacobianShareABranch(bool merges, int branches)
    {
        const string Method = "(double f, double g) F(double x, double y) { double u = x, v = y; if (x > y) { u = Math.Sin(x); v = x * y; } return (u * v, u * u - v); }";
        var derived = new Derived(Method, "Jacobian", Options.All with { MergeBranches = merges });
        Assert.Equal(branches, derived.Ops.OfType<Branch>().Count());
    }

    [Theory]
    [InlineData("for (int i = 1; i < x.Length; i++) s += x[i] * x[i]")]
    [InlineData("for (int i = 0; i < n; i++) s += x[i] * x[i]")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += x[i] * x[0]")]
    public void AGradientThatOneLoopDoesNotFillIsCleared(string loop) =>
        Assert.Single(new Derived($"double F(ReadOnlySpan<double> x, int n) {{ double s = 0; {loop}; return s; }}").Ops.OfType<Clear>());

    [Fact]
    public void CarriedValuesThatOnlyFeedThemselvesAreLeftOut() => Pass(
        DeadCode.Apply,
        "double F(double x, int n) { double u = x, y = x; for (int i = 0; i < n; i++) { u = u * u + 1; y *= x; } return y; }",
        """
        F(%0.x: Double, %1.n: Int32)
        {
            %9.y: Double = for %2.i from 0 while Less %1.n step 1 carrying (%0.x)
            block(%4.y: Double)
            {
                %7.y: Double = Multiply %4.y, %0.x
                yield %7.y
            }
            return %9.y
        }
        """);

    [Fact]
    public void ACarriedValueThatStaysAsItIsIsNotCarried() => Pass(
        InvariantCarried.Apply,
        "double F(double x, int n) { double a = x * 2, y = 1; for (int i = 0; i < n; i++) { double t = a; y += t; a = t; } return y + a; }",
        """
        F(%0.x: Double, %1.n: Int32)
        {
            %2.a: Double = Multiply %0.x, 2
            %8.y: Double = for %3.i from 0 while Less %1.n step 1 carrying (1)
            block(%5.y: Double)
            {
                %6.y: Double = Add %5.y, %2.a
                yield %6.y
            }
            %9: Double = Add %8.y, %2.a
            return %9
        }
        """);

    private static void Pass(Func<Block, Block> pass, string method, string expected)
    {
        Function primal = new Source($"[Differentiable] public static {method}").Lowered.Primal;
        Numbered.Same(expected, (Printer.Print(Verifier.Check(primal with { Body = pass(primal.Body) })).TrimEnd('\n')));
    }
}
