using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>while, do, and every for that is not counted.</summary>
internal sealed partial class BodyLowering
{
    private void While(IWhileLoopOperation loop)
    {
        _builder.Origin = OneLine(loop.Syntax);
        Repeat(loop, ConditionOf(loop.Condition, loop.ConditionIsUntil), IsEndless(loop.Condition), loop.ConditionIsTop, new Step(loop.Body, null), []);
    }

    /// <remarks>
    /// A condition that changes variables or elements, or that comes last, is evaluated in the body, where it sets the flag of break:
    /// the block of the condition yields nothing but the condition.
    /// </remarks>
    /// <param name="loop">The loop.</param>
    /// <param name="condition">Lowers its condition; null for none.</param>
    /// <param name="isEndless">True when the condition is always true.</param>
    /// <param name="testFirst">True when it is tested before the first iteration.</param>
    /// <param name="body">The body.</param>
    /// <param name="bottom">What is done after each iteration, also after continue.</param>
    private void Repeat(ILoopOperation loop, Func<Operand>? condition, bool isEndless, bool testFirst, Step body, Step[] bottom) =>
        Rebindable(loop.Syntax, () => { RepeatOnce(loop, condition, isEndless, testFirst, body, bottom); return true; });

    private void RepeatOnce(ILoopOperation loop, Func<Operand>? condition, bool isEndless, bool testFirst, Step body, Step[] bottom)
    {
        string origin = _builder.Origin;
        ImmutableDictionary<Slot, Term> before = _environment;
        LoopScope scope = OpenLoop();
        var flags = new List<Slot>();
        if (Exits.HasReturn(loop.Body))
        {
            flags.Add(_frame.Returned);
            if (_frame.Result is Slot result)
                flags.Add(result);
        }
        flags.AddRange(_frame.Jumps.Where(jump => Exits.Jumps(loop.Body, jump.Label)).Select(jump => jump.Jumped));
        bool inBody = condition is not null && !testFirst;
        (Carried carried, Block conditionBlock) = Head();
        if (!inBody && condition is not null && !StaysAsItIs(conditionBlock, before))
        {
            inBody = true;
            _environment = before;
            CloseLoop(scope);
            scope = OpenLoop();
            (carried, conditionBlock) = Head();
        }

        _builder.OpenBlock();
        EquatableArray<Value> bodyParameters = carried.Enter();
        foreach (Slot flag in Flags())
            Set(flag, false);
        Step[] first = inBody && testFirst ? [new Step(null, StopUnless), body] : [body];
        Step[] last = bottom;
        if (inBody && !testFirst)
            last = [.. last, new Step(null, StopUnless)];
        if (Exits.HasContinue(loop))
        {
            Sequence(first, 0);
            Set(scope.Skipped, false);
            Sequence(last, 0);
        }
        else
        {
            Sequence([.. first, .. last], 0);
        }
        Block bodyBlock = _builder.CloseBlock(bodyParameters, carried.Current());
        _builder.Origin = origin;

        (Carried.Pruned pruned, Block[] blocks) = carried.Leave(conditionBlock, bodyBlock);
        CloseLoop(scope);
        _builder.Add(new WhileLoop(pruned.Results, pruned.Initial, blocks[0], blocks[1]) { Site = SiteOf(loop) });
        foreach (Op op in pruned.After)
            _builder.Add(op);

        (Carried Carried, Block Condition) Head()
        {
            bool runs = inBody || isEndless;
            var head = new Carried(this, loop.Syntax, [.. flags, .. inBody || Exits.HasBreak(loop) ? [scope.Broken] : Array.Empty<Slot>()], null, runs);
            _variablesBefore = _variables;
            _builder.OpenBlock();
            EquatableArray<Value> parameters = head.Enter();
            _entered = _environment;
            Operand test = Test(loop, condition is null || inBody ? null : Condition);
            return (head, _builder.CloseBlock(parameters, [test]));
        }

        Operand Condition()
        {
            _builder.Origin = origin;
            return condition!();
        }

        void StopUnless() => Set(scope.Broken, new Atom(Not(Condition())));
    }

    private Func<Operand>? ConditionOf(IOperation? condition, bool negate = false) => condition is null ? null : () => negate ? Not(Scalar(condition)) : Scalar(condition);

    private static bool IsEndless(IOperation? condition) => condition is null or { ConstantValue: { HasValue: true, Value: true } };

    // What the variables were at the head of the condition that was lowered last.
    private ImmutableDictionary<Slot, Term> _entered = ImmutableDictionary<Slot, Term>.Empty;
    private ImmutableDictionary<ISymbol, Place> _variablesBefore = ImmutableDictionary<ISymbol, Place>.Empty;

    /// <summary>True when a condition that was lowered changed no variable and no element, and declared nothing.</summary>
    private bool StaysAsItIs(Block condition, ImmutableDictionary<Slot, Term> before) =>
        ReferenceEquals(_variables, _variablesBefore)
        && before.Keys.All(slot => slot.IsFlag || Get(slot).Equals(_entered.TryGetValue(slot, out Term? entered) ? entered : Undefined.Instance))
        && !condition.Flatten().Any(op => op is Store or Accumulate or Evaluate { IsPure: false } || (op is Invoke invoke && invoke.Arguments.Any(argument => argument.Type is BufferType { Shape: not BufferShape.ReadOnlySpan })));

    /// <summary>The condition, evaluated only where control did not leave the loop.</summary>
    private Operand Test(ILoopOperation loop, Func<Operand>? condition)
    {
        if (Pending() is not Operand left)
            return condition?.Invoke() ?? Constant.True;
        return condition is null
            ? Not(left)
            : ((Atom)Choose(loop.Syntax, left, () => new Atom(Constant.False), () => new Atom(condition()), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    private Operand Not(Operand value) => value is Constant ? Constant.Boolean(value.Equals(Constant.False)) : _builder.Compute(Operator.Not, ScalarType.Boolean, [value]);
}
