using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Tests.Transforms.Vectorization;

/// <summary>Which loops run in lanes, and what becomes of them.</summary>
public sealed class VectorizeTest
{
    [Fact]
    public void ASumHasPartialSumsInLanesAndARest() => Numbered.Same(
        """
        F(%0.x: ReadOnlySpan<Double>, %9.xGradient: Span<Double>)
        {
            require SameLength %9.xGradient, %0.x
            require Disjoint %9.xGradient, %0.x
            %1: Int32 = Length %0.x
            %10.lanesEnd: Int32 = LanesEnd 0, %1, 0, 0, 1
            %11: Lanes<Double> = Broadcast 0
            %12: Lanes<Double> = Broadcast 2
            %13.sLanes: Lanes<Double> = for %14.i from 0 while Less %10.lanesEnd step 1 carrying (%11)
            block(%15.sLanes: Lanes<Double>)
            {
                %16: Lanes<Double> = Load %0.x, %14.i
                %18.sLanes: Lanes<Double> = MultiplyAddEstimate(%16, %16, %15.sLanes)
                %19: Lanes<Double> = Multiply %12, %16
                Store %9.xGradient, %14.i, %19
                yield %18.sLanes
            }
            %20.s: Double = LaneSum %13.sLanes
            %8.s: Double = for %2.i from %10.lanesEnd while Less %1 step 1 carrying (%20.s)
            block(%3.s: Double)
            {
                %4: Double = Load %0.x, %2.i
                %6: Double = Multiply %4, %4
                %7.s: Double = Add %3.s, %6
                %21: Double = Multiply 2, %4
                Store %9.xGradient, %2.i, %21
                yield %7.s
            }
            return %8.s
        }
        """,
        new Derived("double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s; }", "ValueAndGradient", Options.All with { SeveralVectors = false }, vectorize: true).Text);

    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) s += a * x[i];")]
    [InlineData("for (int i = 1; i <= n; i++) s += x[i] * x[i] / i;")]
    [InlineData("for (int i = 0; i < x.Length; i++) s += x[i] > a ? x[i] * x[i] : Math.Exp(x[i]);")]
    [InlineData("for (int i = 0; i < x.Length; i++) if (x[i] > a && x[i] < 2 || a > 3) s -= x[i] * a;")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = 0; j < x.Length; j++) s += x[j] * x[j] * i;")]
    [InlineData("for (int i = 0; i < x.Length; i++) { double t = 0; for (int j = 0; j < 3; j++) t = Math.Sin(t + x[i] * j); s += t; }")]
    [InlineData("double[] u = new double[x.Length]; for (int i = 0; i < x.Length; i++) u[i] = x[i] * a; for (int i = 0; i < x.Length; i++) s += u[i] * u[i];")]
    [InlineData("for (int i = 1; i < x.Length - 1; i++) s += x[i - 1] * a + x[i + 1];")]
    [InlineData("for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) s += x[3 * i] * x[3 * j] - x[3 * i + 1] * x[3 * j + 1];")]
    [InlineData("double[] u = new double[3 * n]; Span<double> b = u.AsSpan(n, n), c = u.AsSpan(2 * n, n); for (int i = 0; i < n; i++) { b[i] = x[i] * c[i]; c[i] = b[i]; } s = u[0];")]
    [InlineData("double[] u = new double[x.Length]; for (int i = x.Length - 1; i >= 0; i--) u[i] = x[i] * u[i]; s = u[0];")]
    public void InLanes(string loops) => Assert.Contains(Of(loops).Ops, op => op is CountedLoop { Lanes: not null });

    [Theory]
    // An iteration needs what the one before gave.
    [InlineData("for (int i = 0; i < x.Length; i++) s = s * a + x[i];")]
    [InlineData("double[] u = new double[x.Length]; for (int i = 1; i < x.Length; i++) u[i] = u[i - 1] * a + x[i]; s = u[2];")]
    // Two iterations may write one element.
    [InlineData("double[] u = new double[x.Length]; for (int i = 0; i < x.Length; i++) u[k[i]] = x[i] * a; s = u[2];")]
    [InlineData("double[] u = new double[9]; for (int i = 0; i < x.Length; i++) u[3] = x[i] * a; s = u[3];")]
    [InlineData("double[] u = new double[2 * n]; Span<double> b = u.AsSpan(0, n), c = u.AsSpan(1, n); for (int i = 0; i < n; i++) { b[i] = x[i] * c[i]; c[i] = b[i]; } s = u[0];")]
    [InlineData("double[] u = new double[9 * n]; Span<double> b = u.AsSpan(0, n), c = u.AsSpan(4 * n, n); for (int i = 0; i < n; i++) { b[i] = x[i] * c[i]; c[i] = b[i]; } s = u[0];")]
    [InlineData("double[] u = new double[x.Length]; for (int i = x.Length - 2; i >= 0; i--) u[i] = x[i] * u[i + 1]; s = u[0];")]
    // An element that only some iterations read may not exist.
    [InlineData("for (int i = 0; i < n; i++) if (a > i) s += x[i];")]
    // Few, or not by one.
    [InlineData("for (int i = 0; i < 4; i++) s += x[i] * a;")]
    public void OneByOne(string loops) => Assert.DoesNotContain(Of(loops).Ops, op => op is CountedLoop { Lanes: not null });

    [Fact]
    public void AStrictSumKeepsItsOrder() => Assert.DoesNotContain(
        new Derived("double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s; }", kinds: "(FloatingPoint = FloatingPoint.Strict)", suffix: "ValueAndGradient", vectorize: true).Ops,
        op => op is CountedLoop { Lanes: not null });

    [Fact]
    public void ADearArmWithinADearArmIsAMethod() => Assert.Contains(
        Of("for (int i = 0; i < x.Length; i++) { double y; if (x[i] > a) y = Math.Exp(x[i]) * Math.Sin(x[i]); else if (x[i] < -a) y = Math.Cos(x[i]) * Math.Tanh(x[i]); else y = Math.Log(x[i]) * Math.Cosh(x[i]); s += y; }").Ops,
        op => op is Invoke { Variant: CalleeVariant.Loop });

    [Fact]
    public void ADearArmIsSkippedWhereNoLaneTakesIt() =>
        Assert.Contains(Of("for (int i = 0; i < x.Length; i++) s += x[i] > a ? x[i] : Math.Exp(x[i]) * Math.Sin(x[i]);").Ops, op => op is Compute { Operator: Operator.AnyLane });

    [Fact]
    public void ACheapArmIsNot() =>
        Assert.DoesNotContain(Of("for (int i = 0; i < x.Length; i++) s += x[i] > a ? x[i] : x[i] * x[i];").Ops, op => op is Compute { Operator: Operator.AnyLane });

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { double z = a; for (int j = 0; j < 9; j++) z += x[j] * k[i + j]; s += z * z; }", true)]
    // The rows have nothing in common, or each needs the one before.
    [InlineData("for (int i = 0; i < n; i++) { double z = a; for (int j = 0; j < 9; j++) z += x[i + j] * k[i + j]; s += z * z; }", false)]
    [InlineData("for (int i = 0; i < n; i++) { double z = s; for (int j = 0; j < 9; j++) z += x[j] * k[i + j]; s = z * z; }", false)]
    public void RowsWithTheSameWeightsRunFourAtOnce(string loops, bool areJammed) => Assert.Equal(areJammed, Of(loops).Ops.Any(op => op is CountedLoop { Step: 4 }));

    private static Derived Of(string loops) =>
        new($"double F(ReadOnlySpan<double> x, double a, int n, int[] k) {{ double s = 0; {loops} return s; }}", vectorize: true);
}
