using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>The derivatives of the methods that are called rather than lowered in place: those that the other siblings call, and those that these call.</summary>
internal static class CalleeSiblings
{
    public static IEnumerable<Sibling> Make(Derivation derivation, IEnumerable<Sibling> callers)
    {
        var made = new HashSet<(string, CalleeVariant)>();
        var waiting = new Queue<Sibling>(callers);
        while (waiting.Count > 0)
        {
            if (waiting.Dequeue().Body is not Computation computation)
                continue;
            foreach (Invoke invoke in computation.Function.Body.Flatten().OfType<Invoke>())
            {
                Callee callee = derivation.Method.Callees.First(callee => callee.Function.Key == invoke.Callee);
                if ((invoke.Variant == CalleeVariant.Primal && !callee.IsGenerated) || !made.Add((invoke.Callee, invoke.Variant)))
                    continue;
                Sibling sibling = invoke.Variant switch
                {
                    CalleeVariant.Vjp => Vjp(derivation, callee),
                    CalleeVariant.Jvp => Jvp(derivation, callee),
                    _ => Primal(derivation, callee),
                };
                waiting.Enqueue(sibling);
                yield return sibling;
            }
        }
    }

    // Parameters: the callee's. Returns its results.
    private static Sibling Primal(Derivation derivation, Callee callee)
    {
        Function primal = callee.Function;
        var builder = new IrBuilder(primal.NextId);
        Function body = primal with { Body = Cleanup.Apply(primal.Body, builder, derivation.Callees.Effects, derivation.Options), NextId = builder.NextId };
        return Private(derivation, callee, CalleeVariant.Primal, body, Results(body), $"The results of <c>{primal.Name}</c>, its arguments taken apart.");
    }

    // Parameters: the callee's, the cotangents of its real results, the gradients of its active buffers. Returns the gradients of its active scalars.
    private static Sibling Vjp(Derivation derivation, Callee callee)
    {
        Function primal = callee.Function;
        var function = new ReverseFunction(primal, derivation.Callees, derivation.Options);
        var request = new ReverseRequest();
        request.Parameters.AddRange(primal.Parameters);
        foreach (Operand result in primal.Body.Yields)
        {
            Value? cotangent = result.Type.IsReal ? function.Builder.Fresh(result.Type, Free("cotangent", request.Parameters)) : null;
            request.Seeds.Add(cotangent);
            if (cotangent is not null)
                request.Parameters.Add(cotangent);
        }
        foreach (Value parameter in derivation.Callees.ActiveParameters(primal))
        {
            request.Inputs.Add(parameter);
            if (parameter.Type is ScalarType)
            {
                request.ScalarGradients.Add(parameter);
                continue;
            }
            Value gradient = function.Builder.Fresh(Derivation.SpanOf(parameter.Type), Free(parameter.Name + "Gradient", request.Parameters));
            request.Parameters.Add(gradient);
            request.Shadows.Add(parameter, gradient);
            request.OutputBuffers.Add(parameter);
        }
        NamedResult[] partials = [.. request.ScalarGradients.Select((parameter, i) => new NamedResult(parameter.Name, new OneResult(i, parameter.Type)))];
        Function body = function.Build(request);
        return Private(derivation, callee, CalleeVariant.Vjp, body, Tree(partials), $"The cotangent times the Jacobian of <c>{primal.Name}</c>.");
    }

    // Parameters: the callee's, the tangents of its active parameters. Returns its results, then their tangents.
    private static Sibling Jvp(Derivation derivation, Callee callee)
    {
        Function primal = callee.Function;
        var function = new ForwardFunction(primal, derivation.Callees, derivation.Options);
        var tangents = new Dictionary<Value, Value>();
        var memory = new Memory(primal.Body, derivation.Callees.Effects);
        foreach (Value parameter in derivation.Callees.ActiveParameters(primal))
            tangents.Add(parameter, function.Builder.Fresh(TangentType(parameter), Free(parameter.Name + "Tangent", [.. primal.Parameters, .. tangents.Values])));
        Function body = function.Build([.. primal.Parameters, .. tangents.Values], [], tangents, tangents.Keys);
        return Private(derivation, callee, CalleeVariant.Jvp, body, Results(body), $"The results of <c>{primal.Name}</c> and their derivatives along a tangent.");

        IrType TangentType(Value parameter) => parameter.Type is not BufferType ? parameter.Type
            : memory.IsWritten(parameter) ? Derivation.SpanOf(parameter.Type)
            : Derivation.ReadOnlySpanOf(parameter.Type);
    }

    /// <summary>The name, with a number behind it when a parameter has it.</summary>
    private static string Free(string hint, IReadOnlyCollection<Value> parameters)
    {
        string name = hint;
        for (int number = 2; parameters.Any(parameter => parameter.Name == name); number++)
            name = hint + number;
        return name;
    }

    private static ResultTree Results(Function function) => Tree([.. function.Body.Yields.Select((yield, i) => new NamedResult("", new OneResult(i, yield.Type)))]);

    private static ResultTree Tree(NamedResult[] results) => results.Length switch
    {
        0 => new NoResult(),
        1 => results[0].Result,
        _ => new TupleResult(results.ToEquatableArray()),
    };

    private static Sibling Private(Derivation derivation, Callee callee, CalleeVariant variant, Function body, ResultTree result, string summary) =>
        Private(GeneratedFile.CalleeName(derivation.Method, callee, variant), body, result, summary);

    private static Sibling Private(string name, Function body, ResultTree result, string summary) =>
        new(name, true, summary, body.Parameters.Select(value => new SiblingParameter(value.Name, "", value.Type)).ToEquatableArray(), result, new Computation(body));

    /// <summary>A method that only the other siblings call.</summary>
    public static Sibling Private(string name, Function body, string summary) => Private(name, body, Results(body), summary);
}
