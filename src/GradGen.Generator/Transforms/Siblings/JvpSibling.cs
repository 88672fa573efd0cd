using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>FJvp: the value, and ∂F/∂p · tangent.</summary>
internal static class JvpSibling
{
    public static Sibling Make(Derivation derivation, bool isPrivate)
    {
        var function = new ForwardFunction(derivation.Method.Primal, derivation.Callees, derivation.Options);
        var parameters = new List<SiblingParameter>(derivation.PrimalParameters);
        var values = new List<Value>(derivation.PrimalValues);
        var tangents = new Dictionary<Value, Value>();
        var buffers = new List<(Value Made, Operand Like)>();
        var written = new List<Value>();
        var prologue = new List<Op>();
        foreach (ParameterShape parameter in derivation.Parameters)
        {
            bool isOutput = derivation.Outputs.Contains(parameter);
            if (!parameter.IsActive && !isOutput)
                continue;
            if (parameter.Struct is StructShape shape)
            {
                var parts = new List<StructLeaf>();
                foreach ((Value leaf, string path) in parameter.Leaves.Zip(shape.Paths, (leaf, path) => (leaf as Value, path)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.path)))
                {
                    Value part = function.Builder.Fresh(leaf.Type, leaf.Name + "Tangent");
                    tangents.Add(leaf, part);
                    values.Add(part);
                    parts.Add(new StructLeaf(part, path));
                }
                parameters.Add(new SiblingParameter(parameter.Name + "Tangent", shape.Type, null, Leaves: parts.ToEquatableArray()));
                continue;
            }
            Value value = parameter.Value!;
            IrType type = value.Type is not BufferType ? value.Type : isOutput ? Derivation.SpanOf(value.Type) : Derivation.ReadOnlySpanOf(value.Type);
            Value tangent = function.Builder.Fresh(type, Derivation.Beside(parameter, "Tangent"));
            tangents.Add(value, tangent);
            parameters.Add(SiblingParameter.Beside(parameter, parameter.Name + "Tangent", tangent, isWritten: false));
            values.Add(tangent);
            if (value.Type is BufferType)
                buffers.Add((tangent, value));
            if (isOutput)
                written.Add(tangent);
            // What was in the buffer is a constant.
            if (isOutput && !parameter.IsActive)
                prologue.Add(new Clear(tangent));
        }
        prologue.InsertRange(0, derivation.Checks(buffers, written));
        Function body = function.Build(values, prologue, tangents, [.. derivation.ActiveValues]);
        string summary = $"The value of <c>{derivation.Name}</c> and its derivative along a tangent of {derivation.ActiveNames} (forward mode).";
        return new Sibling(derivation.Name + "Jvp", isPrivate, summary, parameters.ToEquatableArray(), Result(derivation), new Computation(body));
    }

    private static ResultTree Result(Derivation derivation)
    {
        int count = derivation.Results.Count;
        if (!derivation.Results.Any(result => result.Type.IsReal))
            return derivation.ResultsFrom(0);
        int next = count;
        // A matrix of tangents has the shape of the result.
        bool isMatrix = derivation.Method.Shape.Result is { IsMatrix: true };
        ResultTree[] parts = [.. derivation.Results.Select((result, i) => result.Type.IsReal ? new OneResult(next++, result.Type) : isMatrix ? new OneResult(i, result.Type) : (ResultTree)new DefaultResult(result.Type))];
        NamedResult[] tangents = [.. parts.Select((part, i) => (part, i)).Where(pair => pair.part is OneResult).Select(pair => new NamedResult(isMatrix ? "" : derivation.Method.Shape.ResultNames[pair.i], pair.part))];
        ResultTree tangent = derivation.Method.Shape.Result is StructShape shape ? new MadeResult(shape, parts.ToEquatableArray())
            : tangents.Length == 1 ? tangents[0].Result
            : new TupleResult(tangents.ToEquatableArray());
        return new TupleResult([new NamedResult("value", derivation.ResultsFrom(0)), new NamedResult("tangent", tangent)]);
    }
}
