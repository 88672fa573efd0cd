using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>
/// Copies operations with other operands. Override <see cref="Rewrite(Op)"/> to change what an operation becomes: none, one or several.
/// Values that the copied operations define keep their ids.
/// </summary>
internal class Rewriter
{
    private readonly Dictionary<int, Operand> _replacements = [];

    /// <summary>Reads of the value become reads of the replacement from here on.</summary>
    public void Replace(Value value, Operand replacement) => _replacements[value.Id] = replacement;

    /// <summary>The operand as the copy reads it.</summary>
    public virtual Operand Map(Operand operand)
    {
        while (operand is Value value && _replacements.TryGetValue(value.Id, out Operand? next) && !ReferenceEquals(next, value))
            operand = next;
        return operand;
    }

    public EquatableArray<Operand> Map(EquatableArray<Operand> operands) => operands.Select(Map).ToEquatableArray();

    private Operand? MapAny(Operand? operand) => operand is null ? null : Map(operand);

    /// <summary>What stands in place of the operation. Operands have not been mapped yet.</summary>
    protected virtual IEnumerable<Op> Rewrite(Op op) => [Copy(op)];

    public virtual Block Rewrite(Block block)
    {
        var ops = new List<Op>();
        foreach (Op op in block.Ops)
            ops.AddRange(Rewrite(op));
        return new Block(block.Parameters, ops.ToEquatableArray(), Map(block.Yields));
    }

    /// <summary>The operation with its operands mapped and its blocks rewritten.</summary>
    protected Op Copy(Op op) => op switch
    {
        Compute o => o with { Operands = Map(o.Operands) },
        Apply o => o with { Operands = Map(o.Operands) },
        Load o => o with { Buffer = Map(o.Buffer), Index = Map(o.Index), Stride = MapAny(o.Stride) },
        Store o => o with { Buffer = Map(o.Buffer), Index = Map(o.Index), Value = Map(o.Value), Stride = MapAny(o.Stride) },
        Accumulate o => o with { Buffer = Map(o.Buffer), Index = Map(o.Index), Value = Map(o.Value), Stride = MapAny(o.Stride) },
        Allocate o => o with { Length = Map(o.Length) },
        Grow o => o with { Buffer = Map(o.Buffer), Length = Map(o.Length) },
        Clear o => o with { Buffer = Map(o.Buffer) },
        CopyBuffer o => o with { Source = Map(o.Source), Target = Map(o.Target) },
        ReverseExtremum o => o with { Elements = Map(o.Elements), Start = Map(o.Start), End = Map(o.End), Initial = Map(o.Initial), Extremum = Map(o.Extremum), Seed = Map(o.Seed), Adjoints = Map(o.Adjoints) },
        Branch o => o with { Condition = Map(o.Condition), Then = Rewrite(o.Then), Else = Rewrite(o.Else) },
        CountedLoop o => o with { Start = Map(o.Start), Bound = Map(o.Bound), Initial = Map(o.Initial), Body = Rewrite(o.Body) },
        WhileLoop o => o with { Initial = Map(o.Initial), Condition = Rewrite(o.Condition), Body = Rewrite(o.Body) },
        Invoke o => o with { Arguments = Map(o.Arguments) },
        Raise o => o with { Operands = Map(o.Operands) },
        Evaluate o => o with { Operands = Map(o.Operands) },
        OpenTape => op,
        Push o => o with { Tape = Map(o.Tape), Value = Map(o.Value) },
        Pop o => o with { Tape = Map(o.Tape) },
        PushBuffer o => o with { Tape = Map(o.Tape), Buffer = Map(o.Buffer) },
        PopBuffer o => o with { Buffer = Map(o.Buffer), Tape = Map(o.Tape), Length = MapAny(o.Length) },
        Require o => o with { Argument = Map(o.Argument), Others = Map(o.Others) },
        _ => throw Structure.Unknown(op),
    };
}
