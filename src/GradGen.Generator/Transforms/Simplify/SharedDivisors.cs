using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// In derivatives, what is divided several times by the same is multiplied by its reciprocal, the primal's where it has one. What the primal divides stays as it is, so that its value has the same
/// bits. In lanes see Vectorization.Reciprocals.
/// </summary>
internal sealed class SharedDivisors : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Stack<Dictionary<Operand, Value>> _known = new();
    private readonly Stack<HashSet<Operand>> _shared = new();

    private SharedDivisors(Function function) => _builder = new IrBuilder(function.NextId);

    public static Function Apply(Function function)
    {
        var pass = new SharedDivisors(function);
        return function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    public override Block Rewrite(Block block)
    {
        _known.Push([]);
        _shared.Push([.. block.Ops.OfType<Compute>().Where(IsDerivative).GroupBy(op => op.Operands[1]).Where(group => group.Count() > 1).Select(group => group.Key)]);
        Block rewritten = base.Rewrite(block);
        _shared.Pop();
        _known.Pop();
        return rewritten;
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not Compute { Operator: Operator.Divide, Result.Type: ScalarType { IsReal: true } } division)
            return [Copy(op)];
        Operand divisor = division.Operands[1];
        bool isReciprocal = division.Operands[0] is Constant one && one.IsReal(1);
        Value? known = Known(divisor);
        if (isReciprocal && known is null)
            _known.Peek().Add(divisor, division.Result);
        if (isReciprocal || !IsDerivative(division) || (known is null && !_shared.Peek().Contains(divisor)))
            return [Copy(op)];
        var ops = new List<Op>();
        if (known is null)
        {
            known = _builder.Fresh(division.Result.Type, "reciprocal");
            _known.Peek().Add(divisor, known);
            ops.Add(new Compute(known, Operator.Divide, [Constant.Real((ScalarType)division.Result.Type, 1), Map(divisor)]) { Origin = op.Origin });
        }
        ops.Add(division with { Operator = Operator.Multiply, Operands = [Map(division.Operands[0]), known] });
        return ops;
    }

    private Value? Known(Operand divisor)
    {
        foreach (Dictionary<Operand, Value> scope in _known)
            if (scope.TryGetValue(divisor, out Value? reciprocal))
                return reciprocal;
        return null;
    }

    // A known divisor is divided by at once where its reciprocal is not exact.
    private static bool IsDerivative(Compute op) => op is { Operator: Operator.Divide, Result.Type: ScalarType { IsReal: true }, Origin.Length: > 0 } && op.Operands[1] is Value;
}
