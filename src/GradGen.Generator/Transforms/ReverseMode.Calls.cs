using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Calls, reversed: by the VJP of the callee, which runs the callee's forward sweep again from the arguments it had.</summary>
internal sealed partial class ReverseMode
{
    // The forward sweep kept the buffers that the callee reads, as they were, right before the call.
    private void Restore(EquatableArray<Op> ops, int call)
    {
        for (int i = call - 1; i >= 0 && ops[i] is PushBuffer push; i--)
        {
            Value? length = null;
            if (_memory.Grows(push.Buffer))
            {
                length = _builder.Fresh(ScalarType.Int32, "length");
                _builder.Add(new Pop(length, ((Push)ops[i - 1]).Tape));
                _builder.Add(new Grow(push.Buffer, length));
                i -= 2;
            }
            _builder.Add(new PopBuffer(push.Buffer, push.Tape, length));
        }
    }

    private void Reverse(Invoke invoke)
    {
        Function callee = _callees.Effects.Function(invoke.Callee);
        var arguments = new List<Operand>(invoke.Arguments);
        arguments.AddRange(invoke.Results.Where(result => result.Type.IsReal).Select(result => Take(result) ?? Constant.Real((ScalarType)result.Type, 0)));
        var scalars = new List<Operand>();
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            if (!_callees.IsActive(invoke.Callee, i))
                continue;
            // The callee may reach every element.
            if (_memory.Grows(invoke.Arguments[i]) && FindShadow(invoke.Arguments[i]) is Operand shadow)
                _builder.Add(new Grow(shadow, _builder.Compute(Operator.Length, ScalarType.Int32, [invoke.Arguments[i]])));
            if (invoke.Arguments[i].Type is BufferType)
                arguments.Add(FindShadow(invoke.Arguments[i]) ?? Zeros.Like(_builder, invoke.Arguments[i]));
            else
                scalars.Add(invoke.Arguments[i]);
        }
        Value[] partials = [.. scalars.Select(scalar => _builder.Fresh(scalar.Type, scalar is Value value ? AdjointName(value) : ""))];
        _builder.Add(invoke with { Variant = CalleeVariant.Vjp, Arguments = arguments.ToEquatableArray(), Results = partials.ToEquatableArray() });
        for (int i = 0; i < partials.Length; i++)
            Contribute(scalars[i], partials[i]);
    }
}
