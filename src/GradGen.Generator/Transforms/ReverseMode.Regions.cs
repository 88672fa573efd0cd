using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Branches and loops, reversed: a branch by a branch on the same condition, a loop by the loop over the same iterations from last to first.</summary>
internal sealed partial class ReverseMode
{
    private void Reverse(Branch branch)
    {
        AdjointScope outer = _scope;
        var seeds = branch.Results.Select(Take).ToArray();
        if (seeds.All(seed => seed is null) && !HasActiveEffects(branch))
            return;
        (EquatableArray<Op> thenOps, AdjointScope then) = ReverseArm(branch.Then, seeds, outer);
        (EquatableArray<Op> elseOps, AdjointScope otherwise) = ReverseArm(branch.Else, seeds, outer);

        // What an arm defines has no adjoint outside; what it reads from outside is a result, and unchanged in the arm that does not read it.
        HashSet<Value> free = [.. branch.Then.FreeValues(), .. branch.Else.FreeValues()];
        Value[] changed = [.. then.Changed.Concat(otherwise.Changed).Distinct().Where(free.Contains)];
        Value[] results = [.. changed.Select(value => _builder.Fresh(value.Type, AdjointName(value)))];
        _builder.Origin = branch.Origin;
        _builder.Add(new Branch(
            results.ToEquatableArray(),
            branch.Condition,
            new Block([], thenOps, YieldAdjoints(then, changed)),
            new Block([], elseOps, YieldAdjoints(otherwise, changed)))
        { Pair = branch.Pair });
        for (int i = 0; i < changed.Length; i++)
            outer.Set(changed[i], results[i]);
    }

    private (EquatableArray<Op> Ops, AdjointScope Scope) ReverseArm(Block arm, Operand?[] seeds, AdjointScope outer)
    {
        _scope = new AdjointScope(outer);
        _builder.OpenBlock();
        if (!ReverseByTangents(arm, seeds))
        {
            for (int i = 0; i < seeds.Length; i++)
                if (seeds[i] is Operand seed)
                    Contribute(arm.Yields[i], seed);
            Write(arm.Ops);
        }
        AdjointScope inner = _scope;
        _scope = outer;
        return (_builder.CloseBlock([], []).Ops, inner);
    }

    private static EquatableArray<Operand> YieldAdjoints(AdjointScope scope, IEnumerable<Value> values) =>
        values.Select(value => scope.Find(value) ?? Constant.Real((ScalarType)value.Type, 0)).ToEquatableArray();

    private void Reverse(CountedLoop loop)
    {
        if (_extrema && Reductions.OfElements(loop, _memory) is { } found && found.All(pair => _activity.IsActive(pair.Element.Result)))
        {
            for (int i = found.Length - 1; i >= 0; i--)
                if (Take(loop.Results[i]) is Operand seed)
                    Reverse(loop, i, found[i].Extremum.Function, found[i].Element, seed);
            return;
        }
        ReverseLoop(loop, loop.Results, loop.Initial, loop.Body, (initial, results, body) =>
        {
            _builder.Origin = "";
            (Operand start, Operand bound, Operator comparison, long step) = Backwards(loop);
            return new CountedLoop(results, _builder.Fresh(start.Type, loop.Counter.Name), start, bound, comparison, step, initial, body);
        });
    }

    private void Reverse(CountedLoop loop, int position, string function, Load element, Operand seed)
    {
        Operand initial = loop.Initial[position];
        Value[] rest = _activity.IsActive(initial) ? [_builder.Fresh(seed.Type, AdjointName((Value)initial))] : [];
        _builder.Origin = loop.Origin;
        _builder.Add(new ReverseExtremum(rest.ToEquatableArray(), function, element.Buffer, loop.Start, loop.Bound, initial, loop.Results[position], seed, Shadow(element.Buffer)));
        foreach (Value adjoint in rest)
            Contribute(initial, adjoint);
    }

    // The trip count, which the forward sweep counts, is the last result.
    private void Reverse(WhileLoop loop)
    {
        Value trips = loop.Results[loop.Results.Count - 1];
        Value counter = _builder.Fresh(ScalarType.Int32, "k");
        ReverseLoop(loop, loop.Results, loop.Initial, loop.Body, (initial, results, body) =>
            new CountedLoop(results, counter, trips, Constant.Int32(0), Operator.Greater, -1, initial, body));
    }

