using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Siblings;

/// <summary>What all siblings of one method share.</summary>
internal sealed class Derivation
{
    public Derivation(DifferentiableMethod method, Options options)
    {
        Method = method;
        Options = options;
        Callees = new CalleePlan(new CalleeEffects(method.Callees), method.Primal, ActiveValues);
    }

    public DifferentiableMethod Method { get; }

    public Options Options { get; }

    public CalleePlan Callees { get; }

    public string Name => Method.Shape.Name;

    public EquatableArray<Operand> Results => Method.Primal.Body.Yields;

    public IEnumerable<ParameterShape> Parameters => Method.Shape.Parameters;

    public IEnumerable<ParameterShape> Active => Parameters.Where(parameter => parameter.IsActive);

    public IEnumerable<Value> ActiveValues => Active.SelectMany(parameter => parameter.Values);

    /// <summary>The buffers that the method writes: outputs.</summary>
    public IEnumerable<ParameterShape> Outputs => Parameters.Where(parameter => parameter is { IsWritten: true, Value.Type.IsReal: true });

    public bool HasActiveBuffer => Active.Any(parameter => parameter.Value?.Type is BufferType);

    /// <summary>The primal's own parameters.</summary>
    public IEnumerable<SiblingParameter> PrimalParameters => Parameters.Select(parameter =>
        new SiblingParameter(parameter.Name, parameter.Type, parameter.Rank != 0 ? null : parameter.Value?.Type, Passing.In, parameter.Modifier, parameter.Default,
            Leaves: LeavesOf(parameter), Elements: parameter.Rank != 0 ? parameter.Value : null, IsWritten: parameter.IsWritten));

    private static EquatableArray<StructLeaf> LeavesOf(ParameterShape parameter) => parameter.Struct is not StructShape shape
        ? []
        : parameter.Leaves.Select((leaf, i) => (leaf, i)).Where(pair => pair.leaf is Value).Select(pair => new StructLeaf((Value)pair.leaf, shape.Paths[pair.i])).ToEquatableArray();

    /// <summary>The gradient with respect to a parameter, its parts being the results from the number given on.</summary>
    public static ResultTree GradientOf(ParameterShape parameter, int yield) => parameter.Struct is StructShape shape
        ? new MadeResult(shape, parameter.Leaves.Select(leaf => leaf is Value ? new OneResult(yield++, leaf.Type) : (ResultTree)new DefaultResult(leaf.Type)).ToEquatableArray())
        : parameter.Rank != 0 ? new MatrixResult(((BufferType)parameter.Value!.Type).Element, parameter.Rank)
        : new OneResult(yield, parameter.Value!.Type);

    public IEnumerable<Value> PrimalValues => Parameters.SelectMany(parameter => parameter.Values);

    /// <summary>The primal's results as it returns them, from the yield with the given number on.</summary>
    public ResultTree ResultsFrom(int yield) => Results.Count switch
    {
        _ when Method.Shape.Result is StructShape shape => new MadeResult(shape, Results.Select((result, i) => (ResultTree)new OneResult(yield + i, result.Type)).ToEquatableArray()),
        0 => new NoResult(),
        1 => new OneResult(yield, Results[0].Type),
        _ => new TupleResult(Results.Select((result, i) => new NamedResult(Method.Shape.ResultNames[i], new OneResult(yield + i, result.Type))).ToEquatableArray()),
    };

    /// <summary>"w and b".</summary>
    public string ActiveNames
    {
        get
        {
            string[] names = [.. Active.Select(parameter => $"<c>{parameter.Name}</c>")];
            return names.Length < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
        }
    }

    /// <summary>Every buffer that is written has its own memory, and outputs are as long as what they belong to.</summary>
    /// <param name="made">The buffers that the sibling takes beside the primal's, with the primal's buffer that each belongs to.</param>
    /// <param name="written">Those of them that the sibling writes.</param>
    public IEnumerable<Op> Checks(IReadOnlyList<(Value Made, Operand Like)> made, IReadOnlyCollection<Value> written)
    {
        // Of arrays of arrays the sibling works on copies, and has checked them row by row.
        HashSet<Operand> rows = [.. Parameters.Where(parameter => parameter.IsRows).Select(parameter => parameter.Value!)];
        made = [.. made.Where(pair => !rows.Contains(pair.Like))];
        return [.. made.Select(pair => new Require(Requirement.SameLength, pair.Made, [pair.Like])), .. Disjoint([.. made.Select(pair => pair.Made)], written, rows)];
    }

    /// <summary>Every buffer that is written has its own memory.</summary>
    /// <param name="made">The buffers that the sibling takes beside the primal's.</param>
    /// <param name="written">Those of them that the sibling writes.</param>
    /// <param name="rows">The parameters of which the sibling works on copies.</param>
    public IEnumerable<Op> Disjoint(IEnumerable<Value> made, IEnumerable<Value> written, HashSet<Operand> rows)
    {
        Value[] buffers = [.. PrimalValues.Where(value => value.Type is BufferType && !rows.Contains(value)), .. made];
        HashSet<Value> outputs = [.. written, .. Outputs.Select(output => output.Value!)];
        for (int i = 0; i < buffers.Length; i++)
        {
            if (!outputs.Contains(buffers[i]))
                continue;
            // Of two outputs, the later one is checked against the earlier.
            Operand[] others =
            [
                .. buffers.Where((other, j) => j != i && (j < i || !outputs.Contains(other)) && ((BufferType)other.Type).Element == ((BufferType)buffers[i].Type).Element),
                .. Tables.Where(table => ((BufferType)table.Type).Element == ((BufferType)buffers[i].Type).Element),
            ];
            for (int first = 0; first < others.Length; first += MaxDisjoint)
                yield return new Require(Requirement.Disjoint, buffers[i], others.Skip(first).Take(MaxDisjoint).ToEquatableArray());
        }
    }

    /// <summary>The arrays in fields that the method reads: a caller may hand them in as well.</summary>
    private IEnumerable<Operand> Tables => Method.Primal.Body.Flatten().Concat(Method.Callees.SelectMany(callee => callee.Function.Body.Flatten()))
        .SelectMany(op => op.Operands()).OfType<External>().Where(operand => operand.Type is BufferType).Distinct();

    /// <summary>How many buffers one check of disjointness takes.</summary>
    public const int MaxDisjoint = 4;

    /// <summary>The name of a buffer of the body that belongs to a parameter.</summary>
    public static string Beside(ParameterShape parameter, string suffix) => parameter.Name + suffix + (parameter.IsRows ? "Elements" : "");

    /// <summary>True when every active buffer is an array, so that the derivatives can be arrays too.</summary>
    public bool HasOnlyArrays => Active.All(parameter => parameter.Rank != 0 || parameter.Value is not { Type: BufferType { Shape: not BufferShape.Array } });

    public static BufferType SpanOf(IrType buffer) => new(BufferShape.Span, ((BufferType)buffer).Element);

    public static BufferType ReadOnlySpanOf(IrType buffer) => new(BufferShape.ReadOnlySpan, ((BufferType)buffer).Element);
}
