using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>A scratch buffer that each iteration of a loop would make anew, as long in all, is made once in front of the loop, and cleared in each where that matters.</summary>
internal sealed class HoistScratch : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Memory _memory;
    private readonly Dictionary<int, Op> _definitions;

    private HoistScratch(Function function)
    {
        _builder = new IrBuilder(function.NextId);
        _memory = new Memory(function.Body);
        _definitions = function.Body.Flatten().SelectMany(op => op.Results(), (op, value) => (op, value)).ToDictionary(pair => pair.value.Id, pair => pair.op);
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.Flatten().Any(op => op is Allocate))
            return function;
        var pass = new HoistScratch(function);
        return function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        return copy switch
        {
            CountedLoop loop => [.. Hoist(loop, loop.Body, loop.InnerValues(), out Block body), loop with { Body = body }],
            WhileLoop loop => [.. Hoist(null, loop.Body, [], out Block body), loop with { Body = body }],
            _ => [copy],
        };
    }

    private List<Op> Hoist(CountedLoop? loop, Block body, IEnumerable<Value> inner, out Block rest)
    {
        HashSet<int> own = [.. body.Parameters.Concat(inner).Concat(body.Ops.SelectMany(op => op.Results())).Select(value => value.Id)];
        HashSet<Operand> lengths = [.. body.Ops.OfType<Allocate>().Select(allocate => allocate.Length)];
        var stay = new List<Op>();
        _builder.OpenBlock();
        _builder.Origin = "";
        foreach (Op op in body.Ops)
        {
            if (op is Apply { Function: "Max" } limited && lengths.Contains(limited.Result) && !limited.Operands.Any(IsOwn))
            {
                _builder.Add(limited);
                own.Remove(limited.Result.Id);
                continue;
            }
            if (op is not Allocate { IsReturned: false } allocate || IsOwn(allocate.Length) || allocate.Length is External || (loop is null && !IsNatural(allocate.Length)) || Leaves(body, allocate.Result))
            {
                stay.Add(op);
                continue;
            }
            _builder.Add(allocate with { Length = IsNatural(allocate.Length) ? allocate.Length : IfRun(loop!, allocate.Length), IsOverwritten = true });
            if (!allocate.IsOverwritten)
                stay.Add(new Clear(allocate.Result));
        }
        rest = body with { Ops = stay.ToEquatableArray() };
        return [.. _builder.CloseBlock([], []).Ops];

        bool IsOwn(Operand operand) => operand is Value value && own.Contains(value.Id);
    }

    /// <summary>True for a length that cannot be negative, so that making a buffer of it does not throw.</summary>
    private bool IsNatural(Operand length) => length switch
    {
        Constant { Bits: >= 0 } => true,
        Value value when _definitions.TryGetValue(value.Id, out Op? definition) => definition switch
        {
            Compute { Operator: Operator.Length or Operator.Iterations } => true,
            Compute { Operator: Operator.Add or Operator.Multiply or Operator.Divide } of => of.Operands.All(IsNatural),
            Apply { Function: "Max" } of => of.Operands.Any(IsNatural),
            Apply { Function: "Min" } of => of.Operands.All(IsNatural),
            _ => false,
        },
        _ => false,
    };

    /// <summary>The length where the loop has an iteration, which throws for what is negative; else none.</summary>
    private Value IfRun(CountedLoop loop, Operand length) =>
        _builder.Compute(Operator.Select, ScalarType.Int32, [_builder.Compute(loop.Comparison, ScalarType.Boolean, [loop.Start, loop.Bound]), length, Constant.Int32(0)]);

    /// <summary>True when it may be known beyond the iteration, or changes its length.</summary>
    private bool Leaves(Block body, Value buffer)
    {
        return _memory.Grows(buffer) || body.Yields.Any(IsIt) || body.Flatten().Any(op => op.Blocks().Any(block => block.Yields.Any(IsIt)) || (op is Evaluate && op.Operands().Any(IsIt)));

        bool IsIt(Operand operand) => operand.Type is BufferType && _memory.Root(operand).Equals(buffer);
    }
}
