using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>In lanes, what is divided several times by the same is multiplied by its reciprocal; so is what is divided by a number that is the same in all lanes, or known.</summary>
internal sealed class Reciprocals : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Dictionary<int, Compute> _broadcasts;
    private readonly HashSet<Operand> _divisors;
    private readonly Stack<Dictionary<Operand, Value>> _known = new();
    private readonly Stack<HashSet<Operand>> _shared = new();

    private Reciprocals(Function function)
    {
        _builder = new IrBuilder(function.NextId);
        _broadcasts = function.Body.Flatten().OfType<Compute>().Where(op => op.Operator == Operator.Broadcast).ToDictionary(op => op.Result.Id);
        _divisors = [.. function.Body.Flatten().OfType<Compute>().Where(IsDivision).Select(op => op.Operands[1])];
    }

    public static Function Apply(Function function)
    {
        var pass = new Reciprocals(function);
        return function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    public override Block Rewrite(Block block)
    {
        _known.Push([]);
        _shared.Push([.. block.Ops.OfType<Compute>().Where(IsDivision).GroupBy(op => op.Operands[1]).Where(group => group.Count() > 1).Select(group => group.Key)]);
        Block rewritten = base.Rewrite(block);
        _shared.Pop();
        _known.Pop();
        return rewritten;
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is Compute { Operator: Operator.Broadcast } broadcast && _divisors.Contains(broadcast.Result))
            return [Copy(op), .. Reciprocal(broadcast)];
        if (op is not Compute division || !IsDivision(division))
            return [Copy(op)];
        Operand divisor = division.Operands[1];
        if (_known.SelectMany(scope => scope).FirstOrDefault(pair => pair.Key.Equals(divisor)).Value is Value known)
            return [.. Multiplied(division, known)];
        if (IsOne(division.Operands[0]))
        {
            _known.Peek().Add(divisor, division.Result);
            return [Copy(op)];
        }
        if (!_shared.Peek().Contains(divisor))
            return [Copy(op)];
        Value one = _builder.Fresh(division.Result.Type), reciprocal = _builder.Fresh(division.Result.Type, "reciprocal");
        _known.Peek().Add(divisor, reciprocal);
        return
        [
            new Compute(one, Operator.Broadcast, [Constant.Real(((LaneType)division.Result.Type).Element, 1)]),
            new Compute(reciprocal, Operator.Divide, [one, Map(divisor)]) { Origin = op.Origin },
            .. Multiplied(division, reciprocal),
        ];
    }

    /// <summary>One for all lanes.</summary>
    private List<Op> Reciprocal(Compute broadcast)
    {
        Value lanes = _builder.Fresh(broadcast.Result.Type, "reciprocal");
        if (broadcast.Operands[0] is Constant constant)
        {
            if (System.Math.Abs(constant.RealValue) is not (> 1e-30 and < 1e30))
                return [];
            _known.Peek().Add(broadcast.Result, lanes);
            return [new Compute(lanes, Operator.Broadcast, [Constant.Real(constant.Scalar, 1 / constant.RealValue)])];
        }
        _known.Peek().Add(broadcast.Result, lanes);
        var type = (ScalarType)broadcast.Operands[0].Type;
        Value one = _builder.Fresh(type, "reciprocal");
        return [new Compute(one, Operator.Divide, [Constant.Real(type, 1), Map(broadcast.Operands[0])]), new Compute(lanes, Operator.Broadcast, [one])];
    }

    private IEnumerable<Op> Multiplied(Compute division, Value reciprocal)
    {
        if (!IsOne(division.Operands[0]))
            return [division with { Operator = Operator.Multiply, Operands = [Map(division.Operands[0]), reciprocal] }];
        Replace(division.Result, reciprocal);
        return [];
    }

    private bool IsOne(Operand operand) => operand is Value value && _broadcasts.TryGetValue(value.Id, out Compute? broadcast) && broadcast.Operands[0] is Constant constant && constant.IsReal(1);

    private static bool IsDivision(Compute op) => op is { Operator: Operator.Divide, Result.Type: LaneType { IsReal: true } };
}
