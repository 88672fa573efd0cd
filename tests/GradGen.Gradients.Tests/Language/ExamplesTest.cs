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
                    RequireValue(at, Reals.Get(at.After[at.Outputs[0].Index]!, 0), actual, form);
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
            RequirePrimal(at, jvp, arrays, "return.value");

            Invoker vjp = at.Method.Sibling("Vjp");
            arrays = at.ArgumentsFor(vjp, slot => Forms.Length(at, slot));
            vjp.Call(arrays);
            RequirePrimal(at, vjp, arrays, "return");
        }
    }

    private static IEnumerable<Evaluation> PointsOf(string name, int length)
    {
        MarkedMethod method = Examples.Get(name);
        var random = new Random(20 + length);
        for (int point = 0; point < Points; point++)
            yield return new Evaluation(method, Examples.Arguments(method, length, random));
    }

    private static void RequirePrimal(Evaluation at, Invoker sibling, Array?[] arrays, string result)
    {
        Invoker primal = at.Method.Primal;
        for (int i = 0; i < at.After.Length; i++)
        {
            // Where nothing real is returned, there is no tangent beside it.
            int found = i < primal.ResultsFrom ? i : sibling.Find(result + primal.Slots[i].Name["return".Length..]);
            Array actual = arrays[found >= 0 ? found : sibling.Find("return")]!;
            Assert.Equal(at.After[i]!.Length, actual.Length);
            for (int k = 0; k < actual.Length && primal.Slots[i].IsReal; k++)
                RequireValue(at, Reals.Get(at.After[i]!, k), Reals.Get(actual, k), $"{sibling.Method.Name}: {primal.Slots[i].Name}[{k}]");
        }
    }

    /// <summary>A sum over a buffer may be taken in another order; everything else has the primal's bits.</summary>
    private static void RequireValue(Evaluation at, double expected, double actual, string what)
    {
        bool mayReassociate = at.Method.Marking.FloatingPoint == FloatingPoint.Reassociate && HasBuffer(at.Method);
        if (mayReassociate)
            Close.Require(expected, actual, at.Method.IsSingle ? 1e-5 : 1e-13, what, scale: 1);
        else
            Close.RequireSame(expected, actual, what);
    }

    private static bool HasBuffer(MarkedMethod method)
    {
        foreach (Parameter parameter in method.Parameters)
        {
            if (parameter.Slot.IsBuffer)
                return true;
        }
        return false;
    }
}
