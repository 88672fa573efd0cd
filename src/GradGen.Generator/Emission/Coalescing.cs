using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Joins webs that a copy connects, or that carry the same name in the same block, where they never hold different values at the same time.</summary>
internal sealed class Coalescing
{
    private readonly Webs _webs;
    private readonly Interference _interference;
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<int> _fixed = [];
    private readonly HashSet<int> _parameters = [];
    private readonly List<(Value Target, Value Source)> _copies = [];

    private Coalescing(Webs webs, Interference interference)
    {
        _webs = webs;
        _interference = interference;
    }

    /// <param name="function">The function.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="webs">The partition, made coarser.</param>
    /// <param name="isAssignable">False for a parameter that C# does not let us assign.</param>
    public static void Coalesce(Function function, List<Statement> statements, Webs webs, Func<Value, bool> isAssignable)
    {
        var coalescing = new Coalescing(webs, new Interference(function, statements, webs));
        foreach (Value parameter in function.Parameters)
        {
            int web = webs.Find(parameter);
            coalescing._names[web] = parameter.Name;
            coalescing._parameters.Add(web);
            if (!isAssignable(parameter))
                coalescing._fixed.Add(web);
        }
        coalescing.Collect(statements);
        foreach ((Value target, Value source) in coalescing._copies.Where(copy => copy.Target.Name == copy.Source.Name))
            coalescing.TryJoin(target, source);
        foreach ((Value target, Value source) in coalescing._copies)
            coalescing.TryJoin(target, source);
        coalescing.JoinNamesakes(statements, function.Parameters);
    }

    /// <summary>Inner blocks first: a copy inside a loop costs more than one before it.</summary>
    private void Collect(List<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            foreach (List<Statement> block in statement.Blocks())
                Collect(block);
            if (statement is For loop)
                Fix(loop.Loop.Counter);
            foreach (Value value in statement.Defined())
                Name(value);
            if (statement is Assign assign)
                foreach (Copy copy in assign.Copies)
                    if (copy.Source is Leaf { Operand: Value source })
                        _copies.Add((copy.Target, source));
        }
    }

    private void Fix(Value value)
    {
        Name(value);
        _fixed.Add(_webs.Find(value));
    }

    private void Name(Value value)
    {
        int web = _webs.Find(value);
        if (!_names.TryGetValue(web, out string? name) || name.Length == 0)
            _names[web] = value.Name;
    }

    private void JoinNamesakes(List<Statement> statements, IEnumerable<Value> before)
    {
        var last = new Dictionary<(string, IrType), Value>();
        foreach (Value value in before)
            last[(value.Name, value.Type)] = value;
        foreach (Statement statement in statements)
        {
            foreach (Value value in statement.Defined())
            {
                if (value.Name.Length == 0 || value.Type is not (ScalarType or LaneType))
                    continue;
                if (last.TryGetValue((value.Name, value.Type), out Value? earlier))
                    TryJoin(value, earlier);
                last[(value.Name, value.Type)] = value;
            }
            foreach (List<Statement> block in statement.Blocks())
                JoinNamesakes(block, []);
        }
    }

    private void TryJoin(Value target, Value source)
    {
        int a = _webs.Find(target), b = _webs.Find(source);
        if (a == b || target.Type != source.Type || target.Type is not (ScalarType or LaneType or BufferType))
            return;
        if (_fixed.Contains(a) || _fixed.Contains(b) || _interference.Between(a, b))
            return;
        if (_parameters.Contains(a))
            (a, b) = (b, a);
        string first = _names[a], second = _names[b];
        bool isParameter = _parameters.Contains(b);
        if (isParameter ? first != second || _parameters.Contains(a) : first.Length > 0 && second.Length > 0 && first != second)
            return;
        _webs.Join(a, b);
        _interference.Join(a, b);
        _names[a] = first.Length > 0 ? first : second;
        if (isParameter)
            _parameters.Add(a);
    }
}
