using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>FVjp: adds cotangentᵀ · ∂F/∂p to each gradient, and returns what F returns.</summary>
internal static class VjpSibling
{
    public static Sibling Make(Derivation derivation, bool isPrivate) => Make(derivation, derivation.Name + "Vjp", isPrivate, returnsPrimal: true);

    /// <summary>The VJP alone, for the rows of a Jacobian: an array that the method returns is scratch.</summary>
    public static Sibling MakeRow(Derivation derivation, string name) => Make(derivation, name, isPrivate: true, returnsPrimal: false);

    private static Sibling Make(Derivation derivation, string name, bool isPrivate, bool returnsPrimal)
    {
        var function = new ReverseFunction(derivation.Method.Primal, derivation.Callees, derivation.Options);
        var request = new ReverseRequest { ReturnsPrimal = returnsPrimal };
        var parameters = new List<SiblingParameter>(derivation.PrimalParameters);
        var buffers = new List<(Value Made, Operand Like)>();
        var written = new List<Value>();
        request.Parameters.AddRange(derivation.PrimalValues);
        AddResultCotangents(derivation, function, request, parameters);
        foreach (ParameterShape output in derivation.Outputs)
        {
            Value cotangent = Add(output, "Cotangent");
            request.OutputBuffers.Add(output.Value!);
            if (output.IsRead)
                written.Add(cotangent);
            else if (SingleStores.IsStoredOnce(derivation.Method.Primal, output.Value!))
                request.ReadShadows.Add(output.Value!);
            else
                request.CopiedShadows.Add(output.Value!);
        }
        foreach (ParameterShape parameter in derivation.Active)
        {
            request.Inputs.AddRange(parameter.Values);
            if (parameter.IsWritten)
                continue;
            if (parameter.Value is { Type: BufferType })
            {
                written.Add(Add(parameter, "Gradient"));
                continue;
            }
            ResultTree partials = Derivation.GradientOf(parameter, (returnsPrimal ? derivation.Results.Count : 0) + request.ScalarGradients.Count);
            parameters.Add(SiblingParameter.Receiving(parameter, "Gradient", Passing.Ref, partials));
            request.ScalarGradients.AddRange(parameter.Values);
        }
        request.Prologue.AddRange(derivation.Checks(buffers, written));
        string summary = $"Adds the cotangent times the Jacobian of <c>{derivation.Name}</c> with respect to {derivation.ActiveNames} to the gradients (reverse mode).";
        ResultTree result = returnsPrimal ? derivation.ResultsFrom(0) : new NoResult();
        return new Sibling(name, isPrivate, summary, parameters.ToEquatableArray(), result, new Computation(function.Build(request)));

        Value Add(ParameterShape parameter, string suffix)
        {
            Value made = function.Builder.Fresh(Derivation.SpanOf(parameter.Value!.Type), Derivation.Beside(parameter, suffix));
            parameters.Add(SiblingParameter.Beside(parameter, parameter.Name + suffix, made, isWritten: true));
            request.Parameters.Add(made);
            request.Shadows.Add(parameter.Value!, made);
            buffers.Add((made, parameter.Value!));
            return made;
        }
    }

    private static void AddResultCotangents(Derivation derivation, ReverseFunction function, ReverseRequest request, List<SiblingParameter> parameters)
    {
        const string Name = "cotangent";
        if (derivation.Method.Shape.Result is not { IsMatrix: true } && (derivation.Results.Count > 1 || derivation.Method.Shape.Result is not null))
        {
            parameters.Add(new SiblingParameter(Name, "", null, Tuple: derivation.ResultsFrom(0)));
            request.Seeds.AddRange(derivation.Results.Select((result, i) =>
                result.Type.IsReal ? new External(result.Type, Name + PathOf(derivation, i)) : null));
            return;
        }
        foreach (Operand result in derivation.Results)
        {
            if (!result.Type.IsReal)
            {
                request.Seeds.Add(null);
                continue;
            }
            Value cotangent = function.Builder.Fresh(result.Type is BufferType ? Derivation.ReadOnlySpanOf(result.Type) : result.Type, Name);
            parameters.Add(new SiblingParameter(Name, "", cotangent.Type));
            request.Parameters.Add(cotangent);
            request.Seeds.Add(cotangent);
        }
    }

    private static string PathOf(Derivation derivation, int i) => derivation.Method.Shape.Result is StructShape shape ? shape.Paths[i]
        : "." + (derivation.Method.Shape.ResultNames[i] is { Length: > 0 } name ? name : $"Item{i + 1}");
}
