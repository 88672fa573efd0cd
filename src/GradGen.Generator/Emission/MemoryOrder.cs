using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Says when an expression that waits to be printed must be evaluated before an operation, because that one may write what it reads.</summary>
internal sealed class MemoryOrder
{
    // Views and slices, by what they define.
    private readonly Dictionary<int, Compute> _parts = [];
    private readonly HashSet<int> _allocations = [];
    private readonly HashSet<int> _parameters = [];
    private readonly HashSet<(int, int)> _disjoint = [];

    public MemoryOrder(Function function)
    {
        _parameters.UnionWith(function.Parameters.Select(parameter => parameter.Id));
        foreach (Op op in function.Body.Flatten())
        {
            if (op is Compute { Operator: Operator.View or Operator.Slice } part)
                _parts.Add(part.Result.Id, part);
            else if (op is Allocate allocate)
                _allocations.Add(allocate.Result.Id);
        }
        foreach (Op op in function.Body.Ops)
            if (op is Require { Requirement: Requirement.Disjoint } require && Root(require.Argument) is Value a)
                foreach (Value b in require.Others.Select(Root).OfType<Value>())
                {
                    _disjoint.Add((a.Id, b.Id));
                    _disjoint.Add((b.Id, a.Id));
                }
    }

    /// <summary>Where a buffer's memory comes from.</summary>
    public Operand Root(Operand operand)
    {
        while (operand is Value value && _parts.TryGetValue(value.Id, out Compute? part))
            operand = part.Operands[0];
        return operand;
    }

    /// <summary>The operand, or the buffer that it is a view of: what is printed for it.</summary>
    public Operand Whole(Operand operand)
    {
        while (operand is Value value && _parts.TryGetValue(value.Id, out Compute? part) && part.Operator == Operator.View)
            operand = part.Operands[0];
        return operand;
    }

    /// <summary>True when the expression must be evaluated before the operation.</summary>
    public bool MustPrecede(Expression expression, Op op)
    {
        if (expression.IsMovable || !op.HasEffect())
            return false;
        if (expression.Throws)
            return true;
        foreach (Op inner in op.Flatten())
        {
            Operand? written = inner switch
            {
                Store o => o.Buffer,
                Accumulate o => o.Buffer,
                Grow o => o.Buffer,
                Clear o => o.Buffer,
                CopyBuffer o => o.Target,
                PopBuffer o => o.Buffer,
                _ => null,
            };
            if (inner is Invoke or ReverseExtremum or Require or Raise or WhileLoop or Evaluate { IsPure: false } || written is not null && Reads(expression, Root(written)))
                return true;
        }
        return false;
    }

    private bool Reads(Expression expression, Operand written) =>
        expression is Element { Buffer: Leaf leaf } && MayOverlap(Root(leaf.Operand), written)
        || expression is LaneElements { Buffer: Leaf lanes } && MayOverlap(Root(lanes.Operand), written)
        || expression.Children.Any(child => Reads(child, written));

    private bool MayOverlap(Operand a, Operand b)
    {
        if (a is External || b is External || ((BufferType)a.Type).Element != ((BufferType)b.Type).Element)
            return false;
        if (a is not Value x || b is not Value y || x.Id == y.Id)
            return true;
        bool isDistinct = (_allocations.Contains(x.Id) && IsKnown(y)) || (_allocations.Contains(y.Id) && IsKnown(x));
        return !isDistinct && !_disjoint.Contains((x.Id, y.Id));
    }

    /// <summary>A parameter or an allocation: never a name for another one's memory.</summary>
    private bool IsKnown(Value value) => _allocations.Contains(value.Id) || _parameters.Contains(value.Id);
}
