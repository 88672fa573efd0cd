using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Which values the method's effects and results depend on.</summary>
internal sealed class Demand
{
    private readonly Dictionary<int, Action> _definitions = [];
    private readonly HashSet<int> _needed = [];
    private readonly Stack<int> _work = new();

    public Demand(Function function)
    {
        Define(function.Body);
        Need(function.Body.Yields);
        while (_work.Count > 0)
            if (_definitions.TryGetValue(_work.Pop(), out Action? need))
                need();
    }

    /// <summary>The function without the operations, and the carried values, that nothing depends on.</summary>
    public Function Prune(Function function) => function with { Body = Prune(function.Body, function.Body.Parameters, function.Body.Yields) };

    private Block Prune(Block block, EquatableArray<Value> parameters, EquatableArray<Operand> yields) =>
        new(parameters, block.Ops.Where(IsNeeded).Select(Prune).ToEquatableArray(), yields);

    private bool IsNeeded(Op op) => op.HasEffect() || op.Results().Any(IsNeeded) || (op is CountedLoop loop && loop.Body.Parameters.Any(IsNeeded));

    private bool IsNeeded(Value value) => _needed.Contains(value.Id);

    private Op Prune(Op op)
    {
        switch (op)
        {
            case Branch o:
                int[] kept = Positions(o.Results.Count, k => IsNeeded(o.Results[k]));
                return o with
                {
                    Results = Pick(o.Results, kept),
                    Then = Prune(o.Then, [], Pick(o.Then.Yields, kept)),
                    Else = Prune(o.Else, [], Pick(o.Else.Yields, kept)),
                };
            case CountedLoop o:
                kept = Positions(o.Results.Count, k => IsNeeded(o.Results[k]) || IsNeeded(o.Body.Parameters[k]));
                return o with
                {
                    Results = Pick(o.Results, kept),
                    Initial = Pick(o.Initial, kept),
                    Body = Prune(o.Body, Pick(o.Body.Parameters, kept), Pick(o.Body.Yields, kept)),
                };
            case WhileLoop o:
                kept = Positions(o.Results.Count, k => IsNeeded(o.Results[k]) || IsNeeded(o.Condition.Parameters[k]) || IsNeeded(o.Body.Parameters[k]));
                return o with
                {
                    Results = Pick(o.Results, kept),
                    Initial = Pick(o.Initial, kept),
                    Condition = Prune(o.Condition, Pick(o.Condition.Parameters, kept), o.Condition.Yields),
                    Body = Prune(o.Body, Pick(o.Body.Parameters, kept), Pick(o.Body.Yields, kept)),
                };
            default:
                return op;
        }
    }

    private static int[] Positions(int count, Func<int, bool> isKept) => Enumerable.Range(0, count).Where(isKept).ToArray();

    private static EquatableArray<T> Pick<T>(EquatableArray<T> items, int[] positions) => positions.Select(k => items[k]).ToEquatableArray();

    private void Need(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
            if (operand is Value value && _needed.Add(value.Id))
                _work.Push(value.Id);
    }

    private void Define(Block block)
    {
        foreach (Op op in block.Ops)
        {
            switch (op)
            {
                case Branch o:
                    for (int k = 0; k < o.Results.Count; k++)
                        Define(o.Results[k], [o.Condition, o.Then.Yields[k], o.Else.Yields[k]]);
                    if (op.HasEffect())
                        Need([o.Condition]);
                    break;
                case CountedLoop o:
                    for (int k = 0; k < o.Results.Count; k++)
                        foreach (Value value in new[] { o.Results[k], o.Body.Parameters[k] })
                            Define(value, [o.Start, o.Bound, o.Initial[k], o.Body.Yields[k]]);
                    if (op.HasEffect())
                        Need([o.Start, o.Bound]);
                    break;
                case WhileLoop o:
                    for (int k = 0; k < o.Results.Count; k++)
                        foreach (Value value in new[] { o.Results[k], o.Condition.Parameters[k], o.Body.Parameters[k] })
                            Define(value, [o.Initial[k], o.Body.Yields[k]]);
                    Need(o.Condition.Yields);
                    break;
                default:
                    foreach (Value result in op.Results())
                        Define(result, op.Operands());
                    if (op.HasEffect())
                        Need(op.Operands());
                    break;
            }
            foreach (Block inner in op.Blocks())
                Define(inner);
        }
    }

    private void Define(Value value, IEnumerable<Operand> operands) => _definitions.Add(value.Id, () => Need(operands));
}
