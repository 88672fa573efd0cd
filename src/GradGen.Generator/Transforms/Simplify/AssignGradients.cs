using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// A buffer that is cleared and then, before all else, added to once for each element, by one loop over all of it, is assigned by that loop instead.
/// </summary>
internal sealed class AssignGradients : Rewriter
{
    // The addition that comes first, by buffer.
    private readonly Dictionary<int, Accumulate> _assigned = [];
    private readonly Dictionary<int, Op> _definitions = [];
    private readonly HashSet<(Operand, Operand)> _sameLength = [];

    private AssignGradients(Block body)
    {
        foreach (Op op in body.Ops)
        {
            foreach (Value result in op.Results())
                _definitions[result.Id] = op;
            if (op is Require { Requirement: Requirement.SameLength } require)
                _sameLength.Add((require.Argument, require.Others[0]));
        }
        foreach (Clear clear in body.Ops.OfType<Clear>())
            if (clear.Buffer is Value buffer && Definition(buffer) is not Compute && AssignedByOneLoop(body, buffer) is Accumulate sum)
                _assigned.Add(buffer.Id, sum);
    }

    public static Block Apply(Block body) => new AssignGradients(body).Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op) => op switch
    {
        Clear { Buffer: Value buffer } when _assigned.ContainsKey(buffer.Id) => [],
        Accumulate { Buffer: Value buffer } sum when _assigned.TryGetValue(buffer.Id, out Accumulate? first) && sum.Equals(first) => [new Store(buffer, sum.Index, sum.Value) { Origin = sum.Origin }],
        _ => [Copy(op)],
    };

    private Accumulate? AssignedByOneLoop(Block body, Value buffer)
    {
        Op[] users = [.. body.Flatten().Where(op => op.Operands().Contains(buffer) && op is not (Require or Clear))];
        // What is added behind that loop is added to what it assigned.
        return users.Length > 0
            && users[0] is Accumulate sum
            && body.Ops.OfType<CountedLoop>().FirstOrDefault(loop => loop.Body.Ops.Contains(sum)) is CountedLoop loop
            && sum.Index.Equals(loop.Counter)
            && loop.Flatten().Count(users.Contains) == 1
            && IsOverAll(loop, buffer)
                ? sum
                : null;
    }

    private bool IsOverAll(CountedLoop loop, Value buffer) => loop switch
    {
        { Comparison: Operator.Less, Step: 1, Start: Constant { Bits: 0 } } => IsLength(loop.Bound, buffer),
        { Comparison: Operator.GreaterOrEqual, Step: -1, Bound: Constant { Bits: 0 }, Start: Value start } =>
            Definition(start) is Compute { Operator: Operator.Subtract, Operands: [var length, Constant { Bits: 1 }] } && IsLength(length, buffer),
        _ => false,
    };

    private bool IsLength(Operand operand, Value buffer) =>
        operand is Value value
        && Definition(value) is Compute { Operator: Operator.Length, Operands: [var of] }
        && (of.Equals(buffer) || _sameLength.Contains((buffer, of)));

    private Op? Definition(Value value) => _definitions.TryGetValue(value.Id, out Op? op) ? op : null;
}
