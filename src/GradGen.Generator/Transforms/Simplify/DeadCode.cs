using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// Leaves out what nobody reads: operations, results of branches, carried values that only feed themselves, and scratch buffers that are only written.
/// </summary>
internal sealed class DeadCode : Rewriter
{
    private readonly HashSet<int> _live = [];
    private readonly HashSet<Operand> _liveBuffers = [];
    private readonly Memory _memory;
    private readonly HashSet<int> _scratch;
    private bool _changed;

    private readonly CalleeEffects? _callees;

    private DeadCode(Block body, CalleeEffects? callees)
    {
        _callees = callees;
        _memory = new Memory(body);
        _scratch = [.. body.Flatten().OfType<Allocate>().Select(allocate => allocate.Result.Id)];
        Mark(body.Yields);
        do
        {
            _changed = false;
            Visit(body);
        }
        while (_changed);
    }

    public static Block Apply(Block body) => Apply(body, null);

    public static Block Apply(Block body, CalleeEffects? callees) => new DeadCode(body, callees).Rewrite(body);

    private void Mark(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
        {
            if (operand is Value value)
                _changed |= _live.Add(value.Id);
            if (operand.Type is BufferType)
                _changed |= _liveBuffers.Add(_memory.Root(operand));
        }
    }

    private bool IsLive(Value value) => _live.Contains(value.Id);

    private void Visit(Block block)
    {
        foreach (Op op in block.Ops.Reverse())
        {
            if (!IsLive(op))
                continue;
            switch (op)
            {
                case Branch branch:
                    Mark([branch.Condition]);
                    MarkWhere(branch.Results, branch.Then.Yields);
                    MarkWhere(branch.Results, branch.Else.Yields);
                    break;
                case CountedLoop loop:
                    Mark([loop.Start, loop.Bound]);
                    MarkLoop(loop.Results, loop.Initial, loop.Body);
                    break;
                case WhileLoop loop:
                    Mark(loop.Condition.Yields);
                    MarkWhere(loop.Condition.Parameters, loop.Body.Parameters);
                    MarkLoop(loop.Results, loop.Initial, loop.Body);
                    MarkWhere(loop.Body.Parameters, loop.Condition.Parameters);
                    break;
                // That a buffer is written, measured, or seen in another shape or in part, makes nobody read it.
                case Compute { Operator: Operator.Length or Operator.View or Operator.Slice } part:
                    MarkAddress(part.Operands[0]);
                    Mark(part.Operands.Skip(1));
                    break;
                case Store or Accumulate:
                    Mark(op.Operands().Skip(1));
                    MarkAddress(((Access)op).Buffer);
                    break;
                case Grow grow:
                    Mark([grow.Length]);
                    MarkAddress(grow.Buffer);
                    break;
                case Clear clear:
                    MarkAddress(clear.Buffer);
                    break;
                default:
                    Mark(op.Operands());
                    break;
            }
            foreach (Block inner in op.Blocks())
                Visit(inner);
        }
    }

    private void MarkAddress(Operand buffer)
    {
        if (buffer is Value value)
            _changed |= _live.Add(value.Id);
    }

    private void MarkLoop(EquatableArray<Value> results, EquatableArray<Operand> initial, Block body)
    {
        MarkWhere(results, body.Parameters);
        MarkWhere(body.Parameters, body.Yields);
        MarkWhere(body.Parameters, initial);
    }

    private void MarkWhere(EquatableArray<Value> condition, IEnumerable<Operand> operands) =>
        Mark(operands.Where((_, i) => IsLive(condition[i])));

    private bool IsLive(Op op) => op switch
    {
        Store store => IsLiveBuffer(store.Buffer),
        Accumulate accumulate => IsLiveBuffer(accumulate.Buffer),
        Grow grow => IsLiveBuffer(grow.Buffer),
        Clear clear => IsLiveBuffer(clear.Buffer),
        CopyBuffer copy => IsLiveBuffer(copy.Target),
        WhileLoop => true,
        Branch or CountedLoop => op.Results().Any(IsLive) || op.Blocks().SelectMany(block => block.Ops).Any(IsLive),
        Push push => push.Tape is Value tape && IsLive(tape),
        PushBuffer push => push.Tape is Value tape && IsLive(tape),
        Invoke invoke when _callees?.HasEffect(invoke) is false => invoke.Results.Any(IsLive),
        _ => op.HasEffect() || op.Results().Any(IsLive),
    };

    private bool IsLiveBuffer(Operand buffer)
    {
        Operand root = _memory.Root(buffer);
        return root is not Value value || !_scratch.Contains(value.Id) || _liveBuffers.Contains(root);
    }

    protected override IEnumerable<Op> Rewrite(Op op) => !IsLive(op) ? [] : op switch
    {
        Branch branch => Prune(branch),
        CountedLoop loop => [Prune(loop)],
        WhileLoop loop => [Prune(loop)],
        _ => [op],
    };

    private IEnumerable<Op> Prune(Branch branch)
    {
        Func<int, bool> keeps = i => IsLive(branch.Results[i]);
        Block then = Rewrite(branch.Then), otherwise = Rewrite(branch.Else);
        return
        [
            branch with
            {
                Results = Only(branch.Results, keeps),
                Then = then with { Yields = Only(then.Yields, keeps) },
                Else = otherwise with { Yields = Only(otherwise.Yields, keeps) },
            },
        ];
    }

    private CountedLoop Prune(CountedLoop loop)
    {
        Func<int, bool> keeps = i => IsLive(loop.Results[i]) || IsLive(loop.Body.Parameters[i]);
        return loop with { Results = Only(loop.Results, keeps), Initial = Only(loop.Initial, keeps), Body = Prune(loop.Body, keeps) };
    }

    private WhileLoop Prune(WhileLoop loop)
    {
        Func<int, bool> keeps = i => IsLive(loop.Results[i]) || IsLive(loop.Body.Parameters[i]) || IsLive(loop.Condition.Parameters[i]);
        Block condition = Rewrite(loop.Condition);
        return loop with
        {
            Results = Only(loop.Results, keeps),
            Initial = Only(loop.Initial, keeps),
            Condition = condition with { Parameters = Only(condition.Parameters, keeps) },
            Body = Prune(loop.Body, keeps),
        };
    }

    private Block Prune(Block body, Func<int, bool> keeps)
    {
        Block pruned = Rewrite(body);
        return pruned with { Parameters = Only(pruned.Parameters, keeps), Yields = Only(pruned.Yields, keeps) };
    }

    private static EquatableArray<T> Only<T>(EquatableArray<T> items, Func<int, bool> keeps) => items.Where((_, i) => keeps(i)).ToEquatableArray();
}
