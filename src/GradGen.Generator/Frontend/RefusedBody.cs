using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
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
    /// <summary>The reason for a method that is wrong as C#, or is so without what generators add.</summary>
    public const string DoesNotCompile = "The method does not compile.";

    /// <returns>The method, or null when even what is declared gives no siblings.</returns>
    public static DifferentiableMethod? Of(Declaration declaration, SemanticModel model, ApparentUse use, string reason, CancellationToken cancellation)
    {
        (IMethodSymbol method, var syntax) = (declaration.Method, declaration.Syntax);
        try
        {
            var lowering = new BodyLowering(new Session(model.Compilation, method, cancellation));
            EquatableArray<Value> parameters = lowering.Declare(method, syntax, model, declaration.Marking.IsActive);
            var uses = new Dictionary<int, MemoryUse.Use>();
            foreach (Value value in parameters)
                if (value.Type is BufferType && method.Parameters.FirstOrDefault(parameter => parameter.Name == value.Name || (lowering.Matrices.Contains(parameter.Name) && value.Name.StartsWith(parameter.Name + "Elements", System.StringComparison.Ordinal))) is IParameterSymbol buffer)
                    uses.Add(value.Id, use.Of(buffer));
            IEnumerable<IrType> results = method.ReturnsVoid ? [] : ((Form?)Structures.RealForm(method.ReturnType) ?? Types.Form(method.ReturnType))?.Leaves ?? [];
            return declaration.With(Throwing(Session.Key(method), method.Name, parameters, results, reason), [], uses, lowering, reason);
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

    /// <summary>The diagnostic in words, without its place: an edit elsewhere must not change the model.</summary>
    public static string Reason(Diagnostic? diagnostic) => diagnostic is null
        ? DoesNotCompile
        : $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static Function Throwing(string key, string name, EquatableArray<Value> parameters, IEnumerable<IrType> results, string reason)
    {
        var builder = new IrBuilder(parameters.Select(parameter => parameter.Id + 1).DefaultIfEmpty().Max());
        builder.OpenBlock();
        builder.Add(new Raise([$"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(reason, quote: true)})"], []));
        // Nothing is reached from here on, but a function has all its results.
        var yields = new List<Operand>();
        foreach (IrType type in results)
        {
            if (type is BufferType)
            {
                Value array = builder.Fresh(type);
                builder.Add(new Allocate(array, Constant.Default(ScalarType.Int32), IsReturned: true));
                yields.Add(array);
            }
            else
            {
                yields.Add(type is ScalarType scalar ? Constant.Default(scalar) : External.Default((OpaqueType)type));
            }
        }
        return new Function(key, name, builder.CloseBlock(parameters, yields.ToEquatableArray()), builder.NextId);
    }
}
