using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Statements after one another. Where control may have left by return, break or continue, the rest goes into a branch: on the condition itself
/// when the statement is an `if` of which one side surely leaves, on the flag otherwise. Nothing is lowered twice.
/// </summary>
internal sealed partial class BodyLowering
{
    private void Sequence(IEnumerable<IOperation> statements) =>
        Sequence([.. statements.Select(statement => new Step(statement, null))], 0);

    private void Sequence(Step[] steps, int start)
    {
        if (Target(steps, start) is int target)
        {
            var labeled = (ILabeledOperation)steps[target].Statement!;
            Landing(labeled.Label, () => Sequence([.. steps.Skip(start).Take(target - start)], 0));
            Sequence([new Step(labeled.Operation, null), .. steps.Skip(target + 1)], 0);
            return;
        }
        for (int i = start; i < steps.Length; i++)
        {
            if (HasLeft)
                return;
            Step step = steps[i];
            if (step.Statement is IBlockOperation block)
            {
                // Its statements stand in the list themselves, so that what follows the block can go into a branch of the block's.
                Sequence([.. block.Operations.Select(statement => new Step(statement, null)), .. steps.Skip(i + 1)], 0);
                return;
            }
            if (Pending() is Operand left)
            {
                int rest = i;
                Choose(
                    step.Statement?.Syntax ?? _frame.Method.DeclaringSyntaxReferences[0].GetSyntax(),
                    left,
                    () => { Assume(true); return null; },
                    () => { Assume(false); Sequence(steps, rest); return null; });
                return;
            }
            if (step.Statement is IConditionalOperation { WhenTrue: IOperation then } conditional && i + 1 < steps.Length
                && (Leaves(then) || Leaves(conditional.WhenFalse)))
            {
                Step[] rest = steps.Skip(i + 1).ToArray();
                bool isWhole = false;
                Recoverable(conditional, () => { If(conditional, rest); isWhole = true; });
                if (isWhole)
                    return;
                continue;
            }
            if (step.Statement is IOperation statement)
                Recoverable(statement, () => Statement(statement));
            else
                step.Action!();
        }
    }

    /// <summary>The last label among the statements that one before it jumps to: those between are inside what jumps to it.</summary>
    private static int? Target(Step[] steps, int start)
    {
        for (int i = steps.Length - 1; i > start; i--)
            if (steps[i].Statement is ILabeledOperation labeled && steps.Skip(start).Take(i - start).Any(step => step.Statement is not null && Exits.Jumps(step.Statement, labeled.Label)))
                return i;
        return null;
    }

    /// <summary>Lowers what may jump to a label; behind it, control is there on every path that did not leave otherwise.</summary>
    private void Landing(ILabelSymbol label, Action statements)
    {
        Slot jumped = Flag("jumped");
        _frame.Jumps.Add((label, jumped));
        statements();
        _frame.Jumps.RemoveAt(_frame.Jumps.Count - 1);
        _environment = _environment.Remove(jumped);
    }

    /// <summary>A statement, or something to do in its place.</summary>
    private sealed record Step(IOperation? Statement, Action? Action);

    /// <summary>The flags that can be set at this place.</summary>
    private IEnumerable<Slot> Flags()
    {
        yield return _frame.Returned;
        if (_frame.Loops.Count > 0)
        {
            yield return _frame.Loops.Peek().Broken;
            yield return _frame.Loops.Peek().Skipped;
        }
        foreach ((ILabelSymbol _, Slot jumped) in _frame.Jumps)
            yield return jumped;
    }

    /// <summary>True when control surely left.</summary>
    private bool HasLeft => Threw(_environment) || Flags().Any(flag => FlagOf(flag).Equals(Constant.True));

    /// <summary>The condition under which control left, or null when it surely did not.</summary>
    private Operand? Pending()
    {
        Operand? left = null;
        foreach (Slot flag in Flags())
        {
            Operand operand = FlagOf(flag);
            if (operand is Constant)
                continue;
            left = left is null ? operand : _builder.Compute(Operator.BitOr, ScalarType.Boolean, [left, operand]);
        }
        return left;
    }

    /// <summary>On the paths of a branch on <see cref="Pending"/>, the flags are known.</summary>
    private void Assume(bool left)
    {
        Slot[] open = Flags().Where(flag => FlagOf(flag) is not Constant).ToArray();
        if (!left || open.Length == 1)
            foreach (Slot flag in open)
                Set(flag, left);
    }

    /// <summary>True when control never passes the end of the statement.</summary>
    private static bool Leaves(IOperation? statement) => statement switch
    {
        IReturnOperation => true,
        IBranchOperation => true,
        ILabeledOperation labeled => Leaves(labeled.Operation),
        // Behind a label, control may be back.
        IBlockOperation block => block.Operations.Reverse().TakeWhile(inner => inner is not ILabeledOperation || Leaves(inner)).Any(Leaves),
        IConditionalOperation conditional => Leaves(conditional.WhenTrue) && Leaves(conditional.WhenFalse),
        _ => false,
    };
}