    private delegate CountedLoop LoopMaker(EquatableArray<Operand> initial, EquatableArray<Value> results, Block body);

    private void ReverseLoop(Op loop, EquatableArray<Value> results, EquatableArray<Operand> initial, Block body, LoopMaker make)
    {
        AdjointScope outer = _scope;
        int[] active = [.. Enumerable.Range(0, results.Count).Where(i => body.Parameters[i].Type is ScalarType && _activity.IsActive(body.Parameters[i]))];
        Value[] free = [.. body.FreeValues().Where(value => value.Type is ScalarType && _activity.IsActive(value)).OrderBy(value => value.Id)];
        if (active.Length + free.Length == 0 && !HasActiveEffects(loop))
            return;

        // Carried: the adjoint of each active carried value after the iteration, and the sums of the adjoints of what is read from outside.
        Operand[] before = [.. active.Select(i => Take(results[i]) ?? Constant.Real((ScalarType)results[i].Type, 0)), .. free.Select(Adjoint)];
        Value[] parameters = [.. active.Select(i => body.Parameters[i]).Concat(free).Select(value => _builder.Fresh(value.Type, AdjointName(value)))];
        _builder.OpenBlock();
        _scope = new AdjointScope(outer);
        for (int i = 0; i < free.Length; i++)
            _scope.Set(free[i], parameters[active.Length + i]);
        for (int i = 0; i < active.Length; i++)
            Contribute(body.Yields[active[i]], parameters[i]);
        Write(body.Ops);
        Operand[] yields = [.. active.Select(i => Adjoint(body.Parameters[i])), .. free.Select(Adjoint)];
        Block reversed = _builder.CloseBlock(parameters.ToEquatableArray(), yields.ToEquatableArray());
        _scope = outer;

        Value[] after = [.. parameters.Select(value => _builder.Fresh(value.Type, value.Name))];
        _builder.Origin = loop.Origin;
        _builder.Add(make(before.ToEquatableArray(), after.ToEquatableArray(), reversed) with { Pair = loop.Pair });
        for (int i = 0; i < free.Length; i++)
            _scope.Set(free[i], after[active.Length + i]);
        // The statement that gave the initial value is not known here.
        _builder.Origin = "";
        for (int i = 0; i < active.Length; i++)
            Contribute(initial[active[i]], after[i]);
    }

    /// <summary>The same iterations from last to first: by the same counter when the step is one, else by the number of the iteration.</summary>
    private (Operand Start, Operand Bound, Operator Comparison, long Step) Backwards(CountedLoop loop)
    {
        Operand Shifted(Operand operand, int by) => operand is Constant constant
            ? constant with { Bits = constant.Bits + by }
            : _builder.Compute(by < 0 ? Operator.Subtract : Operator.Add, operand.Type, [operand, Constant.Integer((ScalarType)operand.Type, 1)], "last");
        // A bound of int.MinValue, where nothing runs, has none below it.
        Operand Limited(string function) =>
            _memory.IsParameter(loop.Bound) ? _builder.Apply(function, loop.Bound.Type, [loop.Bound, loop.Start]) : loop.Bound;
        return (loop.Comparison, loop.Step) switch
        {
            (Operator.Less, 1) => (Shifted(Limited("Max"), -1), loop.Start, Operator.GreaterOrEqual, -1),
            (Operator.LessOrEqual, 1) => (loop.Bound, loop.Start, Operator.GreaterOrEqual, -1),
            (Operator.Greater, -1) => (Shifted(Limited("Min"), 1), loop.Start, Operator.LessOrEqual, 1),
            (Operator.GreaterOrEqual, -1) => (loop.Bound, loop.Start, Operator.LessOrEqual, 1),
            _ => (TripCount.Write(_builder, loop), Constant.Integer(ScalarType.Int64, 0), Operator.Greater, -1),
        };
    }

    private bool HasActiveEffects(Op region) => region.Flatten().Any(op => op switch
    {
        Store store => _activity.IsActive(store.Buffer),
        Load load => _activity.IsActive(load.Result),
        Invoke invoke => invoke.Arguments.Any(_activity.IsActive),
        _ => false,
    });
}
