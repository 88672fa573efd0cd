using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Domains;

/// <summary>The methods of the domains, at random points of their domains and at their kinks: all derivatives agree with each other and with differences, and values are the primal's.</summary>
public sealed class DomainsTest
{
    private const int Points = 5;

    public static IEnumerable<object[]> Methods() => Examples.NamesInDomains.Select(name => new object[] { name });

    public static IEnumerable<object[]> Kinks() => Examples.NamesInDomains.Where(name => Examples.Get(name).Kinks.Any()).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Methods))]
    public void Reverse_forward_and_differences_agree(string name)
    {
        foreach (Evaluation at in PointsOf(name))
        {
            RequireFinite(at);
            double[,] reverse = Forms.Reverse(at);
            Agreement.Require(Forms.Forward(at), reverse, Exact(at), name + " reverse", normwise: true);
            if (!at.Method.BranchesDecide)
                Agreement.RequireDifferences(at.ByDifferences(), reverse, at.Method.IsSingle ? 2e-3 : 1e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_form_of_the_gradient_and_the_Jacobian_agrees(string name)
    {
        foreach (Evaluation at in PointsOf(name))
        {
            double[,] reverse = Forms.Reverse(at);
            foreach ((string form, double[,] jacobian) in Forms.Jacobians(at))
                Agreement.Require(reverse, jacobian, Exact(at), form, normwise: true);
            foreach ((string form, double[,] jacobian, double? value) in Forms.Gradients(at))
            {
                Agreement.Require(reverse, jacobian, Exact(at), form, normwise: true);
                if (value is { } actual)
                    Values.Require(at, Reals.Get(at.After[at.Outputs[0].Index]!, 0), actual, form);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Values_are_the_primals(string name)
    {
        foreach (Evaluation at in PointsOf(name))
        {
            Invoker jvp = at.Method.Sibling("Jvp");
            Array?[] arrays = at.ArgumentsFor(jvp, slot => at.LengthOf(slot.Name, "Tangent"));
            jvp.Call(arrays);
            Values.RequirePrimals(at, jvp, arrays, "return.value");

            Invoker vjp = at.Method.Sibling("Vjp");
            arrays = at.ArgumentsFor(vjp, slot => Forms.Length(at, slot));
            vjp.Call(arrays);
            Values.RequirePrimals(at, vjp, arrays, "return");
        }
    }

    [Theory]
    [MemberData(nameof(Kinks))]
    public void At_a_kink_derivatives_lie_between_both_sides(string name)
    {
        MarkedMethod method = Examples.Get(name);
        foreach (double[] kink in method.Kinks)
        {
            var at = new Evaluation(method, Examples.Arguments(method, kink, new Random(7)));
            double[,] reverse = Forms.Reverse(at);
            Agreement.Require(Forms.Forward(at), reverse, Exact(at), name + " reverse", normwise: true);
            Agreement.RequireBetween(at.BySides(), reverse, at.Method.IsSingle ? 1e-2 : 1e-5, name);
        }
    }

    private static double Exact(Evaluation at) => at.Method.IsSingle ? 2e-4 : 1e-10;

    private static IEnumerable<Evaluation> PointsOf(string name)
    {
        MarkedMethod method = Examples.Get(name);
        foreach (Parameter parameter in method.Parameters)
            Assert.True(parameter.Domain is not null, $"{name} does not say where {parameter.Name} lies.");
        var random = new Random(name.Length);
        for (int point = 0; point < Points; point++)
            yield return new Evaluation(method, Examples.Arguments(method, 0, random));
    }

    /// <summary>Where a method has no value it says nothing about its derivative.</summary>
    private static void RequireFinite(Evaluation at)
    {
        foreach (Block output in at.Outputs)
        {
            for (int k = 0; k < output.Length; k++)
                Assert.True(double.IsFinite(Reals.Get(at.After[output.Index]!, k)), $"{at.Method}: {output.Name}[{k}] is not finite.");
        }
    }
}
