using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>What the reverse sweep remembers of the forward sweep.</summary>
public sealed class KeepValuesTest
{
    [Fact]
    public void TheLogisticMapKeepsTheStateAndNothingElse() => Numbered.Same(
        """
        F(%0.x: Double, %1.r: Double, %2.n: Int32)
        {
            %20: Int32 = Max(%2.n, 0)
            %23.xKept: Span<Double> = Allocate %20
            %8.x: Double = for %3.i from 0 while Less %2.n step 1 carrying (%0.x)
            block(%4.x: Double)
            {
                Store %23.xKept, %3.i, %4.x
                %5: Double = Multiply %1.r, %4.x
                %6: Double = Subtract 1, %4.x
                %7.x: Double = Multiply %5, %6
                yield %7.x
            }
            %21.last: Int32 = Subtract %20, 1
            %18.dx: Double, %19.dr: Double = for %22.i from %21.last while GreaterOrEqual 0 step -1 carrying (1, 0)
            block(%9.dx: Double, %10.dr: Double)
            {
                %24.x: Double = Load %23.xKept, %22.i
                %25: Double = Subtract 1, %24.x
                %11: Double = Multiply %9.dx, %25
                %26: Double = Multiply %1.r, %24.x
                %12: Double = Multiply %9.dx, %26
                %14: Double = Multiply %11, %24.x
                %15: Double = Add %10.dr, %14
                %16: Double = Multiply %11, %1.r
                %17: Double = Subtract %16, %12
                yield %17, %15
            }
            return %18.dx, %19.dr
        }
        """,
        new Derived("double F(double x, double r, int n) { for (int i = 0; i < n; i++) x = r * x * (1 - x); return x; }").Text);

    [Fact]
    public void AValueOfABranchBecomesAResultOfIt()
    {
        var derived = new Derived("double F(double x, bool c) { double y = x; if (c) { double t = Math.Exp(x); y = t * t; } return y; }", options: Options.All with { FuseSweeps = false });
        Assert.Empty(derived.Ops.OfType<OpenTape>());
        Assert.Equal("t", derived.Function.Body.Ops.OfType<Branch>().First().Results.Single().Name);
    }

    [Fact]
    public void ALinearLoopKeepsNothing() =>
        Assert.DoesNotContain(new Derived("double F(double x, int n) { for (int i = 0; i < n; i++) x = 0.5 * x + i; return x; }").Ops, op => op is OpenTape or Allocate);

    [Fact]
    public void AnElementOfAnInputIsReadAgain() =>
        Assert.Equal(["pKept"], new Derived("double F(ReadOnlySpan<double> x) { double p = 1; for (int i = 0; i < x.Length; i++) p *= x[i]; return p; }").Ops.OfType<Allocate>().Select(kept => kept.Result.Name));

    [Fact]
    public void IterationsThatAreNotCountedBeforeGoToATape() =>
        Assert.Equal(["xKept"], new Derived("double F(double x) { while (x < 100) x = x * x + 1; return x; }").Ops.OfType<OpenTape>().Select(tape => tape.Result.Name));

    [Theory]
    [InlineData("for (int j = 0; j < n; j++) { x = Math.Sin(x); }", true)]
    [InlineData("for (int j = 0; j < i; j++) { x = Math.Sin(x); }", false)]
    public void AnInnerLoopHasPlacesWhenItsLengthIsKnownBeforeTheOuterOne(string inner, bool isStored)
    {
        var derived = new Derived($"double F(double x, int n) {{ for (int i = 0; i < n; i++) {{ {inner} }} return x; }}");
        Assert.Equal(isStored, derived.Ops.OfType<Allocate>().Any());
        Assert.Equal(!isStored, derived.Ops.OfType<OpenTape>().Any());
    }

    [Theory]
    [InlineData(true, Operator.Less)]
    [InlineData(false, Operator.GreaterOrEqual)]
    public void ALoopWhoseOrderDoesNotMatterAscends(bool ascend, object comparison)
    {
        // The sum's square keeps the sweeps apart.
        var derived = new Derived(
            "double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s * s; }",
            options: Options.All with { Ascend = ascend });
        Assert.Equal((Operator)comparison, derived.Function.Body.Ops.OfType<CountedLoop>().Last().Comparison);
    }
}
