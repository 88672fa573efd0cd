using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>An element of a buffer: so many rows of that length after the first element, and so many elements.</summary>
/// <param name="RowLength">The rows' length; null where there are none.</param>
/// <param name="Row">The number of the row.</param>
/// <param name="Index">Where in the row.</param>
internal readonly record struct Place(Operand? RowLength, long Row, long Index);

/// <summary>Which elements of their buffers' memory accesses are to, as far as numbers say.</summary>
internal sealed class ElementPlaces
{
    private readonly Memory _memory;
    private readonly Dictionary<int, Compute> _products = [];

    public ElementPlaces(Block body, Memory memory)
    {
        _memory = memory;
        foreach (Compute compute in body.Flatten().OfType<Compute>().Where(op => op.Operator == Operator.Multiply))
            _products[compute.Result.Id] = compute;
    }

    /// <summary>Which element it is; null where that is not known.</summary>
    public Place? Find(Access access)
    {
        if (access is not { Stride: null, Index: Constant { Bits: >= 0 and var index } })
            return null;
        for (Compute? slice = _memory.SliceOf(access.Buffer); slice is not null; slice = _memory.SliceOf(slice.Operands[0]))
        {
            if (slice is { Operands: [_, Constant { Bits: >= 0 } start, Constant] })
                index += start.Bits;
            else
                return _memory.SliceOf(slice.Operands[0]) is null && Row(slice.Operands[1], slice.Operands[2]) is long row ? new Place(slice.Operands[2], row, index) : null;
        }
        return new Place(null, 0, index);
    }

    /// <summary>How many of the rows are before the start.</summary>
    private long? Row(Operand start, Operand length) => start switch
    {
        Constant { Bits: 0 } => 0,
        _ when start.Equals(length) => 1,
        Value value when _products.TryGetValue(value.Id, out Compute? product) && product.Operands is [Constant rows, var factor] && factor.Equals(length) => rows.Bits,
        _ => null,
    };
}
