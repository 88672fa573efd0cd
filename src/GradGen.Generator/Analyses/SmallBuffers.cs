using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Elements of a buffer: so many from the offset on.</summary>
internal sealed record BufferPart(Value Root, int Offset, int Length);

/// <summary>
/// The scratch buffers of a few elements whose every access is known to be to this or that element: nothing but scalars under one name. Outputs too, of which only the
/// first elements are written.
/// </summary>
internal sealed class SmallBuffers
{
    private const int MostElements = 16;

    private readonly Memory _memory;
    private readonly Dictionary<int, BufferPart> _roots = [];
    private readonly HashSet<Value> _outputs;
    private readonly System.Func<Operand, BufferPart, bool> _isKnown;

    /// <param name="body">The function's body.</param>
    /// <param name="isKnown">Whether an index is known to be inside the part and, sooner or later, which it is.</param>
    /// <param name="outputs">The parameters that count too; they are not read.</param>
    public SmallBuffers(Block body, System.Func<Operand, BufferPart, bool> isKnown, params Value[] outputs)
    {
        _memory = new Memory(body);
        _isKnown = isKnown;
        _outputs = [.. outputs];
        foreach (Value output in outputs)
            _roots[output.Id] = new BufferPart(output, 0, MostElements);
        foreach (Allocate allocate in body.Flatten().OfType<Allocate>())
            if (allocate is { IsReturned: false, Length: Constant { Bits: > 0 and <= MostElements } length })
                _roots[allocate.Result.Id] = new BufferPart(allocate.Result, 0, (int)length.Bits);
        if (_roots.Count == 0)
            return;
        Visit(body.Ops);
        Drop(body.Yields);
    }

    /// <summary>An index that is a number, inside the part.</summary>
    public static bool IsInside(Operand index, BufferPart part) => index is Constant { Bits: >= 0 } constant && constant.Bits < part.Length;

    public bool Any => _roots.Count > 0;

    public bool Has(Value root) => _roots.ContainsKey(root.Id);

    /// <summary>True for what the caller sees.</summary>
    public bool IsOutput(BufferPart part) => _outputs.Contains(part.Root);

    /// <summary>What the operand is a name of; null where that is no such buffer.</summary>
    public BufferPart? Find(Operand buffer)
    {
        Operand whole = _memory.Whole(buffer);
        if (whole is not Value value)
            return null;
        if (_roots.TryGetValue(value.Id, out BufferPart? root))
            return root;
        return _memory.SliceOf(whole) is { Operands: [var of, Constant { Bits: >= 0 and <= MostElements } start, Constant { Bits: >= 0 and <= MostElements } length] }
            && Find(of) is BufferPart outer && start.Bits + length.Bits <= outer.Length
            ? new BufferPart(outer.Root, outer.Offset + (int)start.Bits, (int)length.Bits)
            : null;
    }

    /// <summary>The elements that the operation or its blocks write, of buffers from outside of it too.</summary>
    public IEnumerable<(Value Root, int Index)> WrittenBy(Op op) => op.Flatten().SelectMany(Written);

    private IEnumerable<(Value Root, int Index)> Written(Op op) => op switch
    {
        Access access and not Load when Find(access.Buffer) is BufferPart part && access.Index is Constant index => [(part.Root, part.Offset + (int)index.Bits)],
        Clear clear when Find(clear.Buffer) is BufferPart part => Enumerable.Range(part.Offset, part.Length).Select(i => (part.Root, i)),
        _ => [],
    };

    private void Visit(IEnumerable<Op> ops)
    {
        foreach (Op op in ops)
        {
            switch (op)
            {
                case Access { Stride: null } access when Find(access.Buffer) is BufferPart part && _isKnown(access.Index, part):
                case Clear clear when Find(clear.Buffer) is not null:
                case Compute { Operator: Operator.Length }:
                case Compute { Operator: Operator.View or Operator.Slice } view when Find(view.Result) is not null:
                    break;
                default:
                    Drop(op.Operands());
                    break;
            }
            // A condition gives nothing on but whether to go on.
            if (op is WhileLoop loop)
                Drop(loop.Condition.Ops.SelectMany(_memory.WrittenBy));
            foreach (Block block in op.Blocks())
            {
                Visit(block.Ops);
                Drop(block.Yields);
            }
        }
    }

    private void Drop(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
            if (operand.Type is BufferType && _memory.Root(operand) is Value root)
                _roots.Remove(root.Id);
    }
}
