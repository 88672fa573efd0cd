using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>Branches and loops within the iterations.</summary>
internal sealed partial class Widening
{
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
        Operand? outer = _mask;
        Operand[] then = Arm(branch.Then, condition, outer), otherwise = Arm(branch.Else, _builder.Compute(Operator.Not, _lanes.Mask, [condition]), outer);
        for (int k = 0; k < branch.Results.Count; k++)
            _wide[branch.Results[k].Id] = _builder.Compute(Operator.Select, TypeOf(branch.Results[k].Type), [condition, then[k], otherwise[k]], NameOf(branch.Results[k]));
    }

    private Operand[] Arm(Block arm, Operand condition, Operand? outer)
    {
        _mask = outer is null ? condition : _builder.Compute(Operator.BitAnd, _lanes.Mask, [outer, condition]);
        foreach (Op op in arm.Ops)
            Rewrite(op);
        Operand[] yields = [.. arm.Yields.Select(Wide)];
        _mask = outer;
        return yields;
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
