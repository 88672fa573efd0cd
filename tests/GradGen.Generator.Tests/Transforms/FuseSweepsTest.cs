using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>Independent iterations are reversed at once; those that need one another are not.</summary>
public sealed class FuseSweepsTest
{
    private const string PaperLoss =
        """
        double Loss(ReadOnlySpan<double> w, double b, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = b;
                for (int j = 0; j < w.Length; j++)
                    z += w[j] * x[i * w.Length + j];
                double error = y[i] - Math.Max(0, z);
                sum += error * error;
            }
            return sum / y.Length;
        }
        """;

    [Fact]
    public void ThePapersLossKeepsNothing() => Assert.DoesNotContain(new Derived(PaperLoss).Ops, op => op is OpenTape or Allocate);

    [Fact]
    public void ThePapersLossIsOneLoopOverTheRows() =>
        Assert.Single(new Derived(PaperLoss).Function.Body.Ops.OfType<CountedLoop>());

    [Fact]
    public void WithoutFusionThePapersLossKeepsTheNeuron() =>
        Assert.Equal(["zKept"], new Derived(PaperLoss, options: Options.All with { FuseSweeps = false }).Ops.OfType<Allocate>().Select(kept => kept.Result.Name));

    [Fact]
    public void ASumOfSquaresIsReversedWhereItIsAdded() => Assert.Equal(
        """
        F(%0.x: ReadOnlySpan<Double>, %9.xGradient: Span<Double>)
        {
            require SameLength %9.xGradient, %0.x
            require Disjoint %9.xGradient, %0.x
            %1: Int32 = Length %0.x
            %8.s: Double = for %2.i from 0 while Less %1 step 1 carrying (0)
            block(%3.s: Double)
            {
                %4: Double = Load %0.x, %2.i
                %6: Double = Multiply %4, %4
                %7.s: Double = Add %3.s, %6
                %13: Double = Multiply 2, %4
                Store %9.xGradient, %2.i, %13
                yield %7.s
            }
            return %8.s
        }
        """,
        new Derived("double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s; }", "ValueAndGradient").Text);

    [Fact]
    public void ARecurrenceIsNotFused() => Assert.Equal(
        2,
        new Derived("double F(double x, int n) { double y = x; for (int i = 0; i < n; i++) y = Math.Sin(y); return y; }").Function.Body.Ops.OfType<CountedLoop>().Count());

    [Fact]
    public void OfAnotherPairTheReverseSweepStaysBehindTheForwardSweep()
    {
        // The reverse of the second branch reads nothing of it, and the reverse of the first reads that.
        var derived = new Derived(
            """
            double F(double x, int n, bool c)
            {
                double u = 1;
                if (!c) { u = x; for (int k = n; k > 0; k /= 2) ; }
                double v = x * x;
                if (c) v = u; else { for (int k = n; k > 0; k /= 2) ; }
                return v;
            }
            """);
        Assert.Equal(2, derived.Ops.OfType<WhileLoop>().Count());
    }

    [Fact]
    public void ASumWhoseResultTheReverseSweepNeedsIsNotFused() => Assert.Equal(
        2,
        new Derived("double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return s * s; }").Function.Body.Ops.OfType<CountedLoop>().Count());
}
