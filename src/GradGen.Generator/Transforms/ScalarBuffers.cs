using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Transforms;

/// <summary>
/// The elements of a small buffer become values (scalar replacement of aggregates), where every access says which element it is to: what branches and loops store is
/// their result.
/// </summary>
internal sealed class ScalarBuffers : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly SmallBuffers _small;
    private readonly Dictionary<int, string> _names = [];
    private Dictionary<(Value Root, int Index), Operand> _elements = [];

    private ScalarBuffers(IrBuilder builder, SmallBuffers small)
    {
        _builder = builder;
        _small = small;
    }

    public static Function Apply(Function function)
    {
        var small = new SmallBuffers(function.Body, SmallBuffers.IsInside);
        if (!small.Any)
            return function;
        var pass = new ScalarBuffers(new IrBuilder(function.NextId), small);
        return pass.Finished(function, pass.Rewrite(function.Body));
    }

    /// <summary>The function with what it leaves in the outputs as further results; null where that is not known, or the outputs may be shorter.</summary>
    /// <param name="function">The function.</param>
    /// <param name="outputs">Parameters that it writes and does not read.</param>
    /// <param name="counts">How many results each output gives.</param>
    public static Function? WithOutputs(Function function, Value[] outputs, out int[] counts)
    {
        var small = new SmallBuffers(function.Body, SmallBuffers.IsInside, outputs);
        counts = [.. outputs.Select(output => Count(function.Body.Ops.SelectMany(op => op.Blocks().Any() ? [] : small.WrittenBy(op)), output))];
        int[] all = [.. outputs.Select(output => Count(function.Body.Ops.SelectMany(small.WrittenBy), output))];
        if (!outputs.All(small.Has) || !counts.SequenceEqual(all) || counts.Contains(0))
            return null;
        var pass = new ScalarBuffers(new IrBuilder(function.NextId), small);
        foreach (Value output in outputs)
            pass.Clear(small.Find(output)!);
        Block body = pass.Rewrite(function.Body);
        IEnumerable<Operand> left = outputs.Zip(counts, (output, count) => Enumerable.Range(0, count).Select(i => pass._elements[(output, i)])).SelectMany(elements => elements);
        return pass.Finished(function, body with { Yields = [.. body.Yields, .. left] });

        static int Count(IEnumerable<(Value Root, int Index)> written, Value output) => written.Where(element => element.Root.Equals(output)).Select(element => element.Index + 1).DefaultIfEmpty().Max();
    }

    private Function Finished(Function function, Block body) =>
        function with { Body = Canonical.Apply(new ResultNames(_names).Rewrite(body)), NextId = _builder.NextId };

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        switch (op)
        {
            case Allocate allocate when _small.Find(allocate.Result) is BufferPart part:
                Clear(part);
                return [];
            case Clear clear when _small.Find(clear.Buffer) is BufferPart part:
                Clear(part);
                return IfSeen(part, clear);
            case Compute { Operator: Operator.View or Operator.Slice } view when _small.Find(view.Result) is BufferPart part:
                return IfSeen(part, view);
            case Compute { Operator: Operator.Length } length when _small.Find(length.Operands[0]) is BufferPart part && !_small.IsOutput(part):
                Replace(length.Result, Constant.Int32(part.Length));
                return [];
            case Load load when Element(load) is (Value, int) element:
                Replace(load.Result, _elements[element]);
                return [];
            case Store store when Element(store) is (Value, int) element:
                _elements[element] = Named(Map(store.Value), element);
                return IfSeen(_small.Find(store.Buffer)!, store);
            case Accumulate sum when Element(sum) is (Value, int) element:
                Value total = _builder.Fresh(sum.Value.Type, Name(element));
                var addition = new Compute(total, Operator.Add, [_elements[element], Map(sum.Value)]) { Origin = sum.Origin, Site = sum.Site };
                _elements[element] = total;
                return [addition];
            case Branch branch:
                return [Merged(branch)];
            case CountedLoop loop when Written(loop) is { Length: > 0 } written:
                return [Carried(loop, written)];
            case WhileLoop loop when Written(loop) is { Length: > 0 } written:
                return [Carried(loop, written)];
            default:
                return [Copy(op)];
        }
    }

    private Op[] IfSeen(BufferPart part, Op op) => _small.IsOutput(part) ? [Copy(op)] : [];

    private Branch Merged(Branch branch)
    {
        Operand condition = Map(branch.Condition);
        (Value, int)[] outside = [.. _elements.Keys];
        (Block then, Dictionary<(Value Root, int Index), Operand> afterThen) = Arm(branch.Then);
        (Block otherwise, Dictionary<(Value Root, int Index), Operand> afterElse) = Arm(branch.Else);
        (Value Root, int Index)[] changed = [.. outside.Where(element => !afterThen[element].Equals(afterElse[element]))];
        Value[] results = Fresh(changed);
        foreach ((Value, int) element in outside)
            _elements[element] = afterThen[element];
        Set(changed, results);
        return branch with
        {
            Condition = condition,
            Results = [.. branch.Results, .. results],
            Then = then with { Yields = [.. then.Yields, .. changed.Select(element => afterThen[element])] },
            Else = otherwise with { Yields = [.. otherwise.Yields, .. changed.Select(element => afterElse[element])] },
        };
    }

    private (Block Arm, Dictionary<(Value Root, int Index), Operand> After) Arm(Block arm)
    {
        Dictionary<(Value Root, int Index), Operand> before = _elements;
        _elements = new(before);
        Block rewritten = Rewrite(arm);
        Dictionary<(Value Root, int Index), Operand> after = _elements;
        _elements = before;
        return (rewritten, after);
    }

    private CountedLoop Carried(CountedLoop loop, (Value Root, int Index)[] written)
    {
        EquatableArray<Operand> initial = [.. Map(loop.Initial), .. Before(written)];
        (Operand start, Operand bound) = (Map(loop.Start), Map(loop.Bound));
        Block body = CarriedBody(loop.Body, written);
        Value[] results = Fresh(written);
        Set(written, results);
        return loop with { Start = start, Bound = bound, Initial = initial, Body = body, Results = [.. loop.Results, .. results] };
    }

    private WhileLoop Carried(WhileLoop loop, (Value Root, int Index)[] written)
    {
        EquatableArray<Operand> initial = [.. Map(loop.Initial), .. Before(written)];
        Value[] tested = Fresh(written), results = Fresh(written);
        Set(written, tested);
        Block condition = Rewrite(loop.Condition);
        Block body = CarriedBody(loop.Body, written);
        Set(written, results);
        return loop with
        {
            Initial = initial,
            Condition = condition with { Parameters = [.. condition.Parameters, .. tested] },
            Body = body,
            Results = [.. loop.Results, .. results],
        };
    }

    private Block CarriedBody(Block body, (Value Root, int Index)[] written)
    {
        Value[] parameters = Fresh(written);
        Set(written, parameters);
        Block rewritten = Rewrite(body);
        return rewritten with { Parameters = [.. rewritten.Parameters, .. parameters], Yields = [.. rewritten.Yields, .. Before(written)] };
    }

    /// <summary>The elements of buffers from outside that the operation writes.</summary>
    private (Value Root, int Index)[] Written(Op op) => [.. _small.WrittenBy(op).Distinct().Where(_elements.ContainsKey)];

    private IEnumerable<Operand> Before((Value Root, int Index)[] elements) => elements.Select(element => _elements[element]);

    private Value[] Fresh((Value Root, int Index)[] elements) => [.. elements.Select(element => _builder.Fresh(((BufferType)element.Root.Type).Element, Name(element)))];

    private void Set((Value Root, int Index)[] elements, Value[] values)
    {
        for (int i = 0; i < elements.Length; i++)
            _elements[elements[i]] = values[i];
    }

    private void Clear(BufferPart part)
    {
        for (int i = 0; i < part.Length; i++)
            _elements[(part.Root, part.Offset + i)] = Constant.Default(((BufferType)part.Root.Type).Element);
    }

    private (Value Root, int Index)? Element(Access access) =>
        _small.Find(access.Buffer) is BufferPart part ? (part.Root, part.Offset + (int)((Constant)access.Index).Bits) : null;

    private static string Name((Value Root, int Index) element) => element.Root.Name.Length > 0 ? element.Root.Name + element.Index : "";

    /// <summary>An intermediate result that is stored has the element's name.</summary>
    private Operand Named(Operand stored, (Value Root, int) element)
    {
        if (stored is Value { Name: "" } value && !_small.IsOutput(_small.Find(element.Root)!) && Name(element) is { Length: > 0 } name && !_names.ContainsKey(value.Id))
            _names.Add(value.Id, name);
        return stored;
    }

    /// <summary>Gives results of arithmetic their names.</summary>
    private sealed class ResultNames(Dictionary<int, string> names) : Rewriter
    {
        protected override IEnumerable<Op> Rewrite(Op op) =>
        [
            Copy(op) switch
            {
                Compute o => o with { Result = Named(o.Result) },
                Apply o => o with { Result = Named(o.Result) },
                Op other => other,
            },
        ];

        private Value Named(Value value) => names.TryGetValue(value.Id, out string? name) ? value with { Name = name } : value;
    }
}
