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
        if (session.Lost.Count == 0 && session.Bits.Count == 0)
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
        HashSet<Evaluate>? onlyThrown = null;
        foreach (Evaluate evaluate in function.Body.Flatten().OfType<Evaluate>())
            if (session.Bits.TryGetValue(evaluate.Site, out Diagnostic? unknown) && evaluate.Operands.Any(activity.IsVaried) && IsMadeOf(evaluate, function, effects))
                yield return unknown;
            else if (evaluate.Operands.Any(activity.IsVaried) && session.Lost.TryGetValue(evaluate.Site, out Diagnostic? lost) && !(onlyThrown ??= OnlyThrown(function.Body)).Contains(evaluate))
                yield return lost;
        foreach (Apply stop in function.Body.Flatten().OfType<Apply>())
            if (session.Lost.TryGetValue(stop.Site, out Diagnostic? lost) && stop.Operands.Any(activity.IsVaried))
                yield return lost;
    }

    /// <summary>True when a number is made of the integer, other than by choosing.</summary>
    private static bool IsMadeOf(Evaluate integer, Function function, CalleeEffects effects)
    {
        Dependence graph = DependenceBuilder.Build(function.Body, effects).Graph;
        return graph.Forward(integer.Results.Select(result => result.Id), (_, edge) => edge.Link is not Link.Control && graph.Type(edge.Node) is not ScalarType { Kind: ScalarKind.Boolean } && graph.Definition(edge.Node) is not Load)
            .Any(node => graph.Type(node) is not ScalarType { IsReal: false });
    }

    /// <summary>What is made for the message of an exception and for nothing else: with the exception, there is no derivative to lose.</summary>
    private static HashSet<Evaluate> OnlyThrown(Block body)
    {
        Op[] ops = [.. body.Flatten()];
        var kept = new HashSet<int>(ops.SelectMany(op => op.Blocks()).Append(body).SelectMany(block => block.Yields).OfType<Value>().Select(value => value.Id));
        var message = new HashSet<int>();
        var thrown = new HashSet<Evaluate>();
        foreach (Op op in ops.Reverse())
        {
            bool isThrown = op is Raise;
            if (op is Evaluate { IsPure: true } evaluate && evaluate.Results.Any(result => message.Contains(result.Id)) && !evaluate.Results.Any(result => kept.Contains(result.Id)))
                isThrown = thrown.Add(evaluate);
            (isThrown ? message : kept).UnionWith(op.Operands().OfType<Value>().Select(value => value.Id));
        }
        return thrown;
    }
}
