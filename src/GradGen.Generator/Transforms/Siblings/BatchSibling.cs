using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>FGradientBatch: the value and the gradient at many points, which a loop over the points computes, a lane for each where that can be.</summary>
internal static class BatchSibling
{
    private const string Value = "value";

    /// <param name="derivation">The method.</param>
    /// <param name="gradient">FValueAndGradient of numbers.</param>
    public static Sibling Make(Derivation derivation, Sibling gradient)
    {
        Function one = ((Computation)gradient.Body).Function;
        var builder = new IrBuilder(one.NextId);
        var parameters = new List<SiblingParameter>();
        var taken = new List<Value>();
        var inputs = new Dictionary<int, Value>();
        foreach (ParameterShape parameter in derivation.Parameters)
        {
            if (parameter.Value is not { Type: ScalarType { IsReal: true } real } value)
            {
                taken.AddRange(parameter.Values);
                parameters.Add(new SiblingParameter(parameter.Name, parameter.Type, parameter.Value?.Type, Modifier: parameter.Modifier));
                continue;
            }
            Value points = builder.Fresh(new BufferType(BufferShape.ReadOnlySpan, real), parameter.Name);
            inputs.Add(value.Id, points);
            taken.Add(points);
            parameters.Add(new SiblingParameter(parameter.Name, "", points.Type));
        }
        Value[] outputs = [Output(Value, (ScalarType)derivation.Results[0].Type), .. derivation.Active.Select(parameter => Output(parameter.Name + "Gradient", (ScalarType)parameter.Value!.Type))];
        Value first = inputs.Values.First();

        builder.OpenBlock();
        foreach (Value other in inputs.Values.Skip(1).Concat(outputs))
            builder.Add(new Require(Requirement.SameLength, other, [first]));
        for (int k = 0; k < outputs.Length; k++)
        {
            Value[] others = [.. inputs.Values.Concat(outputs.Take(k)).Where(other => other.Type is BufferType type && type.Element.Equals(((BufferType)outputs[k].Type).Element))];
            for (int from = 0; from < others.Length; from += Derivation.MaxDisjoint)
                builder.Add(new Require(Requirement.Disjoint, outputs[k], others.Skip(from).Take(Derivation.MaxDisjoint).Cast<Operand>().ToEquatableArray()));
        }
        Value count = builder.Compute(Operator.Length, ScalarType.Int32, [first]), counter = builder.Fresh(ScalarType.Int32, "i");
        builder.Add(new CountedLoop([], counter, Constant.Int32(0), count, Operator.Less, 1, [], Point(one, builder, inputs, outputs, counter)));
        Block body = builder.CloseBlock(taken.Concat(outputs).ToEquatableArray(), []);
        return new Sibling(
            derivation.Name + "GradientBatch",
            false,
            $"The values of <c>{derivation.Name}</c> and its gradients with respect to {derivation.ActiveNames}, at each of many points.",
            parameters.ToEquatableArray(),
            new NoResult(),
            new Computation(new Function(one.Key, one.Name, body, builder.NextId)));

        Value Output(string name, ScalarType type)
        {
            string free = name;
            for (int number = 2; derivation.Parameters.Any(parameter => parameter.Name == free); number++)
                free = name + number;
            Value output = builder.Fresh(new BufferType(BufferShape.Span, type), free);
            parameters.Add(new SiblingParameter(free, "", output.Type));
            return output;
        }
    }

    private static Block Point(Function one, IrBuilder builder, Dictionary<int, Value> inputs, Value[] outputs, Value counter)
    {
        builder.OpenBlock();
        var read = new Rewriter();
        foreach (Value parameter in one.Parameters)
            if (inputs.TryGetValue(parameter.Id, out Value? points))
                read.Replace(parameter, builder.Load(points, counter));
        Block body = read.Rewrite(one.Body);
        builder.Append(body.Ops);
        foreach ((Value output, Operand result) in outputs.Zip(body.Yields, (output, result) => (output, result)))
            builder.Add(new Store(output, counter, result));
        return builder.CloseBlock([], []);
    }
}
