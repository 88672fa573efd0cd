using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>What is known of whole numbers while code is lowered: where the counters of loops run, and what sums and differences are of.</summary>
internal sealed class Ranges(IrBuilder builder)
{
    private const int Deepest = 8;

    private readonly Dictionary<int, (Operand Start, Operand Bound, Operator Comparison)> _counters = [];

    // What a loop seems to carry, and is the length of an array, which stays.
    private readonly Dictionary<int, Operand> _same = [];

    /// <summary>Inside a loop, the one value stands for the lengths of arrays that the other has.</summary>
    public void Follow(Term before, Term inside)
    {
        if (before is not Aggregate a || inside is not Aggregate b)
            return;
        if (a.Form.Array is ArrayShape array)
        {
            foreach ((Operand length, Operand carried) in a.Leaves.Zip(b.Leaves, (length, carried) => (length, carried)).Take(array.Rank))
                if (carried is Value value && !carried.Equals(length))
                    _same[value.Id] = length;
            return;
        }
        foreach ((Term part, Term own) in a.Parts.Zip(b.Parts, (part, own) => (part, own)))
            Follow(part, own);
    }

    private Operand Original(Operand operand)
    {
        while (operand is Value value && _same.TryGetValue(value.Id, out Operand? earlier))
            operand = earlier;
        return operand;
    }

    /// <summary>The value counts a loop.</summary>
    public void Count(Value counter, Operand start, Operand bound, Operator comparison) => _counters[counter.Id] = (start, bound, comparison);

    /// <summary>True when the index is surely not negative and less than the length.</summary>
    public bool IsInside(Operand index, Operand length) => IsBelow(index, length, 0) && IsNotNegative(index, 0);

    private bool IsBelow(Operand index, Operand length, int depth)
    {
        if (depth > Deepest)
            return false;
        (index, length) = (Original(index), Original(length));
        if (index is Constant a && length is Constant b)
            return a.Bits < b.Bits;
        if (index is not Value value)
            return false;
        if (_counters.TryGetValue(value.Id, out (Operand Start, Operand Bound, Operator Comparison) counter))
        {
            return counter.Comparison switch
            {
                Operator.Less => Original(counter.Bound).Equals(length) || IsBelow(counter.Bound, length, depth + 1),
                Operator.LessOrEqual => IsBelow(counter.Bound, length, depth + 1),
                _ => IsBelow(counter.Start, length, depth + 1),
            };
        }
        return builder.DefinitionOf(value) is Compute { Operator: Operator.Subtract, Operands: [var from, Constant { Bits: >= 0 } by] }
            && ((by.Bits > 0 && Original(from).Equals(length)) || IsBelow(from, length, depth + 1));
    }

    private bool IsNotNegative(Operand index, int depth)
    {
        if (index is Constant constant)
            return constant.Bits >= 0;
        if (depth > Deepest || index is not Value value)
            return false;
        if (_counters.TryGetValue(value.Id, out (Operand Start, Operand Bound, Operator Comparison) counter))
        {
            return counter.Comparison switch
            {
                Operator.Less or Operator.LessOrEqual => IsNotNegative(counter.Start, depth + 1),
                Operator.GreaterOrEqual => IsNotNegative(counter.Bound, depth + 1),
                _ => counter.Bound is Constant { Bits: >= -1 } || IsNotNegative(counter.Bound, depth + 1),
            };
        }
        return builder.DefinitionOf(value) is Compute { Operator: Operator.Add, Operands: [var a, var b] } && IsNotNegative(a, depth + 1) && IsNotNegative(b, depth + 1);
    }
}
