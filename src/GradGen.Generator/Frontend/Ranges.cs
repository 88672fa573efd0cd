using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>What is known of whole numbers while code is lowered: where the counters of loops run, and what sums and differences are of.</summary>
internal sealed class Ranges(IrBuilder builder)
{
    private const int Deepest = 8;

    private readonly Dictionary<int, (Operand Start, Operand Bound, Operator Comparison)> _counters = [];

    /// <summary>The value counts a loop.</summary>
    public void Count(Value counter, Operand start, Operand bound, Operator comparison) => _counters[counter.Id] = (start, bound, comparison);

    /// <summary>True when the index is surely not negative and less than the length.</summary>
    public bool IsInside(Operand index, Operand length) => IsBelow(index, length, 0) && IsNotNegative(index, 0);

    private bool IsBelow(Operand index, Operand length, int depth)
    {
        if (depth > Deepest)
            return false;
        if (index is Constant a && length is Constant b)
            return a.Bits < b.Bits;
        if (index is not Value value)
            return false;
        if (_counters.TryGetValue(value.Id, out (Operand Start, Operand Bound, Operator Comparison) counter))
        {
            return counter.Comparison switch
            {
                Operator.Less => counter.Bound.Equals(length) || IsBelow(counter.Bound, length, depth + 1),
                Operator.LessOrEqual => IsBelow(counter.Bound, length, depth + 1),
                _ => IsBelow(counter.Start, length, depth + 1),
            };
        }
        return builder.DefinitionOf(value) is Compute { Operator: Operator.Subtract, Operands: [var from, Constant { Bits: >= 0 } by] }
            && ((by.Bits > 0 && from.Equals(length)) || IsBelow(from, length, depth + 1));
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
