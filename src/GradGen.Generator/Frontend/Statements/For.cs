using System;
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
        if (CountedFor.Find(loop) is CountedFor counted)
            Counted(loop, counted);
        else
            Repeat(loop, loop.Condition, testFirst: true, negate: false, loop.Body, [.. loop.AtLoopBottom]);
    }

    private void Counted(IForLoopOperation loop, CountedFor counted)
    {
        Slot counter = _slots[counted.Counter];
        Operand start = ((Atom)Get(counter)).Operand;
        Operand bound = Scalar(counted.Bound);
        Counted(loop, counter, counted.Counter.Name, start, bound, counted.Comparison, counted.Step, () => Statement(loop.Body));
    }

    private void Counted(ILoopOperation loop, Slot counterSlot, string name, Operand start, Operand bound, Operator comparison, long step, Action body)
    {
        string origin = _builder.Origin;
        LoopScope scope = OpenLoop();
        var carried = new Carried(this, loop, new Assignments(loop.Body), [], false);
        Value counter = _builder.Fresh(start.Type, name);
        _builder.OpenBlock();
        EquatableArray<Value> parameters = carried.Enter();
        Set(counterSlot, new Atom(counter));
        body();
        Block block = _builder.CloseBlock(parameters, carried.Current());
        _builder.Origin = origin;
        (Carried.Pruned pruned, Block[] blocks) = carried.Leave(block);
        CloseLoop(scope);
        _builder.Add(new CountedLoop(pruned.Results, counter, start, bound, comparison, step, pruned.Initial, blocks[0]) { Site = SiteOf(loop) });
        foreach (Op op in pruned.After)
            _builder.Add(op);
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
