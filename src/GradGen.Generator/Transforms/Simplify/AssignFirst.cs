using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>What is first added to a known element of a buffer of zeros is assigned.</summary>
internal sealed class AssignFirst : Rewriter
{
    private readonly Memory _memory;
    private readonly ElementPlaces _places;

    // By the root of the buffer, once it is all zeros.
    private Dictionary<Operand, Touched> _zeros = [];

    private AssignFirst(Block body)
    {
        _memory = new Memory(body);
        _places = new ElementPlaces(body, _memory);
    }

    public static Block Apply(Block body) => new AssignFirst(body).Rewrite(body);

    /// <summary>Which elements may no longer be zero. All accesses count in rows of one length; else nothing is known.</summary>
    private sealed record Touched(HashSet<Place> Places)
    {
        public bool All { get; set; }

        public Touched Copy() => new([.. Places]) { All = All };

        /// <summary>True when the element was zero until now.</summary>
        public bool Touch(Place? place)
        {
            All |= place is null || (Places.Count > 0 && !Equals(Places.First().RowLength, place.Value.RowLength));
            return !All && Places.Add(place!.Value);
        }

        public void Join(Touched other)
        {
            foreach (Place place in other.Places)
                Touch(place);
            All |= other.All;
        }
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        switch (op)
        {
            case Clear { Buffer: var buffer } when _memory.Root(buffer).Equals(buffer):
                _zeros[buffer] = new Touched([]);
                return [op];
            case Allocate { IsOverwritten: false } allocate:
                _zeros[allocate.Result] = new Touched([]);
                return [op];
            case Accumulate { Stride: null, Value.Type: ScalarType } sum when _zeros.TryGetValue(_memory.Root(sum.Buffer), out Touched? touched):
                return [touched.Touch(_places.Find(sum)) ? new Store(sum.Buffer, sum.Index, sum.Value) { Origin = sum.Origin, Site = sum.Site } : op];
            case Branch branch:
                Dictionary<Operand, Touched> before = _zeros;
                _zeros = Copy(before);
                Block then = Rewrite(branch.Then);
                Dictionary<Operand, Touched> afterThen = _zeros;
                _zeros = Copy(before);
                Block otherwise = Rewrite(branch.Else);
                foreach (Operand buffer in before.Keys)
                    _zeros[buffer].Join(afterThen[buffer]);
                return [branch with { Then = then, Else = otherwise }];
            case CountedLoop or WhileLoop:
                // A later iteration adds to what an earlier one left.
                foreach (Op inner in op.Flatten())
                    Touch(inner);
                return [Copy(op)];
            default:
                Touch(op);
                return [op];
        }
    }

    private static Dictionary<Operand, Touched> Copy(Dictionary<Operand, Touched> zeros) => zeros.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());

    private void Touch(Op op)
    {
        if (op.Blocks().Any())
            return;
        foreach (Operand root in _memory.WrittenBy(op))
            if (_zeros.TryGetValue(root, out Touched? touched))
                touched.Touch(op is Access access ? _places.Find(access) : null);
    }
}
