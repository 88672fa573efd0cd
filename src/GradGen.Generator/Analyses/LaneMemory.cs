using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Whether iterations that run side by side would disturb each other in memory: what one writes another must not touch, sums aside.</summary>
internal sealed class LaneMemory
{
    // Each is compared with each.
    private const int MostParts = 8;

    private readonly CountedLoop _loop;
    private readonly LaneShapes _shapes;
    private readonly Memory _memory;
    private readonly bool _isStrict;
    private readonly Dictionary<int, Compute> _definitions;
    private readonly Dictionary<int, CountedLoop> _counters;

    // What differs between the rounds of a loop inside, where it is defined.
    private readonly HashSet<int> _repeated;

    /// <param name="loop">The loop.</param>
    /// <param name="shapes">How its values differ between iterations.</param>
    /// <param name="memory">The memory of the function around it.</param>
    /// <param name="isStrict">True when sums keep their order.</param>
    public LaneMemory(CountedLoop loop, LaneShapes shapes, Memory memory, bool isStrict)
    {
        (_loop, _shapes, _memory, _isStrict) = (loop, shapes, memory, isStrict);
        _definitions = loop.Flatten().OfType<Compute>().ToDictionary(op => op.Result.Id);
        _counters = loop.Body.Flatten().OfType<CountedLoop>().ToDictionary(inner => inner.Counter.Id);
        _repeated = [.. loop.Body.Flatten().Where(op => op is CountedLoop or WhileLoop).SelectMany(DefinedIn).Select(value => value.Id)];
    }

    /// <summary>The first buffer in which iterations may meet; null when there is none.</summary>
    public Operand? Conflict()
    {
        HashSet<Operand> written = [.. _memory.WrittenBy(_loop)];
        foreach (IGrouping<Operand, Access> buffer in _loop.Body.Flatten().OfType<Access>().GroupBy(access => _memory.Root(access.Buffer)))
            if (written.Contains(buffer.Key) && !(_shapes.IsOwn(buffer.Key) ? buffer.All(IsOwn) : IsSummed(buffer) || AreApart([.. buffer]) || ArePartsApart([.. buffer])))
                return buffer.Key;
        return null;
    }

    /// <summary>The iteration has a buffer for itself, and uses the same element of it as the others do of theirs.</summary>
    private bool IsOwn(Access access) => _memory.SliceOf(access.Buffer) is null && _shapes.IsUniform(access.Index);

    /// <summary>Nothing is done to the buffer but to add to it: elements where an iteration stands, to which another may add before or after, and elements that are the same in all.</summary>
    private bool IsSummed(IEnumerable<Access> accesses) =>
        accesses.All(access => access is Accumulate && _shapes.IsUniform(access.Buffer) && (_shapes.IsUniform(access.Index) || (!_isStrict && _shapes.Of(access.Index) is SteppedLanes)));

    /// <summary>Parts of the buffer that have no element in common, in each of which the iterations do not meet.</summary>
    private bool ArePartsApart(Access[] accesses)
    {
        IGrouping<Operand, Access>[] parts = [.. accesses.GroupBy(access => _memory.Whole(access.Buffer))];
        Compute?[] slices = [.. parts.Select(part => _memory.SliceOf(part.Key))];
        if (parts.Length > MostParts || parts.Any(part => part.Key is not Value value || _repeated.Contains(value.Id)))
            return false;
        for (int i = 0; i < slices.Length; i++)
            for (int j = 0; j < i; j++)
                if (slices[i] is not Compute slice || slices[j] is not Compute other || !_memory.AreDisjoint(slice, other))
                    return false;
        return parts.All(part => part.All(access => access is Load && _shapes.IsUniform(access.Buffer)) || IsSummed(part) || AreApart([.. part]));
    }

    private bool AreApart(Access[] accesses)
    {
        if (accesses.Any(access => !_shapes.IsUniform(access.Buffer) || !_memory.Whole(access.Buffer).Equals(_memory.Whole(accesses[0].Buffer))))
            return false;
        if (accesses.All(access => IsInRow(access.Index, accesses[0].Index)) || accesses.All(access => IsInColumn(access.Index)))
            return true;
        Places[] places = [.. accesses.Select(access => Split(access.Index))];
        return _shapes.Of(places[0].Base) is SteppedLanes { Factor: null, Times: long step }
            && places.All(place => place.Base.Equals(places[0].Base))
            && !IsRepeated(places[0].Base)
            && places.Max(place => place.Last) - places.Min(place => place.First) < Math.Abs(step);
    }

