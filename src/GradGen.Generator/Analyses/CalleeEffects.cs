using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>What the callees do beside their results: which buffer parameters they read and write, whether they may throw. By the least fixed point over their calls of each other.</summary>
internal sealed class CalleeEffects
{
    private readonly Dictionary<string, Function> _functions;
    private readonly HashSet<(string Callee, int Parameter)> _reads = [];
    private readonly HashSet<(string Callee, int Parameter)> _writes = [];
    private readonly HashSet<string> _acting = [];

    public CalleeEffects(EquatableArray<Callee> callees)
    {
        _functions = callees.ToDictionary(callee => callee.Function.Key, callee => callee.Function);
        int before;
        do
        {
            before = _reads.Count + _writes.Count + _acting.Count;
            foreach (Function function in _functions.Values)
                Visit(function);
        }
        while (_reads.Count + _writes.Count + _acting.Count > before);
    }

    /// <summary>False for a call of which nothing comes but its results.</summary>
    public bool HasEffect(Invoke invoke) => invoke.Variant != CalleeVariant.Primal || _acting.Contains(invoke.Callee);

    public Function Function(string key) => _functions[key];

    public IEnumerable<Function> Functions => _functions.Values;

    // A derivative of a callee takes further buffers, its gradients and tangents, and reads and writes those.
    public bool Reads(Invoke invoke, int argument) => IsShadow(invoke, argument) || _reads.Contains((invoke.Callee, argument));

    public bool Writes(Invoke invoke, int argument) => IsShadow(invoke, argument) || _writes.Contains((invoke.Callee, argument));

    private bool IsShadow(Invoke invoke, int argument) => argument >= _functions[invoke.Callee].Parameters.Count;

    private void Visit(Function function)
    {
        var memory = new Memory(function.Body, this);
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            if (function.Parameters[i].Type is not BufferType)
                continue;
            if (memory.IsRead(function.Parameters[i]))
                _reads.Add((function.Key, i));
            if (memory.IsWritten(function.Parameters[i]))
                _writes.Add((function.Key, i));
        }
        if (function.Body.Flatten().Any(op => op switch
        {
            Invoke invoke => HasEffect(invoke),
            Branch or CountedLoop or Store or Clear or CopyBuffer or Accumulate or Grow => memory.WrittenBy(op).Any(memory.IsParameter),
            _ => op.HasEffect(),
        }))
            _acting.Add(function.Key);
    }
}
