using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>for (…; …; …): a counted loop where the count is known to be fixed, else a while loop.</summary>
internal sealed partial class BodyLowering
{
    private void For(IForLoopOperation loop)
    {
        foreach (IOperation before in loop.Before)
        {
            if (before is IVariableDeclarationGroupOperation group)
                Declarations(group);
            else
                Statement(before);
        }
        _builder.Origin = OneLine(loop.Syntax);
        if (CountedFor.Find(loop) is not CountedFor counted || !Counted(loop, counted))
            Repeat(loop, ConditionOf(loop.Condition), IsEndless(loop.Condition), testFirst: true, new Step(loop.Body, null), [.. loop.AtLoopBottom.Select(statement => new Step(statement, null))]);
    }

    /// <returns>False when an iteration changes what the bound is made of: nothing was lowered then.</returns>
    private bool Counted(IForLoopOperation loop, CountedFor counted)
    {
        if (_variables[counted.Counter] is not VariablePlace { Slot: Slot counter } || Get(counter) is not Atom { Operand: Operand start } || (session.ReadsInOrder && ReadsOutside(counted.Bound)))
            return false;
        ImmutableDictionary<Slot, Term> before = _environment;
        Operand bound = Scalar(counted.Bound);
        HashSet<Slot> fixedSlots = [.. SlotsIn(counted.Bound)];
        if (counted.Stride is null ? Counted(loop, counter, counted.Counter.Name, start, bound, counted.Comparison, counted.Step, fixedSlots, () => Statement(loop.Body))
            : Strided(loop, counted, counter, start, bound, fixedSlots))
            return true;
        _environment = before;
        return false;
    }

    /// <summary>Of a stride that is no constant the iterations are counted before, and the counter is made of their number.</summary>
    private bool Strided(IForLoopOperation loop, CountedFor counted, Slot counter, Operand start, Operand bound, HashSet<Slot> fixedSlots)
    {
        Operand stride = Scalar(counted.Stride!);
        fixedSlots.UnionWith(SlotsIn(counted.Stride!));
        bool isDown = counted.Step < 0, isInclusive = counted.Comparison is Operator.LessOrEqual or Operator.GreaterOrEqual;
        Operand iterations = _builder.Compute(Operator.Iterations, ScalarType.Int32, [start, bound, stride, Constant.Boolean(isDown), Constant.Boolean(isInclusive)], "iterations");
        return Counted(loop, counter, "k", Constant.Int32(0), iterations, Operator.Less, 1, fixedSlots, () =>
        {
            Term number = Get(counter);
            Operand offset = _builder.Compute(Operator.Multiply, ScalarType.Int32, [((Atom)number).Operand, stride]);
            Value own = start is Constant { Bits: 0 } && !isDown ? _builder.Name((Value)offset, counted.Counter.Name)
                : _builder.Compute(isDown ? Operator.Subtract : Operator.Add, ScalarType.Int32, [start, offset], counted.Counter.Name);
            _ranges.Count(own, start, bound, counted.Comparison);
            Set(counter, new Atom(own));
            Statement(loop.Body);
            if (Get(counter).Equals(new Atom(own)))
                Set(counter, number);
        });
    }

    /// <summary>True when the expression reads what an iteration could change outside.</summary>
    private static bool ReadsOutside(IOperation expression) => expression.DescendantsAndSelf().Any(operation => operation is IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } });

    /// <summary>The variables that an expression reads.</summary>
    private IEnumerable<Slot> SlotsIn(IOperation expression) => expression.DescendantsAndSelf().Select(operation => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => Captured(operation) is ISymbol symbol && _variables.TryGetValue(symbol, out Place? place) ? place : null,
        IInstanceReferenceOperation => _frame.Receiver,
        IFieldReferenceOperation { Instance: not null } field => PlaceOf(field),
        _ => null,
    }).SelectMany(SlotsOf);

    private static IEnumerable<Slot> SlotsOf(Place? place) => place switch
    {
        VariablePlace variable => [variable.Slot],
        PartPlace part => SlotsOf(part.Whole),
        _ => [],
    };

    private bool Counted(ILoopOperation loop, Slot counterSlot, string name, Operand start, Operand bound, Operator comparison, long step, HashSet<Slot> fixedSlots, Action body) =>
        Counted(loop.Syntax, () => SiteOf(loop), counterSlot, name, start, bound, comparison, step, fixedSlots, body);

    private bool Counted(SyntaxNode loop, Func<int> site, Slot counterSlot, string name, Operand start, Operand bound, Operator comparison, long step, HashSet<Slot> fixedSlots, Action body) =>
        Rebindable(loop, () => CountedOnce(loop, site, counterSlot, name, start, bound, comparison, step, fixedSlots, body));

    private bool CountedOnce(SyntaxNode loop, Func<int> site, Slot counterSlot, string name, Operand start, Operand bound, Operator comparison, long step, HashSet<Slot> fixedSlots, Action body)
    {
        string origin = _builder.Origin;
        Term before = Get(counterSlot);
        LoopScope scope = OpenLoop();
        var carried = new Carried(this, loop, [], counterSlot, false);
        Value counter = _builder.Fresh(start.Type, name);
        _ranges.Count(counter, start, bound, comparison);
        _builder.OpenBlock();
        EquatableArray<Value> parameters = carried.Enter();
        Set(counterSlot, new Atom(counter));
        body();
        bool counts = Get(counterSlot).Equals(new Atom(counter)) && !fixedSlots.Any(carried.Changes);
        Set(counterSlot, before);
        Block block = _builder.CloseBlock(parameters, carried.Current());
        _builder.Origin = origin;
        if (!counts)
        {
            _frame.Loops.Pop();
            return false;
        }
        (Carried.Pruned pruned, Block[] blocks) = carried.Leave(block);
        CloseLoop(scope);
        _builder.Add(new CountedLoop(pruned.Results, counter, start, bound, comparison, step, pruned.Initial, blocks[0]) { Site = site() });
        foreach (Op op in pruned.After)
            _builder.Add(op);
        return true;
    }

    private LoopScope OpenLoop()
    {
        var scope = new LoopScope(Flag("stopped"), Flag("skipped"));
        _frame.Loops.Push(scope);
        return scope;
    }

    private void CloseLoop(LoopScope scope)
    {
        _frame.Loops.Pop();
        _environment = _environment.Remove(scope.Broken).Remove(scope.Skipped);
    }
}
