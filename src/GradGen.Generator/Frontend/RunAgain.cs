using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Finds code that may give something else when it runs again. A gradient runs the method once; a Jacobian runs it for each row or column, and the derivative of a method that
/// calls itself runs that again.
/// </summary>
internal static class RunAgain
{
    /// <exception cref="Refusal">Code that runs again changes what is outside, or reads what is changed.</exception>
    public static void Check(Function primal, EquatableArray<Callee> callees, DerivativeKinds requested, Session session)
    {
        OutsideEffects[] called = [.. callees.Select(callee => new OutsideEffects(callee.Function.Body))];
        bool isJacobian = requested.HasFlag(DerivativeKinds.Jacobian);
        if (called.Length == 0 && !isJacobian)
            return;
        var own = new OutsideEffects(primal.Body);
        Evaluate[] changes = [.. own.Changes, .. called.SelectMany(callee => callee.Changes)];
        if (changes.Length == 0)
            return;
        if (isJacobian)
            throw Refuse(changes[0], "may change what is outside, and a Jacobian runs it once for each of its rows; pass its value as a parameter", session);
        if (called.SelectMany(callee => callee.Changes.Concat(callee.Reads)).FirstOrDefault() is Evaluate again)
            throw Refuse(again, "depends on what is outside, which the method changes, and a method that calls itself runs again for its derivative; pass its value as a parameter", session);
    }

    private static Refusal Refuse(Evaluate evaluate, string why, Session session)
    {
        Location place = session.Sites[evaluate.Site].Place;
        return new Refusal(OutsideState.Create(place, BodyLowering.OneLine(place.SourceTree!.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true)), why));
    }
}
