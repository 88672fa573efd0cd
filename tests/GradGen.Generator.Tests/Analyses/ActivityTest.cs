using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Frontend;
using GradGen.Generator.Tests.Ir;
using GradGen.Generator.Tests.Transforms;

namespace GradGen.Generator.Tests.Analyses;

/// <summary>Derivatives go where an active input leads to an output, and nowhere else.</summary>
public sealed class ActivityTest
{
    [Theory]
    [InlineData("double F(double x, [NoDerivative] double c) { double k = Math.Sin(c); double y = k * x; return y; }", "x y")]
    [InlineData("double F(double x, double z) { double unused = x * z; double y = z * z; return y; }", "y z")]
    [InlineData("double F(double x) { double s = Math.Floor(x); double y = x * 2; return y * s; }", "x y")]
    [InlineData("double F(double x, int n) { double k = 1; double y = x; for (int i = 0; i < n; i++) { k *= 2; y *= k; } return y; }", "x y")]
    [InlineData("double F(double x) { double[] a = new double[2]; double[] c = new double[2]; a[0] = x; c[0] = 3; return a[0] * c[0]; }", "a x")]
    public void WhatIsActive(string method, string names) => Assert.Equal(names, string.Join(' ', Active(method)));

    [Fact]
    public void AConstantLoopIsNotReversed() => Numbered.Same(
        """
        F(%0.x: Double, %1.c: Double, %2.n: Int32)
        {
            %3.k: Double = Sin(%1.c)
            %7.k: Double = for %4.i from 0 while Less %2.n step 1 carrying (%3.k)
            block(%5.k: Double)
            {
                %6.k: Double = Multiply %5.k, %1.c
                yield %6.k
            }
            return %7.k
        }
        """,
        new Derived("double F(double x, [NoDerivative] double c, int n) { double k = Math.Sin(c); for (int i = 0; i < n; i++) k *= c; return k * x; }").Text);

    private static IEnumerable<string> Active(string method)
    {
        DifferentiableMethod lowered = new Source($"[Differentiable] public static {method}").Lowered;
        Block body = lowered.Primal.Body;
        var effects = new CalleeEffects(lowered.Callees);
        var activity = new Activity(body, new Memory(body, effects), effects, lowered.Shape.Parameters.Where(parameter => parameter.IsActive).Select(parameter => parameter.Value!), body.Yields);
        return body.Parameters.Concat(body.Flatten().SelectMany(op => op.Results())).Where(activity.IsActive)
            .Select(value => value.Name).Where(name => name.Length > 0).Distinct().Order(System.StringComparer.Ordinal);
    }
}
