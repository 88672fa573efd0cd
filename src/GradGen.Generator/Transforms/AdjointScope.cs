using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>The adjoints known at a point of the reverse sweep. An inner scope sees the outer adjoints, and what it changes stays inside.</summary>
internal sealed class AdjointScope(AdjointScope? outer = null)
{
    private readonly Dictionary<int, (Value Primal, Operand Adjoint)> _adjoints = [];

    /// <summary>The primal values whose adjoints were set in this scope.</summary>
    public IEnumerable<Value> Changed
    {
        get
        {
            foreach ((Value primal, _) in _adjoints.Values)
                yield return primal;
        }
    }

    /// <summary>The adjoint so far, or null for zero.</summary>
    public Operand? Find(Value value)
    {
        for (AdjointScope? scope = this; scope is not null; scope = scope.Outer)
            if (scope._adjoints.TryGetValue(value.Id, out (Value Primal, Operand Adjoint) found))
                return found.Adjoint;
        return null;
    }

    public void Set(Value value, Operand adjoint) => _adjoints[value.Id] = (value, adjoint);

    private AdjointScope? Outer { get; } = outer;
}
