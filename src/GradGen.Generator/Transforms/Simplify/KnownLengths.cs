using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>The length of a slice, or of an array made here, is the number that it was made with: loops over it are loops whose number of iterations is known.</summary>
internal sealed class KnownLengths : Rewriter
{
    private readonly Dictionary<int, Operand> _lengths = [];
    private readonly HashSet<Operand> _growing;

    private KnownLengths(Block body) => _growing = [.. body.Flatten().OfType<Grow>().Select(grow => grow.Buffer)];

    public static Block Apply(Block body) => new KnownLengths(body).Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        switch (op)
        {
            case Compute { Operator: Operator.Length, Operands: [Value buffer] } length when _lengths.TryGetValue(buffer.Id, out Operand? known):
                Replace(length.Result, known);
                return [];
            case Compute { Operator: Operator.Slice } slice:
                Note(slice.Result, slice.Operands[2]);
                break;
            case Compute { Operator: Operator.View, Operands: [Value whole] } view when _lengths.TryGetValue(whole.Id, out Operand? same):
                Note(view.Result, same);
                break;
            case Allocate allocate when !_growing.Contains(allocate.Result):
                Note(allocate.Result, allocate.Length);
                break;
        }
        return [Copy(op)];
    }

    // What is outside may be another number at another place.
    private void Note(Value buffer, Operand length)
    {
        if (Map(length) is (Value or Constant) and Operand known)
            _lengths[buffer.Id] = known;
    }
}
