using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// Two loops for one, the second of what an iteration does after its inner loops: those have their own elements in the lanes, and functions of what they give have the iterations
/// (loop distribution; Allen and Kennedy, Optimizing Compilers for Modern Architectures, 5.3).
/// </summary>
internal sealed class SplitLoop
{
    private readonly CountedLoop _loop;
    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly Op[] _first;
    private readonly Op[] _second;

    private SplitLoop(CountedLoop loop, IrBuilder builder, Memory memory)
    {
        (_loop, _builder, _memory) = (loop, builder, memory);
        int split = 1 + loop.Body.Ops.ToList().FindLastIndex(op => op is CountedLoop);
        _first = [.. loop.Body.Ops.Take(split)];
        _second = [.. loop.Body.Ops.Skip(split)];
    }

    /// <param name="loop">A loop whose iterations may run side by side.</param>
    /// <param name="builder">Gives fresh values.</param>
    /// <param name="memory">The memory of the function around it.</param>
    /// <returns>The loops, and the scratch between them; null when there is nothing to gain, or the order of what they do matters.</returns>
    public static List<Op>? TryWrite(CountedLoop loop, IrBuilder builder, Memory memory)
    {
        var pass = new SplitLoop(loop, builder, memory);
        bool isFit = loop is { Step: 1, Comparison: Operator.Less, Start: Constant { Bits: 0 }, Results.Count: 0 }
            && pass._second.Any(op => op is Ir.Apply { Result.Type.IsReal: true })
            && pass._second.All(op => op is Compute or Ir.Apply or Load or Store or Accumulate)
            && pass._first.All(op => op is Compute or Ir.Apply or Load or CountedLoop)
            && pass.AreApart();
        return isFit ? pass.Write() : null;
    }

    /// <summary>True when neither part touches what the other writes.</summary>
    private bool AreApart()
    {
        HashSet<Operand> first = Touched(_first), second = Touched(_second);
        return !Written(_first).Any(second.Contains) && !Written(_second).Any(first.Contains);
    }

    private HashSet<Operand> Written(Op[] ops) => [.. ops.SelectMany(_memory.WrittenBy)];

    private HashSet<Operand> Touched(Op[] ops) => [.. ops.SelectMany(op => op.Flatten()).SelectMany(op => op.Operands()).Where(operand => operand.Type is BufferType).Select(_memory.Root)];

    private List<Op>? Write()
    {
        HashSet<Value> made = [.. _first.SelectMany(op => op.Results())];
        Value[] handed = [.. _second.SelectMany(op => op.Operands()).OfType<Value>().Where(made.Contains).Distinct()];
        if (handed.Length != 1 || handed[0].Type is not ScalarType { IsReal: true } type)
            return null;
        Value given = handed[0];
        _builder.OpenBlock();
        _builder.Origin = "";
        Value trips = _builder.Compute(Operator.Select, ScalarType.Int32, [_builder.Compute(Operator.Less, ScalarType.Boolean, [Constant.Int32(0), _loop.Bound]), _loop.Bound, Constant.Int32(0)]);
        Value scratch = _builder.Fresh(new BufferType(BufferShape.Span, type), given.Name.Length > 0 ? given.Name + "Of" + Upper(_loop.Counter.Name) : "");
        _builder.Add(new Allocate(scratch, trips, IsReturned: false) { IsOverwritten = true });
        _builder.Add(_loop with { Body = new Block([], [.. _first, new Store(scratch, _loop.Counter, given)], []) });
        var copy = new FreshCopy(_builder);
        Value counter = copy.Fresh(_loop.Counter), taken = copy.Fresh(given);
        _builder.OpenBlock();
        _builder.Add(new Load(taken, scratch, counter));
        foreach (Op op in _second)
            _builder.Add(copy.CopyOf(op));
        _builder.Add(_loop with { Counter = counter, Body = _builder.CloseBlock([], []) });
        return [.. _builder.CloseBlock([], []).Ops];
    }

    private static string Upper(string name) => name.Length > 0 ? char.ToUpperInvariant(name[0]) + name.Substring(1) : "";
}
