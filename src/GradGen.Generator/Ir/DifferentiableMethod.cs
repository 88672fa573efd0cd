using System;
using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>The derivatives that a method asks for; the values are those of the public enum.</summary>
[Flags]
internal enum DerivativeKinds
{
    None = 0,
    Gradient = 1,
    Jacobian = 2,
    Jvp = 4,
    Vjp = 8,
    Hessian = 16,
    Hvp = 32,
    Batch = 64,
}

/// <summary>A marked method, lowered: all that the generated file depends on, compared by value. It holds no symbol, syntax or position.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Container">Where the siblings are declared.</param>
/// <param name="Shape">The method's declaration.</param>
/// <param name="Primal">The method's meaning.</param>
/// <param name="Callees">The methods that are called rather than lowered in place (recursive ones), transitively.</param>
/// <param name="Requested">What is to be generated.</param>
/// <param name="Strict">True when a reduction keeps the order of the source.</param>
/// <param name="Refusal">Why the method is not differentiated, so that its siblings only throw; empty for a method that is.</param>
internal sealed record DifferentiableMethod(
    string HintName,
    Container Container,
    MethodShape Shape,
    Function Primal,
    EquatableArray<Callee> Callees,
    DerivativeKinds Requested,
    bool Strict,
    string Refusal = "");

/// <summary>The types, and the namespace, around the method.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Types">Headers from the outermost in: "partial class Model", "partial struct Pair&lt;T&gt;".</param>
/// <param name="QualifyNames">True when a name of the framework's (Math, Span, …) means something else here, and must be written in full.</param>
internal sealed record Container(string Namespace, EquatableArray<string> Types, bool QualifyNames);

/// <summary>A method's declaration, as the siblings repeat it.</summary>
/// <param name="Name">Without the escape of keywords.</param>
/// <param name="DocumentationId">"M:N.Model.Loss(System.Double)".</param>
/// <param name="Modifiers">Accessibility and static: "public static".</param>
/// <param name="TypeParameters">"&lt;T&gt;" or empty.</param>
/// <param name="Constraints">"where T : struct" or empty.</param>
/// <param name="Parameters">In order.</param>
/// <param name="ResultNames">One per result of the function: empty for an unnamed one, "Item1" is never written.</param>
/// <param name="Result">How the results are put together, when a struct or record is returned.</param>
/// <param name="Overload">How many marked overloads come before it; what only the generated code calls is told apart by it.</param>
internal sealed record MethodShape(
    string Name,
    string DocumentationId,
    string Modifiers,
    string TypeParameters,
    string Constraints,
    EquatableArray<ParameterShape> Parameters,
    EquatableArray<string> ResultNames,
    StructShape? Result = null,
    int Overload = 0);

/// <summary>A parameter's declaration and its part in differentiation.</summary>
/// <param name="Name">Without the escape of keywords.</param>
/// <param name="Type">Its C# type, for those that the IR does not know; else empty.</param>
/// <param name="Modifier">"in", "ref readonly", "params" or empty.</param>
/// <param name="Default">The default value as C# text, or empty.</param>
/// <param name="Value">The function's parameter; null for a type that the IR does not know, which the body does not read.</param>
/// <param name="IsActive">True when derivatives are taken with respect to it.</param>
/// <param name="IsRead">True for a buffer whose elements the method may read.</param>
/// <param name="IsWritten">True for a buffer whose elements the method may write: an output.</param>
/// <param name="Struct">How it is read and made, when it is a struct, record or tuple of reals that is active.</param>
/// <param name="Leaves">Its parts then: parameters of the function for those that are real, places for the others.</param>
/// <param name="Rank">The number of dimensions of an array that has several; its elements in row-major order are the function's parameter. <see cref="Rows"/> for an array of arrays. Else 0.</param>
internal sealed record ParameterShape(
    string Name,
    string Type,
    string Modifier,
    string Default,
    Value? Value,
    bool IsActive,
    bool IsRead,
    bool IsWritten,
    StructShape? Struct = null,
    EquatableArray<Operand> Leaves = default,
    int Rank = 0)
{
    /// <summary>As a <see cref="Rank"/>: an array of arrays, whose rows one behind the other are the function's parameter.</summary>
    public const int Rows = -1;

    public bool IsRows => Rank == Rows;

    /// <summary>The function's parameters that it is.</summary>
    public EquatableArray<Value> Values => Struct is not null ? Leaves.OfType<Value>().ToEquatableArray() : Value is not null ? [Value] : [];
}

/// <summary>How C# reads the parts of a struct, record or tuple, and makes one.</summary>
/// <param name="Type">The type as C# writes it.</param>
/// <param name="Names">A name for each part.</param>
/// <param name="Paths">What reads each part: ".X", ".From.X".</param>
/// <param name="Text">The pieces of the expression that makes one.</param>
/// <param name="Order">The number of the part that stands after each piece but the last.</param>
/// <param name="IsMatrix">True for an array of two dimensions: its parts are the numbers of rows and columns, and the elements in row-major order.</param>
internal sealed record StructShape(string Type, EquatableArray<string> Names, EquatableArray<string> Paths, EquatableArray<string> Text, EquatableArray<int> Order, bool IsMatrix = false);

/// <summary>A method that is called, not lowered in place.</summary>
/// <param name="Function">Its meaning.</param>
/// <param name="CallText">How the original is called from the container: "global::N.Model.Power". Empty when the function takes its arguments in other pieces.</param>
internal sealed record Callee(Function Function, string CallText)
{
    /// <summary>True when its values are computed by generated code as well.</summary>
    public bool IsGenerated => CallText.Length == 0;
}
