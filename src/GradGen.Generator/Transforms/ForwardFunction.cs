using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>Puts together a function that returns the primal's results and their tangents.</summary>
internal sealed class ForwardFunction(Function primal, CalleePlan callees, Options options)
{
    private readonly Memory _memory = new(primal.Body, callees.Effects);

    public IrBuilder Builder { get; } = new(primal.NextId);

    /// <param name="parameters">The function's parameters, in order.</param>
    /// <param name="prologue">Checks of arguments.</param>
    /// <param name="tangents">The tangent of each active parameter: a scalar or a buffer; and of each buffer that is an output.</param>
    /// <param name="inputs">The active parameters.</param>
    public Function Build(IEnumerable<Value> parameters, IEnumerable<Op> prologue, IReadOnlyDictionary<Value, Value> tangents, IReadOnlyCollection<Value> inputs)
    {
        EquatableArray<Operand> results = primal.Body.Yields;
        IEnumerable<Operand> outputs = results.Concat(tangents.Keys.Where(_memory.IsWritten));
        var activity = new Activity(primal.Body, _memory, callees.Effects, inputs, outputs);
        var mode = new ForwardMode(Builder, activity, _memory, callees);
        Builder.OpenBlock();
        foreach (Op op in prologue)
            Builder.Add(op);
        foreach (Value parameter in primal.Parameters)
        {
            bool given = tangents.TryGetValue(parameter, out Value? tangent);
            if (parameter.Type is BufferType && activity.IsActive(parameter))
                mode.SetShadow(parameter, given ? tangent! : Zeros.Like(Builder, parameter, parameter.Name + "Tangent"));
            else if (given && inputs.Contains(parameter))
                mode.SetTangent(parameter, tangent!);
        }
        mode.Write(primal.Body.Ops);
        Builder.Origin = "";
        Operand[] yields = [.. results, .. results.Where(result => result.Type.IsReal).Select(result => TangentOf(mode, activity, result))];
        Block body = Builder.CloseBlock(parameters.ToEquatableArray(), yields.ToEquatableArray());
        body = Cleanup.Apply(body, Builder, callees.Effects, options);
        return new Function(primal.Key, primal.Name, body, Builder.NextId);
    }

    private Operand TangentOf(ForwardMode mode, Activity activity, Operand result)
    {
        if (result.Type is ScalarType)
            return mode.Tangent(result);
        if (activity.IsActive(result))
            return mode.Shadow(result);
        Value length = Builder.Compute(Operator.Length, ScalarType.Int32, [result]);
        Value zeros = Builder.Fresh(result.Type);
        Builder.Add(new Allocate(zeros, length, IsReturned: true));
        return zeros;
    }
}