    /// <summary>i and 2 of i + 2; of i + j all that a counter j inside may be, if that is known.</summary>
    private Places Split(Operand index)
    {
        if (index is Value value && _definitions.TryGetValue(value.Id, out Compute? op) && op is { Operator: Operator.Add or Operator.Subtract, Operands: [Operand a, Operand b] })
        {
            if (RangeOf(b) is (long first, long last))
                return op.Operator == Operator.Add ? Split(a).Shifted(first, last) : Split(a).Shifted(-last, -first);
            if (op.Operator == Operator.Add && RangeOf(a) is (long least, long most))
                return Split(b).Shifted(least, most);
        }
        return new Places(index, 0, 0);
    }

    /// <summary>All that an integer may be, if constants bound it.</summary>
    private (long First, long Last)? RangeOf(Operand operand)
    {
        if (operand is Constant constant)
            return (constant.Bits, constant.Bits);
        if (operand is Value counter && _counters.TryGetValue(counter.Id, out CountedLoop? inner))
            return inner is { Start: Constant { Bits: long start }, Bound: Constant { Bits: long bound } } && EdgeOf(inner.Comparison, bound) is long edge ? (Math.Min(start, edge), Math.Max(start, edge)) : null;
        return operand is Value value && _definitions.TryGetValue(value.Id, out Compute? op) && op.Operands.Count == 2
            && RangeOf(op.Operands[0]) is (long first, long last) && RangeOf(op.Operands[1]) is (long least, long most)
                ? op.Operator switch
                {
                    Operator.Add => (first + least, last + most),
                    Operator.Subtract => (first - most, last - least),
                    _ => null,
                }
                : null;
    }

    private static long? EdgeOf(Operator comparison, long bound) => comparison switch
    {
        Operator.Less => bound - 1,
        Operator.Greater => bound + 1,
        Operator.LessOrEqual or Operator.GreaterOrEqual => bound,
        _ => null,
    };

    /// <summary>True for what an iteration may compute several times, each time something else.</summary>
    private bool IsRepeated(Operand operand) =>
        operand is Value value && _repeated.Contains(value.Id) && (!_definitions.TryGetValue(value.Id, out Compute? op) || op.Operands.Any(IsRepeated));

    private static IEnumerable<Value> DefinedIn(Op loop) =>
        [.. loop.Blocks().SelectMany(block => block.Parameters), .. loop is CountedLoop counted ? [counted.Counter] : Array.Empty<Value>(), .. loop.Blocks().SelectMany(block => block.Flatten()).SelectMany(op => op.Results())];

    /// <summary>i · d + j for a j below d: the iteration's own row.</summary>
    private bool IsInRow(Operand index, Operand first) => RowLength(index) is Operand length && length.Equals(RowLength(first));

    /// <summary>j · n + i for a counter i of the loop below n: the iteration's own column, whatever j is.</summary>
    private bool IsInColumn(Operand index) =>
        _loop is { Start: Constant { Bits: >= 0 }, Comparison: Operator.Less }
        && index is Value value && _definitions.TryGetValue(value.Id, out Compute? sum) && sum.Operator == Operator.Add && sum.Operands.Contains(_loop.Counter)
        && sum.Operands.FirstOrDefault(_shapes.IsUniform) is Value start && _definitions.TryGetValue(start.Id, out Compute? product)
        && product.Operator == Operator.Multiply && product.Operands.Contains(_loop.Bound);

    private Operand? RowLength(Operand index)
    {
        if (index is not Value value || !_definitions.TryGetValue(value.Id, out Compute? sum) || sum.Operator != Operator.Add)
            return null;
        (Operand row, Operand column) = _shapes.IsUniform(sum.Operands[1]) ? (sum.Operands[0], sum.Operands[1]) : (sum.Operands[1], sum.Operands[0]);
        return _shapes.Of(row) is SteppedLanes { Factor: Operand length, Times: 1 } && !IsRepeated(length)
            && row is Value start && _definitions.TryGetValue(start.Id, out Compute? product) && product.Operator == Operator.Multiply && product.Operands.Contains(_loop.Counter)
            && column is Value counter && _counters.TryGetValue(counter.Id, out CountedLoop? inner)
            && inner is { Start: Constant { Bits: >= 0 }, Comparison: Operator.Less, Step: > 0 } && inner.Bound.Equals(length)
                ? length
                : null;
    }

    /// <summary>A value and what is added to it, from the first to the last.</summary>
    private readonly record struct Places(Operand Base, long First, long Last)
    {
        public Places Shifted(long first, long last) => new(Base, First + first, Last + last);
    }
}
