using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Buffers to which the iterations add at the same elements: each lane adds to elements of its own, and they are put together once, after the loop.
/// </summary>
/// <param name="builder">Gives fresh values.</param>
/// <param name="memory">The memory of the function.</param>
/// <param name="loop">The loop.</param>
/// <param name="element">What the lanes are of.</param>
/// <param name="isOnce">True when the loop runs once in the function: then a pass over the whole buffer is a small part of it.</param>
internal sealed class LaneSums(IrBuilder builder, Memory memory, CountedLoop loop, ScalarType element, bool isOnce)
{
    private readonly Dictionary<Operand, Value> _lanes = [];
    private readonly HashSet<int> _inside = [.. loop.Flatten().SelectMany(op => op.Results()).Select(value => value.Id)];

    /// <summary>The buffer with as many elements in each lane; null when they are added up at once.</summary>
    public Value? Find(Operand buffer)
    {
        if (!isOnce || buffer is not Value value || _inside.Contains(value.Id) || memory.Grows(memory.Root(buffer)))
            return null;
        if (!_lanes.TryGetValue(buffer, out Value? lanes))
            _lanes.Add(buffer, lanes = builder.Fresh(new BufferType(BufferShape.Span, element) { Vectors = 1 }, value.Name.Length > 0 ? value.Name + "Lanes" : ""));
        return lanes;
    }

    /// <summary>The buffers, made in front of the loop.</summary>
    public void Open()
    {
        foreach (KeyValuePair<Operand, Value> pair in _lanes)
            builder.Add(new Allocate(pair.Value, Length(pair.Key), IsReturned: false));
    }

    /// <summary>Adds the lanes up, after the loop.</summary>
    public void Close()
    {
        foreach (KeyValuePair<Operand, Value> pair in _lanes)
        {
            Operand length = Length(pair.Key);
            Value counter = builder.Fresh(ScalarType.Int32, "k");
            builder.OpenBlock();
            Value all = builder.Fresh(new LaneType(element, 1), "");
            builder.Add(new Load(all, pair.Value, counter));
            builder.Add(new Accumulate(pair.Key, counter, builder.Compute(Operator.LaneSum, element, [all])));
            builder.Add(new CountedLoop([], counter, Constant.Int32(0), length, Operator.Less, 1, [], builder.CloseBlock([], [])));
        }
    }

    private Value Length(Operand buffer) => builder.Compute(Operator.Length, ScalarType.Int32, [buffer]);
}
