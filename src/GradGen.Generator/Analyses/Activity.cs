using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Analyses;

/// <summary>
/// Which values and buffers carry derivatives: those that depend on an active input (varied) and on which an output depends (useful).
/// The least fixed point of both, over the whole function; a buffer counts as one thing.
/// </summary>
internal sealed class Activity
{
    private readonly Memory _memory;
    private readonly CalleeEffects _callees;
    private readonly HashSet<Operand> _varied;
    private readonly HashSet<Operand> _useful;
    private bool _changed;

    /// <param name="body">The function's body.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="callees">What it calls.</param>
    /// <param name="inputs">The active parameters.</param>
    /// <param name="outputs">The results, and the written buffers, that are differentiated.</param>
    public Activity(Block body, Memory memory, CalleeEffects callees, IEnumerable<Operand> inputs, IEnumerable<Operand> outputs)
    {
        _memory = memory;
        _callees = callees;
        _varied = [.. inputs];
        _useful = [.. outputs.Select(output => output.Type is BufferType ? memory.Root(output) : output)];
        do
        {
            _changed = false;
            Forward(body);
        }
        while (_changed);
        do
        {
            _changed = false;
            Backward(body);
        }
        while (_changed);
    }

    /// <summary>True when the operand depends on an active input.</summary>
    public bool IsVaried(Operand operand) => operand.Type.IsReal && _varied.Contains(Key(operand));

    /// <summary>True when the operand carries a derivative.</summary>
    public bool IsActive(Operand operand) => IsVaried(operand) && _useful.Contains(Key(operand));

    private Operand Key(Operand operand) => operand.Type is BufferType ? _memory.Root(operand) : operand;

    private void Vary(Operand operand)
    {
        if (operand.Type.IsReal && operand is not Constant)
            _changed |= _varied.Add(Key(operand));
    }

    private void Use(Operand operand)
    {
        if (operand.Type.IsReal && operand is not Constant)
            _changed |= _useful.Add(Key(operand));
    }

    private void Forward(Block block)
    {
        foreach (Op op in block.Ops)
        {
            foreach (Block inner in op.Blocks())
                Forward(inner);
            switch (op)
            {
                case Compute compute when compute.Operands.Any(IsVaried) && IsDifferentiable(compute):
                    Vary(compute.Result);
                    break;
                case Apply apply when apply.Operands.Any(IsVaried) && RuleTable.Find(apply.Function) is not null:
                    Vary(apply.Result);
                    break;
                case Load load when IsVaried(load.Buffer):
                    Vary(load.Result);
                    break;
                case Store store when IsVaried(store.Value):
                    Vary(store.Buffer);
                    break;
                case Branch branch:
                    Join(branch.Results, branch.Then.Yields);
                    Join(branch.Results, branch.Else.Yields);
                    break;
                case CountedLoop loop:
                    Join(loop.Body.Parameters, loop.Initial);
                    Join(loop.Body.Parameters, loop.Body.Yields);
                    Join(loop.Results, loop.Body.Parameters);
                    break;
                case WhileLoop loop:
                    Join(loop.Body.Parameters, loop.Initial);
                    Join(loop.Body.Parameters, loop.Body.Yields);
                    Join(loop.Condition.Parameters, loop.Body.Parameters);
                    Join(loop.Results, loop.Body.Parameters);
                    break;
                case Invoke invoke when invoke.Arguments.Any(IsVaried):
                    foreach (Value result in invoke.Results)
                        Vary(result);
                    foreach (Operand argument in WrittenBuffers(invoke))
                        Vary(argument);
                    break;
            }
        }
    }

    private void Join(IEnumerable<Operand> targets, IEnumerable<Operand> sources)
    {
        foreach ((Operand target, Operand source) in targets.Zip(sources, (target, source) => (target, source)))
            if (IsVaried(source))
                Vary(target);
    }

    private void Backward(Block block)
    {
        foreach (Op op in block.Ops.Reverse())
        {
            switch (op)
            {
                case Compute compute when IsUseful(compute.Result):
                    UseAll(compute.Operands);
                    break;
                case Apply apply when IsUseful(apply.Result):
                    UseAll(apply.Operands);
                    break;
                case Load load when IsUseful(load.Result):
                    Use(load.Buffer);
                    break;
                case Store store when IsUseful(store.Buffer):
                    Use(store.Value);
                    break;
                case Branch branch:
                    Pull(branch.Then.Yields, branch.Results);
                    Pull(branch.Else.Yields, branch.Results);
                    break;
                case CountedLoop loop:
                    PullLoop(loop.Initial, loop.Body, loop.Results);
                    break;
                case WhileLoop loop:
                    PullLoop(loop.Initial, loop.Body, loop.Results);
                    break;
                case Invoke invoke when invoke.Results.Any(IsUseful) || WrittenBuffers(invoke).Any(IsUseful):
                    UseAll(invoke.Arguments);
                    break;
            }
            foreach (Block inner in op.Blocks())
                Backward(inner);
        }
    }

    private void PullLoop(IEnumerable<Operand> initial, Block body, IEnumerable<Operand> results)
    {
        Pull(body.Parameters, results);
        Pull(body.Yields, body.Parameters);
        Pull(initial, body.Parameters);
    }

    private bool IsUseful(Operand operand) => operand.Type.IsReal && _useful.Contains(Key(operand));

    private void UseAll(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
            Use(operand);
    }

    private void Pull(IEnumerable<Operand> sources, IEnumerable<Operand> targets)
    {
        foreach ((Operand source, Operand target) in sources.Zip(targets, (source, target) => (source, target)))
            if (IsUseful(target))
                Use(source);
    }

    private IEnumerable<Operand> WrittenBuffers(Invoke invoke) =>
        invoke.Arguments.Where((argument, i) => argument.Type is BufferType && _callees.Writes(invoke, i));

    private static bool IsDifferentiable(Compute compute) =>
        compute.Operator is Operator.Select or Operator.Convert or Operator.View or Operator.Slice || RuleTable.Find(compute.Operator.ToString()) is not null;
}
