using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>What was computed before, in this block or one around it, is not computed again. Elements of buffers that are never written count as computed.</summary>
internal sealed class CommonSubexpressions(Memory memory) : Rewriter
{
    private readonly Stack<Dictionary<Key, Value>> _scopes = new();

    public static Block Apply(Block body, Memory memory) => new CommonSubexpressions(memory).Rewrite(body);

    private readonly record struct Key(string Operation, IrType Type, EquatableArray<Operand> Operands);

    public override Block Rewrite(Block block)
    {
        _scopes.Push([]);
        Block result = base.Rewrite(block);
        _scopes.Pop();
        return result;
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        if (KeyOf(copy) is not Key key)
            return [copy];
        Value result = copy.Results().First();
        foreach (Dictionary<Key, Value> scope in _scopes)
        {
            if (!scope.TryGetValue(key, out Value? known))
                continue;
            Replace(result, known);
            return [];
        }
        _scopes.Peek().Add(key, result);
        return [copy];
    }

    private Key? KeyOf(Op op) => op switch
    {
        Compute o => new Key(o.Operator.ToString(), o.Result.Type, Ordered(o)),
        Apply o => new Key(o.Function, o.Result.Type, o.Operands),
        Load o when !memory.IsWritten(o.Buffer) => new Key("[]", o.Result.Type, [memory.Root(o.Buffer), o.Index]),
        _ => null,
    };

    // a + b and b + a have the same bits.
    private static EquatableArray<Operand> Ordered(Compute op) =>
        op.Operator is Operator.Add or Operator.Multiply && op.Operands[0] is Value a && op.Operands[1] is Value b && a.Id > b.Id
            ? [b, a]
            : op.Operands;
}
