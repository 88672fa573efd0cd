using System;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>One generated method: its declaration in C#'s terms, and what it does.</summary>
/// <param name="Name">"LossGradient".</param>
/// <param name="IsPrivate">True for what only the generated code calls.</param>
/// <param name="Summary">The text of its documentation's summary, XML.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Body">What it does.</param>
internal sealed record Sibling(
    string Name,
    bool IsPrivate,
    string Summary,
    EquatableArray<SiblingParameter> Parameters,
    ResultTree Result,
    SiblingBody Body);

/// <summary>A parameter of a generated method.</summary>
/// <param name="Name">Without the escape of keywords.</param>
/// <param name="Type">Its C# type when the IR does not know it, else empty.</param>
/// <param name="IrType">Its type when the IR knows it.</param>
/// <param name="Passing">How it is passed.</param>
/// <param name="Modifier">A modifier that is repeated from the primal: "in", "params" or empty.</param>
/// <param name="Default">"1.0" or empty.</param>
/// <param name="Tuple">Its type when it is a tuple (the cotangent of a returned tuple), which the body reads as "name.element".</param>
/// <param name="Leaves">The values of the body that are parts of it, when it is a struct, and what reads each.</param>
/// <param name="Made">For <see cref="Passing.Out"/> and <see cref="Passing.Ref"/> of a struct: what is assigned, or added, to it.</param>
/// <param name="Elements">For an array of several dimensions that the body knows: its elements in row-major order.</param>
/// <param name="IsWritten">True when the body writes these elements.</param>
/// <param name="RowsLike">For an array of arrays that belongs to one of the primal's: that one.</param>
/// <param name="Yield">For <see cref="Passing.Out"/> and <see cref="Passing.Ref"/>: the result of the body that is assigned, or added, to it.</param>
internal sealed record SiblingParameter(
    string Name,
    string Type,
    IrType? IrType,
    Passing Passing = Passing.In,
    string Modifier = "",
    string Default = "",
    ResultTree? Tuple = null,
    int Yield = -1,
    EquatableArray<StructLeaf> Leaves = default,
    MadeResult? Made = null,
    Value? Elements = null,
    bool IsWritten = false,
    SiblingParameter? RowsLike = null)
{
    /// <summary>True for an array of arrays, whose rows lie one behind the other in <see cref="Elements"/>.</summary>
    public bool IsRows => Elements is not null && Type.EndsWith("[][]", System.StringComparison.Ordinal);

    /// <summary>A buffer that belongs to one of the primal's: a span, or rows as long as those of the primal's parameter.</summary>
    public static SiblingParameter Beside(ParameterShape parameter, string name, Value made, bool isWritten) => !parameter.IsRows
        ? new(name, "", made.Type)
        : new(name, parameter.Type, null, Elements: made, IsWritten: isWritten, RowsLike: new SiblingParameter(parameter.Name, parameter.Type, null));

    /// <summary>A parameter that receives what belongs to one of the primal's, which is a number or a struct.</summary>
    public static SiblingParameter Receiving(ParameterShape parameter, string suffix, Passing passing, ResultTree result) => result is MadeResult made
        ? new(parameter.Name + suffix, made.Shape.Type, null, passing, Made: made)
        : new(parameter.Name + suffix, "", parameter.Value!.Type, passing, Yield: ((OneResult)result).Yield);
}

/// <summary>A value of the body that is part of a parameter.</summary>
/// <param name="Value">The value.</param>
/// <param name="Path">What reads it: ".X".</param>
internal sealed record StructLeaf(Value Value, string Path);

internal enum Passing
{
    In,

    /// <summary>Overwritten with a result of the body.</summary>
    Out,

    /// <summary>A result of the body is added to it.</summary>
    Ref,
}

/// <summary>The shape of a returned value over the results of the body: nothing, one of them, or a tuple.</summary>
internal abstract record ResultTree;

internal sealed record NoResult : ResultTree;

