using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Several iterations of a loop at once, their inner loops in one: what these read or add to at the same place in all the iterations, such as weights, is read and written once for all, and their
/// sums do not wait for each other (Allen and Cocke, A catalogue of optimizing transformations, 1971).
/// </summary>
internal sealed class UnrollAndJam
{
    private const int Times = 4;

    // What is longer has work enough between its accesses, and would need too many registers.
    private const int Short = 24;

    private readonly CountedLoop _loop;
    private readonly IrBuilder _builder;
    private readonly FreshCopy[] _copies;

    // What differs between the iterations.
    private readonly HashSet<int> _varying;

    private UnrollAndJam(CountedLoop loop, IrBuilder builder)
    {
        (_loop, _builder) = (loop, builder);
        _copies = [.. Enumerable.Range(0, Times).Select(_ => new FreshCopy(builder))];
        _varying = [loop.Counter.Id, .. loop.Body.Parameters.Select(value => value.Id)];
    }

    /// <returns>What stands in the loop's place; null when there is nothing to gain, or when the order of its iterations matters.</returns>
    public static List<Op>? TryWrite(CountedLoop loop, IrBuilder builder, Memory memory)
    {
        CountedLoop[] inner = [.. loop.Body.Ops.OfType<CountedLoop>()];
        HashSet<Value> own = [loop.Counter, .. loop.Body.Parameters, .. loop.Body.Flatten().SelectMany(op => op.Results())];
        bool isFit = loop is { Step: 1, Comparison: Operator.Less, Start: Constant { Bits: 0 } } && loop.Counter.Type.Equals(ScalarType.Int32) && inner.Length > 0
            && loop.Results.All(result => result.Type is ScalarType { IsReal: true })
            && loop.Body.Flatten().Count() <= Short
            && loop.Body.Flatten().Count(op => op is CountedLoop) == inner.Length
            && loop.Body.Flatten().All(op => op is Compute or Ir.Apply or Load or Store or Accumulate or Branch or CountedLoop)
            && inner.All(each => each.Body.Ops.All(op => op is not Branch) && !own.Contains(each.Start) && !own.Contains(each.Bound))
            && StoresToOwn(loop, memory) && IterationOrder.IsFree(loop with { Body = loop.Body with { Ops = loop.Body.Ops.Where(op => op is not Store).ToEquatableArray() } }, memory);
        if (!isFit)
            return null;
        var pass = new UnrollAndJam(loop, builder);
        pass.FindVarying(loop.Body);
        return inner.Any(each => each.Body.Ops.OfType<Access>().Any(access => !pass.Varies(access.Index) && !pass.Varies(access.Buffer) && access.Index is Value index && !pass.IsInvariant(index, each))) ? pass.Write() : null;
    }

    /// <summary>True when an iteration stores to its own element only, and nothing else is done to the buffer.</summary>
    private static bool StoresToOwn(CountedLoop loop, Memory memory) => loop.Body.Ops.OfType<Store>().All(store =>
        store.Index.Equals(loop.Counter) && loop.Body.Flatten().Count(op => op.Operands().Any(operand => operand.Type is BufferType && memory.Root(operand).Equals(memory.Root(store.Buffer)))) == 1);

    private bool Varies(Operand operand) => operand is Value value && _varying.Contains(value.Id);

    /// <summary>True when the index is the same in all iterations of the inner loop.</summary>
    private bool IsInvariant(Value index, CountedLoop inner) => !index.Equals(inner.Counter) && !inner.Body.Ops.Any(op => op.Results().Contains(index));

    private void FindVarying(Block block)
    {
        foreach (Op op in block.Ops)
        {
            if (op is CountedLoop inner)
            {
                _varying.UnionWith(inner.Body.Parameters.Select(value => value.Id));
                FindVarying(inner.Body);
            }
            if (op is CountedLoop or Branch || op.Operands().Any(Varies))
                _varying.UnionWith(op.Results().Select(value => value.Id));
        }
    }

