using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// A buffer of zeros that a block makes for itself: the loop that first adds to each of its elements, and to no other, assigns them; what the last loop leaves in elements that nobody reads is not stored. Code from outside
/// may know a buffer that it was given, and read it later.
/// </summary>
internal sealed class OwnBuffers : Rewriter
{
    private readonly Memory _memory;
    private readonly Dictionary<int, Compute> _definitions;

    private OwnBuffers(Block body)
    {
        _memory = new Memory(body);
        _definitions = body.Flatten().OfType<Compute>().ToDictionary(op => op.Result.Id);
    }

    public static Block Apply(Block body) => body.Flatten().Any(op => op is Allocate) ? new OwnBuffers(body).Rewrite(body) : body;

    public override Block Rewrite(Block block)
    {
        block = base.Rewrite(block);
        Op[] ops = [.. block.Ops];
        for (int at = 0; at < ops.Length; at++)
        {
            if (ops[at] is not Allocate { IsReturned: false } buffer || block.Yields.Any(yield => IsOf(yield, buffer)))
                continue;
            int[] users = [.. Enumerable.Range(at + 1, ops.Length - at - 1).Where(i => Uses(ops[i], buffer))];
            if (users.Length == 0 || users.Any(i => ops[i].Flatten().Any(op => op is Evaluate or Raise && op.Operands().Any(operand => IsOf(operand, buffer)))))
                continue;
            (int first, int last) = (users[0], users[users.Length - 1]);
            if (!buffer.IsOverwritten && ops[first] is CountedLoop summing && OnlyAccess(summing, buffer) is Accumulate sum && IsOverAll(summing, buffer.Length))
            {
                ops[first] = With(summing, sum, new Store(sum.Buffer, sum.Index, sum.Value) { Origin = sum.Origin, Site = sum.Site });
                ops[at] = buffer with { IsOverwritten = true };
            }
            if (ops[last] is CountedLoop taking && last != first && Left(taking, buffer) is Store left)
                ops[last] = With(taking, left, null);
        }
        return block with { Ops = ops.ToEquatableArray() };
    }

    private bool IsOf(Operand operand, Allocate buffer) => operand.Type is BufferType && _memory.Root(operand).Equals(buffer.Result);

    private bool Uses(Op op, Allocate buffer) => op.Flatten().Any(inner => inner.Operands().Concat(inner.Blocks().SelectMany(block => block.Yields)).Any(operand => IsOf(operand, buffer)));

    /// <summary>The one operation of the loop that has to do with the buffer, when it is the iteration's own element that it accesses.</summary>
    private Access? OnlyAccess(CountedLoop loop, Allocate buffer) =>
        loop.Body.Ops.Where(op => Uses(op, buffer)).ToList() is [Access access] && IsOwnElement(access, loop, buffer) ? access : null;

    /// <summary>The last store of an iteration to its own element, when the others have nothing to do with that.</summary>
    private Store? Left(CountedLoop loop, Allocate buffer)
    {
        List<Op> users = [.. loop.Body.Ops.Where(op => Uses(op, buffer))];
        return users.All(op => op is Access access && IsOwnElement(access, loop, buffer)) ? users[users.Count - 1] as Store : null;
    }

    private static bool IsOwnElement(Access access, CountedLoop loop, Allocate buffer) => access.Buffer.Equals(buffer.Result) && access.Index.Equals(loop.Counter);

    private static CountedLoop With(CountedLoop loop, Op old, Op? replacement) =>
        loop with { Body = loop.Body with { Ops = loop.Body.Ops.SelectMany(op => !ReferenceEquals(op, old) ? [op] : replacement is null ? Enumerable.Empty<Op>() : [replacement]).ToEquatableArray() } };

    private bool IsOverAll(CountedLoop loop, Operand length) => loop switch
    {
        { Comparison: Operator.Less, Step: 1, Start: Constant { Bits: 0 } } => loop.Bound.Equals(length),
        { Comparison: Operator.GreaterOrEqual, Step: -1, Bound: Constant { Bits: 0 }, Start: Value start } =>
            _definitions.TryGetValue(start.Id, out Compute? last) && last is { Operator: Operator.Subtract, Operands: [var end, Constant { Bits: 1 }] } && end.Equals(length),
        _ => false,
    };
}
