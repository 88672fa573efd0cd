using System.Collections.Generic;
using GradGen.Generator.Analyses;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Prepares the primal to be reversed: numbers its branches and loops, lets each while-loop count its iterations, and keeps, before each call,
/// the buffers that the callee reads and that do not stay as they are.
/// </summary>
internal sealed class ForwardSweep(IrBuilder builder, Memory memory, CalleeEffects effects) : Rewriter
{
    private readonly Dictionary<Operand, Value> _tapes = [];
    private int _pairs;

    /// <summary>One tape per buffer that is kept before calls, to be opened at the head of the function.</summary>
    public IReadOnlyDictionary<Operand, Value> Tapes => _tapes;

    // Of a buffer that grows, how long it was.
    private readonly Dictionary<Operand, Value> _lengths = [];

    /// <summary>The tapes of their lengths.</summary>
    public IEnumerable<Value> LengthTapes => _lengths.Values;

    protected override IEnumerable<Op> Rewrite(Op op) => op switch
    {
        Branch or CountedLoop => [Copy(op) with { Pair = ++_pairs }],
        WhileLoop loop => [Count((WhileLoop)Copy(loop)) with { Pair = ++_pairs }],
        Invoke invoke => [.. Keep(invoke), Copy(op)],
        _ => [Copy(op)],
    };

    private WhileLoop Count(WhileLoop loop)
    {
        Value New(string name) => builder.Fresh(ScalarType.Int32, name);
        Value tested = New("iterations"), counted = New("iterations"), next = New("iterations"), trips = New("iterations");
        var increment = new Compute(next, Operator.Add, [counted, Constant.Int32(1)]);
        return loop with
        {
            Results = [.. loop.Results, trips],
            Initial = [.. loop.Initial, Constant.Int32(0)],
            Condition = loop.Condition with { Parameters = [.. loop.Condition.Parameters, tested] },
            Body = new Block([.. loop.Body.Parameters, counted], [.. loop.Body.Ops, increment], [.. loop.Body.Yields, next]),
        };
    }

    private IEnumerable<Op> Keep(Invoke invoke)
    {
        for (int i = 0; i < invoke.Arguments.Count; i++)
        {
            if (invoke.Arguments[i] is not { Type: BufferType type } buffer || !memory.IsWritten(buffer))
                continue;
            if (!effects.Reads(invoke, i) && !effects.Writes(invoke, i))
                continue;
            if (!_tapes.TryGetValue(memory.Root(buffer), out Value? tape))
                _tapes.Add(memory.Root(buffer), tape = builder.Fresh(new TapeType(type.Element), (memory.Root(buffer) as Value)?.Name is { Length: > 0 } name ? name + "Kept" : "kept"));
            if (memory.Grows(buffer))
            {
                if (!_lengths.TryGetValue(memory.Root(buffer), out Value? lengths))
                    _lengths.Add(memory.Root(buffer), lengths = builder.Fresh(new TapeType(ScalarType.Int32), tape.Name + "Lengths"));
                // It is another length at each place: no operator, which would be computed once.
                Value length = builder.Fresh(ScalarType.Int32, "length");
                yield return new Evaluate([length], ["", ".Length"], [Map(buffer)], IsPure: true);
                yield return new Push(lengths, length);
            }
            yield return new PushBuffer(tape, Map(buffer));
        }
    }
}
