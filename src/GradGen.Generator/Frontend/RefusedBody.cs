using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Frontend;

/// <summary>
/// A method whose body cannot be differentiated: its siblings are declared all the same and throw the reason, so that their callers compile and
/// the diagnostic is the only error that is seen.
/// </summary>
internal static class RefusedBody
{
    /// <returns>The method, or null when even what is declared gives no siblings.</returns>
    public static DifferentiableMethod? Of(Declaration declaration, ApparentUse use, string reason)
    {
        var parameters = new List<Value>();
        var uses = new Dictionary<int, MemoryUse.Use>();
        foreach (IParameterSymbol parameter in declaration.Method.Parameters)
        {
            if (Types.Ir(parameter.Type) is not IrType type)
                continue;
            if (type is BufferType)
                uses.Add(parameters.Count, use.Of(parameter));
            parameters.Add(new Value(parameters.Count, type, parameter.Name));
        }
        IEnumerable<IrType> results = declaration.Method.ReturnsVoid ? [] : Types.Form(declaration.Method.ReturnType)?.Leaves ?? [];
        try
        {
            return declaration.With(Throwing(Session.Key(declaration.Method), declaration.Method.Name, parameters.ToEquatableArray(), results, reason), [], uses, reason);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    /// <summary>The same declaration with a body that only throws.</summary>
    public static DifferentiableMethod Of(DifferentiableMethod method, string reason) => method with
    {
        Primal = Throwing(method.Primal.Key, method.Primal.Name, method.Primal.Parameters, method.Primal.Body.Yields.Select(result => result.Type), reason),
        Callees = [],
        Refusal = reason,
    };

    private static Function Throwing(string key, string name, EquatableArray<Value> parameters, IEnumerable<IrType> results, string reason)
    {
        var builder = new IrBuilder(parameters.Select(parameter => parameter.Id + 1).DefaultIfEmpty().Max());
        builder.OpenBlock();
        builder.Add(new Raise([$"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(reason, quote: true)})"], []));
        // Nothing is reached from here on, but a function has all its results.
        var yields = new List<Operand>();
        foreach (IrType type in results)
        {
            if (type is ScalarType scalar)
            {
                yields.Add(Constant.Default(scalar));
                continue;
            }
            Value array = builder.Fresh(type);
            builder.Add(new Allocate(array, Constant.Default(ScalarType.Int32), IsReturned: true));
            yields.Add(array);
        }
        return new Function(key, name, builder.CloseBlock(parameters, yields.ToEquatableArray()), builder.NextId);
    }
}
