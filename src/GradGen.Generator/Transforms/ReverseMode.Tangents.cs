using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Of an arm that has one input, which it reads often, and one output, the derivative is known when the forward sweep is through: its adjoint is that times the adjoint of the output, and none
/// of the values between has one (preaccumulation; Griewank and Walther, Evaluating Derivatives, section 10.2).
/// </summary>
internal sealed partial class ReverseMode
{
    // Read less often, the input has as short a way back.
    private const int Often = 4;

    private bool ReverseByTangents(Block arm, Operand?[] seeds)
    {
        if (!arm.Ops.All(op => op is Compute or Apply && op.Results().First().Type is ScalarType && !IsSingular(op)))
            return false;
        HashSet<Value> own = [.. arm.Ops.SelectMany(op => op.Results())];
        int[] outputs = [.. Enumerable.Range(0, seeds.Length).Where(i => seeds[i] is not null && arm.Yields[i] is Value value && _activity.IsActive(value))];
        Value[] reads = [.. arm.Ops.SelectMany(op => op.Operands()).OfType<Value>().Where(value => !own.Contains(value) && _activity.IsActive(value))];
        if (outputs.Length != 1 || arm.Yields[outputs[0]] is not Value output || !own.Contains(output) || reads.Length < Often || reads.Distinct().Count() != 1)
            return false;
        var forward = new ForwardMode(_builder, _activity, _memory, _callees);
        forward.SetTangent(reads[0], Constant.Real((ScalarType)reads[0].Type, 1));
        foreach (Op op in arm.Ops)
        {
            _builder.Origin = op.Origin;
            forward.WriteTangent(op);
        }
        Contribute(reads[0], _algebra.Multiply(seeds[outputs[0]]!, forward.Tangent(output)));
        return true;
    }

    // Where the seed is 0 the adjoint is too, even if the derivative is infinite.
    private static bool IsSingular(Op op) => op switch
    {
        Compute compute => RuleTable.Find(compute.Operator.ToString())?.IsSingularFor(compute.Operands) == true,
        Apply apply => RuleTable.Find(apply.Function)?.IsSingularFor(apply.Operands) != false,
        _ => true,
    };
}
