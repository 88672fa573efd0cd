using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Finds where an active value goes into code that is passed through as it is: its derivative would be lost there.</summary>
internal static class LostValues
{
    /// <exception cref="Refusal">An active value is lost.</exception>
    public static void Check(Function primal, EquatableArray<Callee> callees, IEnumerable<Value> active, Session session)
    {
        if (session.Lost.Count == 0)
            return;
        var effects = new CalleeEffects(callees);
        Diagnostic[] lost =
        [
            .. Lost(primal, active, effects, session),
            // What a callee is called with is not followed: any of its parameters may be active.
            .. callees.SelectMany(callee => Lost(callee.Function, callee.Function.Parameters.Where(parameter => parameter.Type.IsReal), effects, session)),
        ];
        if (lost.Length > 0)
            throw new Refusal(lost[0]) { Further = lost };
    }

    private static IEnumerable<Diagnostic> Lost(Function function, IEnumerable<Value> active, CalleeEffects effects, Session session)
    {
        var activity = new Activity(function.Body, new Memory(function.Body, effects), effects, active, []);
        foreach (Evaluate evaluate in function.Body.Flatten().OfType<Evaluate>())
            if (evaluate.Operands.Any(activity.IsVaried) && session.Lost.TryGetValue(evaluate.Site, out Diagnostic? lost))
                yield return lost;
    }
}
