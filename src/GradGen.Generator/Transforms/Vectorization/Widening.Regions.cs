using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>Branches and loops within the iterations.</summary>
internal sealed partial class Widening
{
    // What costs as much is worth a jump that may be mispredicted.
    private const double Dear = 40;

    // What was chosen between the arms of branches, and the arms that are being written.
    private readonly Dictionary<int, (Operand Condition, Operand Then, Operand Else)> _choices = [];
    private readonly List<(Operand Condition, bool IsThen)> _taken = [];

    /// <summary>All lanes go the same way.</summary>
    private void Choose(Branch branch)
    {
        bool[] isWide = [.. branch.Results.Select(_shapes.IsVarying)];
        Value[] results = Results(branch.Results, isWide);
        var reached = _reached.ToArray();
        Block then = Inside(branch.Then, [], isWide);
        Forget(reached);
        Block otherwise = Inside(branch.Else, [], isWide);
        Forget(reached);
        _builder.Add(new Branch(results.ToEquatableArray(), Scalar(branch.Condition), then, otherwise));
    }

    /// <summary>Both ways are computed, and each lane takes what it would have gone.</summary>
    private void Select(Branch branch)
    {
        Operand condition = Wide(branch.Condition);
        Operand[] then = Arm(branch.Then, condition, true), otherwise = Arm(branch.Else, condition, false);
        for (int k = 0; k < branch.Results.Count; k++)
        {
            Value chosen = _builder.Compute(Operator.Select, TypeOf(branch.Results[k].Type), [condition, then[k], otherwise[k]], NameOf(branch.Results[k]));
            _wide[branch.Results[k].Id] = chosen;
            _choices[chosen.Id] = (condition, then[k], otherwise[k]);
        }
    }

    private Operand[] Arm(Block arm, Operand condition, bool isThen)
    {
        Operand? outer = _mask;
        Operand own = isThen ? condition : _builder.Compute(Operator.Not, _lanes.Mask, [condition]);
        _mask = outer is null ? own : _builder.Compute(Operator.BitAnd, _lanes.Mask, [outer, own]);
        _taken.Add((condition, isThen));
        Operand[] yields = LoopCost.Of(arm.Ops) < Dear ? InLine(arm) : IfAny(arm, _mask);
        _taken.RemoveAt(_taken.Count - 1);
        _mask = outer;
        return yields;
    }

    private Operand[] InLine(Block arm)
    {
        foreach (Op op in arm.Ops)
            Rewrite(op);
        return [.. arm.Yields.Select(Wide)];
    }

    /// <summary>An arm that is not computed when no lane takes it.</summary>
    private Operand[] IfAny(Block arm, Operand mask)
    {
        HashSet<Value> own = [.. arm.Ops.SelectMany(op => op.Results())];
        Value[] made = [.. arm.Yields.OfType<Value>().Where(own.Contains).Distinct()];
        Value[] results = [.. made.Select(value => _builder.Fresh(TypeOf(value.Type), value.Name))];
        Value any = _builder.Compute(Operator.AnyLane, ScalarType.Boolean, [mask]);
        Block then = Inside(arm with { Yields = made.ToEquatableArray<Operand>() }, [], made.Select(_ => true));
        Block otherwise = Inside(new Block([], [], made.Select(value => (Operand)Constant.Default((ScalarType)value.Type)).ToEquatableArray()), [], made.Select(_ => true));
        _builder.Add(new Branch(results.ToEquatableArray(), any, then, otherwise));
        return [.. arm.Yields.Select(yield => Array.IndexOf(made, yield as Value) is int k and >= 0 ? results[k] : Wide(yield))];
    }

    /// <summary>What an operand is where it is known which arms are taken.</summary>
    private Operand WhereTaken(Operand operand)
    {
        while (operand is Value value && _choices.TryGetValue(value.Id, out (Operand Condition, Operand Then, Operand Else) choice) && _taken.FindIndex(arm => arm.Condition.Equals(choice.Condition)) is int arm and >= 0)
            operand = _taken[arm].IsThen ? choice.Then : choice.Else;
        return operand;
    }

    private void Repeat(CountedLoop loop)
    {
        bool[] isWide = [.. loop.Results.Select(_shapes.IsVarying)];
        Value[] results = Results(loop.Results, isWide), parameters = Results(loop.Body.Parameters, isWide);
        Value counter = _builder.Fresh(loop.Counter.Type, loop.Counter.Name);
        _scalars[loop.Counter.Id] = counter;
        EquatableArray<Operand> initial = loop.Initial.Zip(isWide, (operand, wide) => wide ? Wide(operand) : Scalar(operand)).ToEquatableArray();
        (Operand start, Operand bound) = (Scalar(loop.Start), Scalar(loop.Bound));
        var reached = _reached.ToArray();
        _depth++;
        Block body = Inside(loop.Body, parameters, isWide);
        _depth--;
        Forget(reached);
        _builder.Add(loop with { Results = results.ToEquatableArray(), Counter = counter, Start = start, Bound = bound, Initial = initial, Body = body });
    }

    private Value[] Results(EquatableArray<Value> values, bool[] isWide)
    {
        Value[] made = [.. values.Select((value, k) => _builder.Fresh(isWide[k] ? TypeOf(value.Type) : value.Type, NameOf(value)))];
        for (int k = 0; k < made.Length; k++)
            (isWide[k] ? _wide : _scalars)[values[k].Id] = made[k];
        return made;
    }

    /// <summary>What was reached in a block may not be after it.</summary>
    private void Forget((Operand, Operand)[] reached)
    {
        _reached.Clear();
        _reached.UnionWith(reached);
    }
}
