using System;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Asserts that the values beside a derivative are the primal's.</summary>
internal static class Values
{
    /// <summary>Requires that a sibling left the arguments as the primal does, and gave its results.</summary>
    public static void RequirePrimals(Evaluation at, Invoker sibling, Array?[] arrays, string result)
    {
        Invoker primal = at.Method.Primal;
        for (int i = 0; i < at.After.Length; i++)
        {
            // Where nothing real is returned, there is no tangent beside it.
            int found = i < primal.ResultsFrom ? i : sibling.Find(result + primal.Slots[i].Name["return".Length..]);
            Array actual = arrays[found >= 0 ? found : sibling.Find("return")]!;
            Assert.Equal(Reals.Count(at.After[i]!), Reals.Count(actual));
            for (int k = 0; k < Reals.Count(actual) && primal.Slots[i].IsReal; k++)
                Require(at, Reals.Get(at.After[i]!, k), Reals.Get(actual, k), $"{sibling.Method.Name}: {primal.Slots[i].Name}[{k}]");
        }
    }

    /// <summary>A sum may be taken in another order, and a function be a vector's; a method marked Strict has the primal's bits.</summary>
    public static void Require(Evaluation at, double expected, double actual, string what)
    {
        if (at.Method.Marking.FloatingPoint == FloatingPoint.Reassociate)
            Close.Require(expected, actual, at.Method.IsSingle ? 1e-5 : 1e-13, what, scale: 1);
        else
            Close.RequireSame(expected, actual, what);
    }
}
