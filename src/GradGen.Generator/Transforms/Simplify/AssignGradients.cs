using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// A buffer that is cleared and then, before all else, added to once for each element, by one loop, is assigned by that loop instead; what lies beyond the loop's end is cleared.
/// </summary>
internal sealed class AssignGradients : Rewriter
{
    // What is assigned, by the buffer.
    private readonly Dictionary<int, Accumulate> _assigned = [];
    private readonly Dictionary<int, Op> _definitions = [];
    private readonly HashSet<(Operand, Operand)> _sameLength = [];

    // What the loop, by its counter, does not reach of the buffers that it assigns.
    private readonly Dictionary<int, List<Op>> _rests = [];
    private readonly IrBuilder _builder;

    private AssignGradients(Block body, IrBuilder builder)
    {
        _builder = builder;
        foreach (Op op in body.Ops)
        {
            foreach (Value result in op.Results())
                _definitions[result.Id] = op;
            if (op is Require { Requirement: Requirement.SameLength } require)
                _sameLength.Add((require.Argument, require.Others[0]));
        }
        foreach (Clear clear in body.Ops.OfType<Clear>())
            if (clear.Buffer is Value buffer && Definition(buffer) is not Compute && LoopThatAssigns(body, buffer) is ({ } loop, { } sum))
                Assign(buffer, loop, sum);
    }

    public static Block Apply(Block body, IrBuilder builder) => new AssignGradients(body, builder).Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op) => op switch
    {
        Clear { Buffer: Value buffer } when _assigned.ContainsKey(buffer.Id) => [],
        Accumulate { Buffer: Value buffer } sum when _assigned.TryGetValue(buffer.Id, out Accumulate? first) && sum.Equals(first) => [new Store(buffer, sum.Index, sum.Value) { Origin = sum.Origin }],
        CountedLoop loop when _rests.TryGetValue(loop.Counter.Id, out List<Op>? rests) => [.. rests, Copy(op)],
        _ => [Copy(op)],
    };

    private (CountedLoop Loop, Accumulate Sum)? LoopThatAssigns(Block body, Value buffer)
    {
        Op[] users = [.. body.Flatten().Where(op => op.Operands().Contains(buffer) && op is not (Require or Clear))];
        // What is added behind that loop is added to what it assigned.
        return users.Length > 0
            && users[0] is Accumulate sum
            && body.Ops.OfType<CountedLoop>().FirstOrDefault(loop => loop.Body.Ops.Contains(sum)) is CountedLoop loop
            && sum.Index.Equals(loop.Counter)
            && loop.Flatten().Count(users.Contains) == 1
            && (IsOverAll(loop, buffer) || loop is { Comparison: Operator.Less, Step: 1, Start: Constant { Bits: 0 } })
            ? (loop, sum) : null;
    }

    private void Assign(Value buffer, CountedLoop loop, Accumulate sum)
    {
        _assigned.Add(buffer.Id, sum);
        if (IsOverAll(loop, buffer))
            return;
        if (!_rests.TryGetValue(loop.Counter.Id, out List<Op>? rests))
            _rests.Add(loop.Counter.Id, rests = []);
        bool isLength = loop.Bound is Value bound && Definition(bound) is Compute { Operator: Operator.Length };
        Value Number() => _builder.Fresh(ScalarType.Int32);
        (Value length, Value inside, Value count) = (Number(), Number(), Number());
        Value end = isLength ? inside : Number();
        Value rest = _builder.Fresh(new BufferType(BufferShape.Span, ((BufferType)buffer.Type).Element), buffer.Name + "Rest");
        rests.AddRange(
        [
            new Compute(length, Operator.Length, [buffer]),
            new Apply(inside, "Min", [loop.Bound, length]),
            .. isLength ? Array.Empty<Op>() : [new Apply(end, "Max", [Constant.Int32(0), inside])],
            new Compute(count, Operator.Subtract, [length, end]),
            new Compute(rest, Operator.Slice, [buffer, end, count]),
            new Clear(rest),
        ]);
    }

    private bool IsOverAll(CountedLoop loop, Value buffer) => loop switch
    {
        { Comparison: Operator.Less, Step: 1, Start: Constant { Bits: 0 } } => IsLength(loop.Bound, buffer),
        { Comparison: Operator.GreaterOrEqual, Step: -1, Bound: Constant { Bits: 0 }, Start: Value start } =>
            Definition(start) is Compute { Operator: Operator.Subtract, Operands: [var length, Constant { Bits: 1 }] } && IsLength(length, buffer),
        _ => false,
    };

    private bool IsLength(Operand operand, Value buffer) =>
        operand is Value value
        && Definition(value) is Compute { Operator: Operator.Length, Operands: [var of] }
        && (of.Equals(buffer) || _sameLength.Contains((buffer, of)));

    private Op? Definition(Value value) => _definitions.TryGetValue(value.Id, out Op? op) ? op : null;
}
