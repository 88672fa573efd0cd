using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Whether a block writes every element of a buffer before it reads it.</summary>
/// <param name="memory">The memory of the function.</param>
/// <param name="buffer">The buffer, where it is made.</param>
internal sealed class Coverage(Memory memory, Allocate buffer)
{
    public bool IsWrittenFirst(Block body) => body.Yields.All(yield => !IsIt(yield)) && Visit(body, [], isWhole: false) is not null;

    /// <param name="block">The block.</param>
    /// <param name="written">The indices of the elements that are written, which the block adds to.</param>
    /// <param name="isWhole">True when all are.</param>
    /// <returns>Whether all are written after it; null when it reads what may not be.</returns>
    private bool? Visit(Block block, HashSet<Operand> written, bool isWhole)
    {
        foreach (Op op in block.Ops)
        {
            bool? after = Visit(op, written, isWhole);
            if (after is null)
                return null;
            isWhole = after.Value || IsEach(written);
        }
        return isWhole;
    }

    private bool? Visit(Op op, HashSet<Operand> written, bool isWhole)
    {
        switch (op)
        {
            case Load load when IsIt(load.Buffer):
                return isWhole || (IsAll(load.Buffer) && written.Contains(load.Index)) ? isWhole : null;
            case Store store when IsIt(store.Buffer):
                if (IsAll(store.Buffer))
                    written.Add(store.Index);
                return isWhole;
            case Clear clear when IsIt(clear.Buffer):
                return isWhole || IsAll(clear.Buffer);
            case CopyBuffer copy when IsIt(copy.Target) && !IsIt(copy.Source):
                return isWhole || IsAll(copy.Target);
            case Compute { Operator: Operator.View or Operator.Slice or Operator.Length }:
                return isWhole;
            case Branch branch:
                HashSet<Operand> then = [.. written], otherwise = [.. written];
                if (Visit(branch.Then, then, isWhole) is not bool first || Visit(branch.Else, otherwise, isWhole) is not bool second)
                    return null;
                then.IntersectWith(otherwise);
                written.UnionWith(then);
                return first && second;
            case CountedLoop loop:
                HashSet<Operand> inside = [.. written];
                return Visit(loop.Body, inside, isWhole) is not null ? isWhole || (IsOverAll(loop) && inside.Contains(loop.Counter)) : null;
            case WhileLoop loop:
                return Visit(loop.Condition, [.. written], isWhole) is not null && Visit(loop.Body, [.. written], isWhole) is not null ? isWhole : null;
            // What code from outside was given it may know it afterwards.
            case Evaluate or Raise when op.Operands().Any(IsIt):
                return null;
            default:
                return isWhole || !op.Flatten().Any(inner => inner.Operands().Any(IsIt)) ? isWhole : null;
        }
    }

    private bool IsIt(Operand operand) => operand.Type is BufferType && memory.Root(operand).Equals(buffer.Result);

    private bool IsAll(Operand part) => memory.Whole(part).Equals(buffer.Result);

    private bool IsOverAll(CountedLoop loop) => loop is { Start: Constant { Bits: 0 }, Step: 1, Comparison: Operator.Less } && loop.Bound.Equals(buffer.Length);

    private bool IsEach(HashSet<Operand> written) =>
        buffer.Length is Constant { Bits: >= 0 and <= 16 } length && Enumerable.Range(0, (int)length.Bits).All(i => written.Contains(Constant.Int32(i)));
}
