using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// An arm that is computed only where some lane takes it, inside another such arm, becomes a method of its own: two conditions choose it, so it is taken seldom, and where it is not its variables
/// take no registers from the loop.
/// </summary>
internal sealed class RareArms : Rewriter
{
    private readonly string _name;
    private readonly IrBuilder _builder;
    private readonly HashSet<int> _any;
    private readonly List<Function> _methods = [];
    private readonly List<Op> _ops;
    private int _depth;

    private RareArms(Function function, string name)
    {
        _name = name;
        _builder = new IrBuilder(function.NextId);
        _ops = [.. function.Body.Flatten()];
        _any = [.. _ops.OfType<Compute>().Where(op => op.Operator == Operator.AnyLane).Select(op => op.Result.Id)];
    }

    /// <param name="function">A finished derivative, in lanes.</param>
    /// <param name="name">What the methods' names begin with.</param>
    /// <param name="methods">The methods that it now calls; their keys are their names.</param>
    public static Function Apply(Function function, string name, out IReadOnlyList<Function> methods)
    {
        var pass = new RareArms(function, name);
        methods = pass._methods;
        return pass._any.Count < 2 ? function : function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        if (op is not Branch { Condition: Value condition } branch || !_any.Contains(condition.Id))
            return [Copy(op)];
        if (_depth > 0 && branch.Then.Flatten().All(IsPure))
            return [branch with { Then = Called(branch.Then) }];
        _depth++;
        Op copy = Copy(branch);
        _depth--;
        return [copy];
    }

    private static bool IsPure(Op op) => op is Compute { IsChecked: not true } or Ir.Apply or Branch && !op.Operands().Any(operand => operand is External or Value { Type: not (ScalarType or LaneType) });

    // Lanes of a constant are not worth handing over.
    private IEnumerable<Op> Constants(Block arm)
    {
        HashSet<Value> free = arm.FreeValues();
        return _ops.Where(op => op is Compute { Operator: Operator.Broadcast } broadcast && broadcast.Operands[0] is Constant && free.Contains(broadcast.Result));
    }

    private Block Called(Block arm)
    {
        arm = arm with { Ops = [.. Constants(arm), .. arm.Ops] };
        EquatableArray<Value> arguments = arm.FreeValues().OrderBy(value => value.Id).ToEquatableArray();
        string key = _name + "Arm" + (_methods.Count == 0 ? "" : (_methods.Count + 1).ToString(CultureInfo.InvariantCulture));
        Value[] results = [.. arm.Yields.Select(yield => _builder.Fresh(yield.Type, yield is Value value ? value.Name : ""))];
        _methods.Add(BlockMethod.Make(key, arm, arguments, _ops, _builder));
        return new Block([], [new Invoke(results.ToEquatableArray(), key, CalleeVariant.Loop, arguments.Select(value => (Operand)value).ToEquatableArray())], results.ToEquatableArray<Operand>());
    }
}
