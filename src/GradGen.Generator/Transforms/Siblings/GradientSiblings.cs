using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>FGradient and FValueAndGradient of a scalar-valued method, in the form for values or the form for buffers, and the allocating forms.</summary>
internal static class GradientSiblings
{
    // Above this many operations generated code costs more than the value does.
    private const int SmallBody = 60;

    public static IEnumerable<Sibling> Make(Derivation derivation)
    {
        Sibling both = Make(derivation, withValue: true);
        Sibling alone = Make(derivation, withValue: false);
        yield return !derivation.Options.ForwardGradients || IsWorthABody(alone, both) ? alone : alone with { Body = new Forwarding(both.Name) };
        yield return both;
        if (!derivation.HasActiveBuffer || !derivation.HasOnlyArrays)
            yield break;
        yield return Allocating(derivation, alone, withValue: false);
        yield return Allocating(derivation, both, withValue: true);
    }

    /// <summary>FValueAndGradient.</summary>
    public static Sibling Both(Derivation derivation) => Make(derivation, withValue: true);

    /// <summary>FGradient has a body of its own when that is short and leaves out more than the last steps to the value.</summary>
    private static bool IsWorthABody(Sibling alone, Sibling both)
    {
        Block body = ((Computation)alone.Body).Function.Body;
        int count = body.Flatten().Count();
        int saved = ((Computation)both.Body).Function.Body.Flatten().Count() - count;
        bool hasLoop = body.Flatten().Any(op => op is CountedLoop or WhileLoop);
        return count <= SmallBody && (!hasLoop || saved > 2 + (count / 8));
    }

    private static string Summary(Derivation derivation, bool withValue) =>
        $"{(withValue ? $"The value of <c>{derivation.Name}</c> and its gradient" : $"The gradient of <c>{derivation.Name}</c>")} with respect to {derivation.ActiveNames}.";

    private static string Name(Derivation derivation, bool withValue) => derivation.Name + (withValue ? "ValueAndGradient" : "Gradient");

    private static Sibling Make(Derivation derivation, bool withValue)
    {
        var function = new ReverseFunction(derivation.Method.Primal, derivation.Callees, derivation.Options);
        var request = new ReverseRequest { ReturnsPrimal = withValue };
        var parameters = new List<SiblingParameter>(derivation.PrimalParameters);
        var gradients = new List<NamedResult>();
        var buffers = new List<(Value Made, Operand Like)>();
        int first = withValue ? 1 : 0;
        request.Parameters.AddRange(derivation.PrimalValues);
        request.Seeds.Add(Constant.Real((ScalarType)derivation.Results[0].Type, 1));
        foreach (ParameterShape parameter in derivation.Active)
        {
            request.Inputs.AddRange(parameter.Values);
            if (parameter.Value is { Type: BufferType } value)
            {
                Value gradient = function.Builder.Fresh(Derivation.SpanOf(value.Type), Derivation.Beside(parameter, "Gradient"));
                parameters.Add(SiblingParameter.Beside(parameter, parameter.Name + "Gradient", gradient, isWritten: true));
                request.Parameters.Add(gradient);
                request.Shadows.Add(value, gradient);
                buffers.Add((gradient, value));
                continue;
            }
            ResultTree partials = Derivation.GradientOf(parameter, first + request.ScalarGradients.Count);
            request.ScalarGradients.AddRange(parameter.Values);
            gradients.Add(new NamedResult(parameter.Name, partials));
            if (derivation.HasActiveBuffer)
                parameters.Add(SiblingParameter.Receiving(parameter, "Gradient", Passing.Out, partials));
        }
        request.Prologue.AddRange(derivation.Checks(buffers, [.. buffers.Select(pair => pair.Made)]));
        request.Prologue.AddRange(buffers.Select(pair => new Clear(pair.Made)));

        ResultTree value0 = withValue ? derivation.ResultsFrom(0) : new NoResult();
        ResultTree result = value0;
        if (!derivation.HasActiveBuffer)
        {
            ResultTree gradient = gradients.Count == 1 ? gradients[0].Result : new TupleResult(gradients.ToEquatableArray());
            result = withValue ? new TupleResult([new NamedResult("value", value0), new NamedResult("gradient", gradient)]) : gradient;
        }
        return new Sibling(Name(derivation, withValue), false, Summary(derivation, withValue), parameters.ToEquatableArray(), result, new Computation(function.Build(request)));
    }

    private static Sibling Allocating(Derivation derivation, Sibling target, bool withValue)
    {
        NamedResult[] gradients = [.. derivation.Active.Select(parameter => new NamedResult(parameter.Name, Derivation.GradientOf(parameter, -1)))];
        ResultTree gradient = gradients.Length == 1 ? gradients[0].Result : new TupleResult(gradients.ToEquatableArray());
        ResultTree result = withValue ? new TupleResult([new NamedResult("value", derivation.ResultsFrom(0)), new NamedResult("gradient", gradient)]) : gradient;
        return new Sibling(target.Name, false, Summary(derivation, withValue) + " Allocates the result.", derivation.PrimalParameters.ToEquatableArray(), result, new Allocating(target.Name));
    }
}
