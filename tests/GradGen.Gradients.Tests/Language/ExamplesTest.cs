using System;
using System.Collections.Generic;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Language;

/// <summary>Every example of the corpus: all derivatives agree with each other and with differences, and values are the primal's.</summary>
public sealed class ExamplesTest
{
    private const int Points = 6;

    /// <summary>Its derivative is not that of its values, on purpose.</summary>
    private const string Stopped = "Constants.Stopped";

    public static IEnumerable<object[]> Cases()
    {
        foreach (string name in Examples.Names)
        {
            foreach (int length in Examples.Lengths)
                yield return [name, length];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reverse_forward_and_differences_agree(string name, int length)
    {
        foreach (Evaluation at in PointsOf(name, length))
        {
            (double exact, double rough) = at.Method.IsSingle ? (2e-5, 2e-3) : (1e-12, 1e-6);
            double[,] reverse = Forms.Reverse(at);
            Agreement.Require(Forms.Forward(at), reverse, exact, name + " reverse", normwise: true);
            if (name != Stopped)
                Agreement.RequireDifferences(at.ByDifferences(), reverse, rough, name);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_of_the_gradient_and_the_Jacobian_agrees(string name, int length)
    {
        foreach (Evaluation at in PointsOf(name, length))
        {
            double tolerance = at.Method.IsSingle ? 2e-5 : 1e-12;
            double[,] reverse = Forms.Reverse(at);
            foreach ((string form, double[,] jacobian) in Forms.Jacobians(at))
                Agreement.Require(reverse, jacobian, tolerance, form, normwise: true);
            foreach ((string form, double[,] jacobian, double? value) in Forms.Gradients(at))
            {
                Agreement.Require(reverse, jacobian, tolerance, form, normwise: true);
                if (value is { } actual)
                    Values.Require(at, Reals.Get(at.After[at.Outputs[0].Index]!, 0), actual, form);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_the_primals_and_inputs_are_left_alone(string name, int length)
    {
        foreach (Evaluation at in PointsOf(name, length))
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

    private static IEnumerable<Evaluation> PointsOf(string name, int length)
    {
        MarkedMethod method = Examples.Get(name);
        var random = new Random(20 + length);
        for (int point = 0; point < Points; point++)
            yield return new Evaluation(method, Examples.Arguments(method, length, random));
    }
}
