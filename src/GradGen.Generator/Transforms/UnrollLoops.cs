using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>A loop of a few iterations is written out where that says which elements of small buffers it is about.</summary>
internal sealed class UnrollLoops : Rewriter
{
    private const int MostIterations = 4;
    private const int MostOperations = 64;

    private readonly IrBuilder _builder;
    private readonly Dictionary<int, long[]> _counts = [];
    private readonly Dictionary<int, Compute> _arithmetic = [];
    private readonly HashSet<int> _chosen = [];

    private UnrollLoops(IrBuilder builder, Block body)
    {
        _builder = builder;
        foreach (Op op in body.Flatten())
        {
            if (op is Compute { Operator: Operator.Add or Operator.Subtract or Operator.Multiply, Result.Type: ScalarType { IsInteger: true } } compute)
                _arithmetic.Add(compute.Result.Id, compute);
            if (op is CountedLoop loop && Counter(loop) is { Length: > 0 } counter)
                _counts.Add(loop.Counter.Id, counter);
        }
        foreach (CountedLoop loop in body.Flatten().OfType<CountedLoop>().Where(loop => Size(loop) > MostOperations).ToList())
            _counts.Remove(loop.Counter.Id);
        if (_counts.Count == 0)
            return;
        var small = new SmallBuffers(body, (index, part) => SmallBuffers.IsInside(index, part) || Counters(index) is not null);
        foreach (Access access in body.Flatten().OfType<Access>())
            if (small.Find(access.Buffer) is not null)
                _chosen.UnionWith(Counters(access.Index)!);
    }

    public static Function Apply(Function function)
    {
        var builder = new IrBuilder(function.NextId);
        var pass = new UnrollLoops(builder, function.Body);
        return pass._chosen.Count == 0 ? function : function with { Body = pass.Rewrite(function.Body), NextId = builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not CountedLoop loop || !_chosen.Contains(loop.Counter.Id))
            return [Copy(op)];
        Operand[] carried = [.. Map(loop.Initial)];
        Block body = Rewrite(loop.Body);
        var ops = new List<Op>();
        foreach (long count in _counts[loop.Counter.Id])
        {
            var copier = new FreshCopy(_builder);
            copier.Replace(loop.Counter, Constant.Integer((ScalarType)loop.Counter.Type, count));
            for (int i = 0; i < carried.Length; i++)
                copier.Replace(body.Parameters[i], carried[i]);
            Block iteration = copier.Rewrite(body);
            ops.AddRange(iteration.Ops);
            carried = [.. iteration.Yields];
        }
        for (int i = 0; i < carried.Length; i++)
            Replace(loop.Results[i], carried[i]);
        return ops;
    }

    /// <summary>The values of the counter; null where they are not known, or too many.</summary>
    private static long[]? Counter(CountedLoop loop)
    {
        if (loop is not { Start: Constant start, Bound: Constant bound })
            return null;
        var values = new List<long>();
        for (long i = start.Bits; Runs(i, loop.Comparison, bound.Bits); i += loop.Step)
        {
            if (values.Count == MostIterations)
                return null;
            values.Add(i);
        }
        return [.. values];
    }

    private static bool Runs(long counter, Operator comparison, long bound) => comparison switch
    {
        Operator.Less => counter < bound,
        Operator.LessOrEqual => counter <= bound,
        Operator.Greater => counter > bound,
        _ => counter >= bound,
    };

    /// <summary>How many operations the loop is, written out with those in it.</summary>
    private int Size(Op op)
    {
        int inside = 1 + op.Blocks().SelectMany(block => block.Ops).Sum(Size);
        return op is CountedLoop loop && _counts.TryGetValue(loop.Counter.Id, out long[]? counter) ? counter.Length * inside : inside;
    }

    /// <summary>The counters that the index is computed from; null where it depends on more.</summary>
    private HashSet<int>? Counters(Operand index)
    {
        var found = new HashSet<int>();
        return Visit(index) ? found : null;

        bool Visit(Operand operand) => operand switch
        {
            Constant => true,
            Value value when _counts.ContainsKey(value.Id) => found.Add(value.Id) || true,
            Value value => _arithmetic.TryGetValue(value.Id, out Compute? compute) && compute.Operands.All(Visit),
            _ => false,
        };
    }
}
