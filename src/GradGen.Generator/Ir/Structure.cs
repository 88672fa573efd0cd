using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Ir;

/// <summary>What every pass asks of an operation: what it reads, defines, contains, and does. A new operation is added here once.</summary>
internal static class Structure
{
    /// <summary>The operands that the operation itself reads, those of its blocks excluded.</summary>
    public static IEnumerable<Operand> Operands(this Op op) => op switch
    {
        Compute o => o.Operands,
        Apply o => o.Operands,
        Load o => [o.Buffer, o.Index, .. o.Strides()],
        Store o => [o.Buffer, o.Index, o.Value, .. o.Strides()],
        Accumulate o => [o.Buffer, o.Index, o.Value, .. o.Strides()],
        Allocate o => [o.Length],
        Grow o => [o.Buffer, o.Length],
        Clear o => [o.Buffer],
        CopyBuffer o => [o.Source, o.Target],
        ReverseExtremum o => [o.Elements, o.Start, o.End, o.Initial, o.Extremum, o.Seed, o.Adjoints],
        Branch o => [o.Condition],
        CountedLoop o => [o.Start, o.Bound, .. o.Initial],
        WhileLoop o => o.Initial,
        Invoke o => o.Arguments,
        Raise o => o.Operands,
        Evaluate o => o.Operands,
        OpenTape => [],
        Push o => [o.Tape, o.Value],
        Pop o => [o.Tape],
        PushBuffer o => [o.Tape, o.Buffer],
        PopBuffer o => o.Length is null ? [o.Buffer, o.Tape] : [o.Buffer, o.Tape, o.Length],
        Require o => [o.Argument, .. o.Others],
        _ => throw Unknown(op),
    };

    private static IEnumerable<Operand> Strides(this Access access) => access.Stride is null ? [] : [access.Stride];

    /// <summary>The values that the operation defines for the operations after it.</summary>
    public static IEnumerable<Value> Results(this Op op) => op switch
    {
        Compute o => [o.Result],
        Apply o => [o.Result],
        Load o => [o.Result],
        Allocate o => [o.Result],
        ReverseExtremum o => o.Results,
        Branch o => o.Results,
        CountedLoop o => o.Results,
        WhileLoop o => o.Results,
        Invoke o => o.Results,
        Evaluate o => o.Results,
        OpenTape o => [o.Result],
        Pop o => [o.Result],
        Store or Accumulate or Grow or Clear or CopyBuffer or Push or PushBuffer or PopBuffer or Require or Raise => [],
        _ => throw Unknown(op),
    };

    /// <summary>The blocks that the operation owns.</summary>
    public static IEnumerable<Block> Blocks(this Op op) => op switch
    {
        Branch o => [o.Then, o.Else],
        CountedLoop o => [o.Body],
        WhileLoop o => [o.Condition, o.Body],
        _ => [],
    };

    /// <summary>The values that the operation defines at the head of its blocks: a loop's counter. Block parameters are not included.</summary>
    public static IEnumerable<Value> InnerValues(this Op op) => op is CountedLoop loop ? [loop.Counter] : [];

    /// <summary>True when the operation does more than define its results, so that it must stay even if nobody reads them.</summary>
    public static bool HasEffect(this Op op) => op switch
    {
        Compute or Apply or Load or Allocate or OpenTape => false,
        Evaluate o => !o.IsPure,
        Branch o => o.Then.Ops.Any(HasEffect) || o.Else.Ops.Any(HasEffect),
        CountedLoop o => o.Body.Ops.Any(HasEffect),
        // Whether it ends is not known: leaving it out could turn an endless loop into an answer.
        WhileLoop => true,
        _ => true,
    };

    /// <summary>This operation and all in its blocks, depth first.</summary>
    public static IEnumerable<Op> Flatten(this Op op) => [op, .. op.Blocks().SelectMany(Flatten)];

    public static IEnumerable<Op> Flatten(this Block block) => block.Ops.SelectMany(Flatten);

    /// <summary>The values read in the block (its yields included) that are defined outside it.</summary>
    public static HashSet<Value> FreeValues(this Block block)
    {
        var defined = new HashSet<int>();
        var free = new HashSet<Value>();
        Visit(block);
        return free;

        void Read(Operand operand)
        {
            if (operand is Value value && !defined.Contains(value.Id))
                free.Add(value);
        }

        void Visit(Block current)
        {
            Define(current.Parameters);
            foreach (Op op in current.Ops)
            {
                foreach (Operand operand in op.Operands())
                    Read(operand);
                Define(op.InnerValues());
                foreach (Block inner in op.Blocks())
                    Visit(inner);
                Define(op.Results());
            }
            foreach (Operand operand in current.Yields)
                Read(operand);
        }

        void Define(IEnumerable<Value> values)
        {
            foreach (Value value in values)
                defined.Add(value.Id);
        }
    }

    public static Exception Unknown(Op op) => new InvalidOperationException($"Unknown operation {op.GetType().Name}.");
}
