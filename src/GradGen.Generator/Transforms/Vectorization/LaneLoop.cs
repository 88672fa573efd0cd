using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>A loop in lanes: what it carries starts in each lane, the iterations that fill all lanes, the lanes put together, and the loop itself for the iterations that are left.</summary>
internal static class LaneLoop
{
    // A loop of so few iterations gains nothing.
    private const int Few = 8;

    /// <param name="loop">The loop.</param>
    /// <param name="builder">Gives fresh values.</param>
    /// <param name="memory">The memory of the function around it.</param>
    /// <param name="isStrict">True when every result must have the bits that the source's order gives.</param>
    /// <param name="isOnce">True when no other loop is around it.</param>
    /// <param name="widths">How many vectors the iterations fill: of the first loop, of the one for what that leaves, and so on.</param>
    /// <param name="reason">Why it runs one by one; null when it does not.</param>
    /// <returns>What stands in its place, the loop itself last, or null.</returns>
    public static List<Op>? TryWrite(CountedLoop loop, IrBuilder builder, Memory memory, bool isStrict, bool isOnce, int[] widths, out string? reason)
    {
        int depth = builder.Depth;
        try
        {
            reason = null;
            return Write(loop, builder, memory, isStrict, isOnce, widths);
        }
        catch (NotLanes not)
        {
            while (builder.Depth > depth)
                builder.CloseBlock([], []);
            reason = not.Message;
            return null;
        }
    }

    private static List<Op> Write(CountedLoop loop, IrBuilder builder, Memory memory, bool isStrict, bool isOnce, int[] widths)
    {
        if (loop is not { Step: 1, Comparison: Operator.Less or Operator.LessOrEqual, Lanes: null } || !loop.Counter.Type.Equals(ScalarType.Int32))
            throw new NotLanes("it does not count up by one");
        if (loop is { Start: Constant start, Bound: Constant bound } && bound.Bits - start.Bits < Few)
            throw new NotLanes("it has few iterations");
        var shapes = new LaneShapes(loop, memory);
        if (new LaneMemory(loop, shapes, memory, isStrict).Conflict() is Operand buffer)
            throw new NotLanes($"iterations may meet in {(buffer is Value { Name: { Length: > 0 } name } ? name : "one buffer")}");
        ScalarType element = ElementOf(loop, shapes);
        Reduction[] reductions = Reductions.Of(loop, isStrict) ?? throw new NotLanes("an iteration needs what the one before gave");

        builder.OpenBlock();
        builder.Origin = "";
        var sums = new LaneSums(builder, memory, loop, element, isOnce);
        CountedLoop rest = loop;
        Value?[] partial = new Value?[loop.Results.Count];
        List<Op> ops = [];
        foreach (int vectors in widths)
        {
            builder.OpenBlock();
            rest = Write(loop, rest, partial, new LaneType(element, vectors), builder, shapes, memory, reductions, sums, isStrict);
            ops.AddRange(builder.CloseBlock([], []).Ops);
        }
        sums.Open();
        foreach (Op op in ops)
            builder.Add(op);
        builder.Origin = "";
        Operand[] initial = [.. rest.Initial.Select((operand, k) => reductions[k] == Reduction.Sum ? Added(operand, partial[k]!, loop.Body.Parameters[k].Name) : builder.Compute(OfLanes(reductions[k]), element, [partial[k]!], loop.Body.Parameters[k].Name))];
        sums.Close();
        builder.Add(rest with { Initial = initial.ToEquatableArray() });
        return [.. builder.CloseBlock([], []).Ops];

        Value Added(Operand before, Value lanes, string name)
        {
            Value sum = builder.Compute(Operator.LaneSum, element, [lanes], before is Constant { Bits: 0 } ? name : "");
            return before is Constant { Bits: 0 } ? sum : builder.Compute(Operator.Add, element, [before, sum], name);
        }
    }

    /// <summary>The iterations that fill all lanes.</summary>
    /// <param name="partial">What each lane has so far, in one vector; what it has with these iterations.</param>
    /// <returns>The loop for those that are left.</returns>
    private static CountedLoop Write(
        CountedLoop loop, CountedLoop left, Value?[] partial, LaneType lanes, IrBuilder builder, LaneShapes shapes, Memory memory, Reduction[] reductions, LaneSums sums, bool isStrict)
    {
        ScalarType element = lanes.Element;
        Value end = builder.Compute(Operator.LanesEnd, ScalarType.Int32, [left.Start, loop.Bound, Constant.Default(element), Constant.Boolean(loop.Comparison == Operator.LessOrEqual), Constant.Int32(lanes.Vectors)], "lanesEnd");
        Operand[] initial = [.. left.Initial.Select((operand, k) => partial[k] ?? builder.Compute(Operator.Broadcast, TypeOf(operand), [reductions[k] == Reduction.Sum ? Constant.Default(element) : operand]))];
        Value[] carried = Fresh(loop.Body.Parameters), results = Fresh(loop.Results);
        Value counter = builder.Fresh(loop.Counter.Type, loop.Counter.Name);
        Block body = new Widening(builder, shapes, memory, lanes, sums, isStrict).Body(loop, counter, carried);
        builder.Origin = "";
        builder.Add(loop with
        {
            Results = results.ToEquatableArray(),
            Counter = counter,
            Start = left.Start,
            Bound = end,
            Comparison = Operator.Less,
            Initial = initial.ToEquatableArray(),
            Body = body,
            Lanes = lanes,
        });
        for (int k = 0; k < results.Length; k++)
            partial[k] = lanes.Vectors == 1 ? results[k] : builder.Compute(OfVectors(reductions[k]), new LaneType(element, 1), [results[k]], results[k].Name);
        return left with { Start = end };

        Value[] Fresh(EquatableArray<Value> values) => [.. values.Select(value => builder.Fresh(TypeOf(value), value.Name.Length > 0 ? value.Name + "Lanes" : ""))];

        LaneType TypeOf(Operand operand) => operand.Type.Equals(element) ? lanes : throw new NotLanes("it carries numbers of several types");
    }

    private static Operator OfVectors(Reduction reduction) => reduction switch
    {
        Reduction.Max => Operator.VectorMax,
        Reduction.Min => Operator.VectorMin,
        _ => Operator.VectorSum,
    };

    private static Operator OfLanes(Reduction reduction) => reduction == Reduction.Max ? Operator.LaneMax : Operator.LaneMin;

    /// <summary>The one real type that the lanes are of.</summary>
    private static ScalarType ElementOf(CountedLoop loop, LaneShapes shapes)
    {
        ScalarType[] types = [.. loop.Body.Flatten().SelectMany(op => op.Results()).Where(shapes.IsVarying).Select(value => value.Type).OfType<ScalarType>().Where(type => type.IsReal).Distinct()];
        return types switch
        {
            [ScalarType one] => one,
            [] => throw new NotLanes("it computes nothing real"),
            _ => throw new NotLanes("it computes in numbers of several types"),
        };
    }
}
