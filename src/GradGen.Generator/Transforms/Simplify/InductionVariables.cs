using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// An integer that every iteration of a counted loop changes by the same is computed from the counter: nothing is carried then, and an index has a form that is known
/// (Aho, Lam, Sethi and Ullman, Compilers, section 9.1).
/// </summary>
internal sealed class InductionVariables : Rewriter
{
    private readonly IrBuilder _builder;

    private InductionVariables(int nextId) => _builder = new IrBuilder(nextId);

    public static Function Apply(Function function)
    {
        var pass = new InductionVariables(function.NextId);
        Block body = pass.Rewrite(function.Body);
        return function with { Body = body, NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not CountedLoop { Step: 1, Comparison: Operator.Less or Operator.LessOrEqual } loop || !loop.Counter.Type.Equals(ScalarType.Int32))
            return [Copy(op)];
        Operand?[] steps = [.. loop.Body.Parameters.Select((parameter, k) => StepOf(loop.Body, parameter, loop.Body.Yields[k]))];
        if (steps.All(step => step is null))
            return [Copy(op)];

        _builder.OpenBlock();
        Operand start = Map(loop.Start), bound = Map(loop.Bound);
        Operand? trips = null;
        var head = new List<Op>();
        for (int k = 0; k < steps.Length; k++)
        {
            if (steps[k] is not Operand step)
                continue;
            Operand initial = Map(loop.Initial[k]);
            _builder.OpenBlock();
            Operand number = IsZero(start) ? loop.Counter : Int(Operator.Subtract, loop.Counter, start);
            Replace(loop.Body.Parameters[k], Moved(initial, number, Map(step), loop.Body.Parameters[k].Name));
            head.AddRange(_builder.CloseBlock([], []).Ops);
            Replace(loop.Results[k], Moved(initial, trips ??= Trips(loop, start, bound), Map(step), loop.Results[k].Name));
        }
        List<Op> before = [.. _builder.CloseBlock([], []).Ops];
        EquatableArray<T> Rest<T>(EquatableArray<T> items) => items.Where((_, k) => steps[k] is null).ToEquatableArray();
        Op rest = Copy(loop with
        {
            Results = Rest(loop.Results),
            Initial = Rest(loop.Initial),
            Body = new Block(Rest(loop.Body.Parameters), [.. head, .. loop.Body.Ops], Rest(loop.Body.Yields)),
        });
        return [.. before, rest];
    }

    /// <summary>What is added to the carried integer in each iteration; null when that differs, or may throw.</summary>
    private static Operand? StepOf(Block body, Value parameter, Operand next)
    {
        if (!parameter.Type.Equals(ScalarType.Int32) || body.Ops.FirstOrDefault(op => op.Results().Any(result => result.Equals(next))) is not Compute { IsChecked: not true, Operator: Operator.Add } sum)
            return null;
        Operand? step = sum.Operands[0].Equals(parameter) ? sum.Operands[1] : sum.Operands[1].Equals(parameter) ? sum.Operands[0] : null;
        return step is Constant ? step : null;
    }

    private Operand Trips(CountedLoop loop, Operand start, Operand bound)
    {
        // Modulo 2³² this is right even where the difference overflows, as it is in the primal.
        bool isInclusive = loop.Comparison == Operator.LessOrEqual;
        Operand distance = IsZero(start) ? bound : Int(Operator.Subtract, bound, start);
        Operand runs = _builder.Compute(isInclusive ? Operator.GreaterOrEqual : Operator.Greater, ScalarType.Boolean, [bound, start]);
        return _builder.Compute(Operator.Select, ScalarType.Int32, [runs, isInclusive ? Int(Operator.Add, distance, Constant.Int32(1)) : distance, Constant.Int32(0)]);
    }

    private Operand Moved(Operand initial, Operand number, Operand step, string name)
    {
        Operand by = step is Constant { Bits: 1 } ? number : Int(Operator.Multiply, number, step);
        return IsZero(initial) ? by : _builder.Compute(Operator.Add, ScalarType.Int32, [initial, by], name);
    }

    private Value Int(Operator @operator, Operand a, Operand b) => _builder.Compute(@operator, ScalarType.Int32, [a, b]);

    private static bool IsZero(Operand operand) => operand is Constant { Bits: 0 };
}
