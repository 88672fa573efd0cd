using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// What was computed before, in this block or one around it, is not computed again. Elements of buffers that are never written count as computed; of the
/// others, an element read or stored earlier in the same block, until the buffer is written again.
/// </summary>
internal sealed class CommonSubexpressions(Memory memory) : Rewriter
{
    private readonly Stack<Dictionary<Key, Operand>> _scopes = new();
    private Dictionary<Key, Operand> _elements = [];

    public static Block Apply(Block body, Memory memory) => new CommonSubexpressions(memory).Rewrite(body);

    private readonly record struct Key(string Operation, IrType Type, EquatableArray<Operand> Operands);

    public override Block Rewrite(Block block)
    {
        Dictionary<Key, Operand> outer = _elements;
        _elements = [];
        _scopes.Push([]);
        Block result = base.Rewrite(block);
        _scopes.Pop();
        _elements = outer;
        return result;
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        Op copy = Copy(op);
        switch (copy)
        {
            case Store store:
                Forget(store);
                _elements[Element(store, store.Value.Type)] = store.Value;
                return [copy];
            case Load load when memory.IsWritten(load.Buffer):
                Key element = Element(load, load.Result.Type);
                if (_elements.TryGetValue(element, out Operand? held))
                    return Drop(load.Result, held);
                _elements.Add(element, load.Result);
                return [copy];
        }
        Forget(copy);
        if (KeyOf(copy) is not Key key)
            return [copy];
        Value result = copy.Results().First();
        foreach (Dictionary<Key, Operand> scope in _scopes)
            if (scope.TryGetValue(key, out Operand? known))
                return Drop(result, known);
        _scopes.Peek().Add(key, result);
        return [copy];
    }

    private Op[] Drop(Value result, Operand known)
    {
        Replace(result, known);
        return [];
    }

    /// <summary>The elements of the buffers that the operation writes, in it or in its blocks, are no longer known.</summary>
    private void Forget(Op op)
    {
        if (_elements.Count == 0 || !op.HasEffect())
            return;
        HashSet<Operand> written = [.. memory.WrittenBy(op)];
        foreach (Key key in _elements.Keys.Where(key => written.Contains(memory.Root(key.Operands[0]))).ToList())
            _elements.Remove(key);
    }

    private Key Element(Access access, IrType type) => new("[]", type, access.Stride is Operand stride ? [memory.Whole(access.Buffer), access.Index, stride] : [memory.Whole(access.Buffer), access.Index]);

    private Key? KeyOf(Op op) => op switch
    {
        Compute o => new Key(o.Operator + (o.IsChecked?.ToString() ?? ""), o.Result.Type, Ordered(o)),
        Apply o => new Key(o.Function, o.Result.Type, o.Operands),
        Load o => Element(o, o.Result.Type),
        _ => null,
    };

    // a + b and b + a have the same bits.
    private static EquatableArray<Operand> Ordered(Compute op) =>
        op.Operator is Operator.Add or Operator.Multiply && op.Operands[0] is Value a && op.Operands[1] is Value b && a.Id > b.Id
            ? [b, a]
            : op.Operands;
}
