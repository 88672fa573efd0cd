using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>A buffer that is cleared, and then stored to at known elements, is cleared only if it has more elements than these.</summary>
internal sealed class CoveredClears
{
    private readonly IrBuilder _builder;
    private readonly Block _body;
    private readonly Memory _memory;
    private readonly ElementPlaces _places;

    private CoveredClears(IrBuilder builder, Block body)
    {
        _builder = builder;
        _body = body;
        _memory = new Memory(body);
        _places = new ElementPlaces(body, _memory);
    }

    public static Block Apply(IrBuilder builder, Block body) => new CoveredClears(builder, body).Apply();

    private Block Apply()
    {
        var ops = new List<Op>();
        var zeros = new List<Op>();
        foreach (Op op in _body.Ops)
        {
            if (op is Clear { Buffer: Value buffer } clear && _memory.Root(buffer).Equals(buffer) && Stored(clear, buffer) is { } stored && Zeros(stored) is { } missing)
            {
                ops.AddRange(Conditional(clear, stored.Keys));
                zeros.AddRange(missing);
            }
            else
            {
                ops.Add(op);
            }
        }
        return _body with { Ops = [.. ops, .. zeros] };
    }

    /// <summary>The elements that the body stores to on every path, with a store to each; null where what was there before may matter.</summary>
    private Dictionary<Place, Store>? Stored(Clear clear, Value buffer)
    {
        var stored = new Dictionary<Place, Store>();
        foreach (Op op in _body.Ops)
        {
            if (op is Store store && _memory.Root(store.Buffer).Equals(buffer))
            {
                if (_places.Find(store) is not Place place || (stored.Count > 0 && !Equals(stored.Keys.First().RowLength, place.RowLength)))
                    return null;
                if (!stored.ContainsKey(place))
                    stored.Add(place, store);
            }
            else if (!ReferenceEquals(op, clear) && op.Flatten().Any(inner => Touches(inner, buffer) && !(inner is Access access && _places.Find(access) is Place known && stored.ContainsKey(known))))
            {
                return null;
            }
        }
        return stored.Count > 0 ? stored : null;
    }

    private bool Touches(Op op, Value buffer) =>
        op is not (Require or Compute { Operator: Operator.Length or Operator.View or Operator.Slice }) && op.Operands().Any(operand => operand.Type is BufferType && _memory.Root(operand).Equals(buffer));

    /// <summary>The elements between those that are stored become zero at the end. Null where they are too many, or a row has no name.</summary>
    private List<Op>? Zeros(Dictionary<Place, Store> stored)
    {
        var zeros = new List<Op>();
        (long rows, long length) = Size(stored.Keys);
        if (rows * length > 2 * stored.Count)
            return null;
        for (long row = 0; row < rows; row++)
        {
            Store? named = stored.FirstOrDefault(pair => pair.Key.Row == row && pair.Value.Index is Constant index && index.Bits == pair.Key.Index).Value;
            for (long i = 0; i < length; i++)
            {
                if (stored.Keys.Any(place => place.Row == row && place.Index == i))
                    continue;
                if (named is null)
                    return null;
                zeros.Add(new Store(named.Buffer, Constant.Int32((int)i), Constant.Default((ScalarType)named.Value.Type)));
            }
        }
        return zeros;
    }

    /// <summary>How many rows there are at least, and how long they are at least.</summary>
    private static (long Rows, long Length) Size(IEnumerable<Place> places) => (places.Max(place => place.Row) + 1, places.Max(place => place.Index) + 1);

    // Where it has no more elements, each row is just so long: a shorter one has not what is stored to it.
    private IEnumerable<Op> Conditional(Clear clear, IEnumerable<Place> stored)
    {
        (long rows, long length) = Size(stored);
        _builder.OpenBlock();
        Value count = _builder.Compute(Operator.Length, ScalarType.Int32, [clear.Buffer]);
        Value isLonger = _builder.Compute(Operator.Greater, ScalarType.Boolean, [count, Constant.Int32((int)(rows * length))]);
        _builder.Add(new Branch([], isLonger, new Block([], [clear], []), new Block([], [], [])));
        return _builder.CloseBlock([], []).Ops;
    }
}