internal sealed record OneResult(int Yield, IrType Type) : ResultTree;

/// <summary>A new array of several dimensions: a Jacobian, or the gradient of such an array.</summary>
internal sealed record MatrixResult(ScalarType Element, int Rank = 2) : ResultTree;

internal sealed record TupleResult(EquatableArray<NamedResult> Elements) : ResultTree;

/// <summary>A struct, record or tuple that is made of its parts.</summary>
internal sealed record MadeResult(StructShape Shape, EquatableArray<ResultTree> Parts) : ResultTree;

/// <summary>default: a part without a derivative.</summary>
internal sealed record DefaultResult(IrType Type) : ResultTree;

/// <param name="Name">The element's name, where C# lets an element of a tuple have it; else it has none.</param>
/// <param name="Result">What it holds.</param>
internal sealed record NamedResult(string Name, ResultTree Result)
{
    private static readonly string[] s_taken = ["Rest", "CompareTo", "Deconstruct", "Equals", "GetHashCode", "ToString"];

    public string Name { get; } = s_taken.Contains(Name) || (Name.StartsWith("Item", StringComparison.Ordinal) && Name.Length > 4 && Name.Skip(4).All(char.IsDigit)) ? "" : Name;
}

internal abstract record SiblingBody;

/// <summary>Operations. The function's parameters are named as the sibling's, in the same order, those without an IR type left out.</summary>
internal sealed record Computation(Function Function) : SiblingBody;

/// <summary>Calls the sibling named, which has the same parameters and returns the value beside the gradient, and leaves the value out.</summary>
internal sealed record Forwarding(string Target) : SiblingBody;

/// <summary>Makes an array for each gradient buffer that the target takes, calls it, and returns them (and the value, when it returns one).</summary>
internal sealed record Allocating(string Target) : SiblingBody;

/// <summary>
/// Fills the Jacobian a row at a time: one call of the VJP for each output element. Outputs are the written spans, the returned array, or the returned scalars.
/// </summary>
/// <param name="Vjp">The sibling to call.</param>
/// <param name="Jacobians">What is filled, one per active parameter.</param>
internal sealed record JacobianByRows(string Vjp, EquatableArray<JacobianPart> Jacobians) : SiblingBody;

/// <summary>Fills the Jacobian a column at a time: one call of the JVP for each active parameter, all of which are scalars.</summary>
/// <param name="Jvp">The sibling to call.</param>
/// <param name="Jacobians">What is filled, one per active parameter.</param>
internal sealed record JacobianByColumns(string Jvp, EquatableArray<JacobianPart> Jacobians) : SiblingBody;

/// <summary>
/// The Jacobian with respect to one parameter: the span parameter named <c>(parameter)Jacobian</c>, m × n in row-major order, when the sibling takes it;
/// a new matrix when it returns a <see cref="MatrixResult"/>; else a column of the returned tuple (results first, then parameters).
/// </summary>
/// <param name="Parameter">The active parameter.</param>
/// <param name="IsSpan">True when it is a span parameter of the sibling.</param>
internal sealed record JacobianPart(ParameterShape Parameter, bool IsSpan);

/// <summary>All that is written into the file of one method.</summary>
internal sealed record GeneratedFile(DifferentiableMethod Method, EquatableArray<Sibling> Siblings)
{
    /// <summary>The private sibling that differentiates a callee.</summary>
    public static string CalleeName(DifferentiableMethod method, Callee callee, CalleeVariant variant) =>
        method.Shape.Name
        + (method.Shape.Name == callee.Function.Name ? "" : callee.Function.Name)
        + "Recursive" + variant
        + Number(method.Shape.Overload)
        + Number(method.Callees.TakeWhile(other => other != callee).Count(other => other.Function.Name == callee.Function.Name));

    /// <summary>What tells names apart that would be the same: how many are before.</summary>
    public static string Number(int before) => before == 0 ? "" : "_" + (before + 1).ToString(CultureInfo.InvariantCulture);
}