    private List<Op> Write()
    {
        _builder.OpenBlock();
        _builder.Origin = "";
        Value trips = Number(Operator.Subtract, Positive(), Number(Operator.Remainder, Positive(), Constant.Int32(Times)));
        Value counter = _copies[0].Fresh(_loop.Counter);
        var parameters = _copies.SelectMany(copy => copy.Fresh(_loop.Body.Parameters)).ToEquatableArray();
        Value[][] results = [.. _copies.Select(_ => _loop.Results.Select(value => _builder.Fresh(value.Type, value.Name)).ToArray())];
        _builder.OpenBlock();
        for (int k = 1; k < Times; k++)
            _copies[k].Replace(_loop.Counter, Number(Operator.Add, counter, Constant.Int32(k)));
        foreach (Op op in _loop.Body.Ops)
            Write(op);
        Block body = _builder.CloseBlock(parameters, _copies.SelectMany(copy => copy.Map(_loop.Body.Yields)).ToEquatableArray());
        _builder.Origin = "";
        _builder.Add(_loop with
        {
            Results = results.SelectMany(values => values).ToEquatableArray(),
            Counter = counter,
            Bound = trips,
            Step = Times,
            Initial = _copies.SelectMany((_, k) => _loop.Initial.Select(initial => k == 0 ? initial : Constant.Default((ScalarType)initial.Type))).ToEquatableArray(),
            Body = body,
        });
        Operand[] sums = [.. _loop.Results.Select((_, i) => Sum([.. results.Select(values => values[i])]))];
        _builder.Add(_loop with { Start = trips, Initial = sums.ToEquatableArray() });
        return [.. _builder.CloseBlock([], []).Ops];

        // No trip below 0.
        Operand Positive() => _builder.Apply("Max", ScalarType.Int32, [Constant.Int32(0), _loop.Bound]);
    }

    private void Write(Op op)
    {
        _builder.Origin = op.Origin;
        if (op is CountedLoop inner)
            Jam(inner);
        else if (op is Accumulate sum && !Varies(sum.Index) && !Varies(sum.Buffer))
            _builder.Add(sum with { Buffer = _copies[0].Map(sum.Buffer), Index = _copies[0].Map(sum.Index), Value = Sum([.. _copies.Select(copy => copy.Map(sum.Value))]) });
        else if (op is Compute or Ir.Apply or Load && !op.Results().Any(Varies))
            WriteOnce(op);
        else
            foreach (FreshCopy copy in _copies)
                _builder.Add(copy.CopyOf(op));
    }

    private void WriteOnce(Op op)
    {
        _builder.Add(_copies[0].CopyOf(op));
        foreach (Value result in op.Results())
            for (int k = 1; k < Times; k++)
                _copies[k].Replace(result, _copies[0].Map(result));
    }

    private void Jam(CountedLoop inner)
    {
        (Operand start, Operand bound) = (_copies[0].Map(inner.Start), _copies[0].Map(inner.Bound));
        var initial = _copies.SelectMany(copy => copy.Map(inner.Initial)).ToEquatableArray();
        Value counter = _copies[0].Fresh(inner.Counter);
        foreach (FreshCopy copy in _copies.Skip(1))
            copy.Replace(inner.Counter, counter);
        var parameters = _copies.SelectMany(copy => copy.Fresh(inner.Body.Parameters)).ToEquatableArray();
        _builder.OpenBlock();
        foreach (Op op in inner.Body.Ops)
            Write(op);
        Block body = _builder.CloseBlock(parameters, _copies.SelectMany(copy => copy.Map(inner.Body.Yields)).ToEquatableArray());
        var results = _copies.SelectMany(copy => copy.Fresh(inner.Results)).ToEquatableArray();
        _builder.Add(inner with { Start = start, Bound = bound, Initial = initial, Counter = counter, Body = body, Results = results });
    }

    private Operand Sum(Operand[] terms) => terms.Aggregate((sum, term) => _builder.Compute(Operator.Add, sum.Type, [sum, term]));

    private Value Number(Operator @operator, Operand a, Operand b) => _builder.Compute(@operator, ScalarType.Int32, [a, b]);
}
