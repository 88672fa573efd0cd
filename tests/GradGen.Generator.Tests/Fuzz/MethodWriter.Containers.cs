using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Elements of what holds several values, and the loops over them.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>Above zero where a loop runs over what must not grow meanwhile, nor exchange its rows.</summary>
    private int _frozen;

    /// <summary>Above zero where a list is enumerated, which .NET lets nobody change meanwhile.</summary>
    private int _enumerated;

    private ImmutableArray<Stmt> Enumerated(System.Func<ImmutableArray<Stmt>> block)
    {
        _enumerated++;
        ImmutableArray<Stmt> inner = Looped(block, true);
        _enumerated--;
        return inner;
    }

    private bool CanGrow => _frozen == 0 && _functionDepth == 0;

    /// <summary>What a loop's counter may run through.</summary>
    private sealed record Extent(Expr Length, string Range, bool IsFrozen = false);

    private IEnumerable<Extent> Extents()
    {
        foreach (Local buffer in Buffers(x => x.HasRange))
        {
            yield return new Extent(Expr.Length(buffer.Name), buffer.Range);
            if (buffer.Width is { } width)
                yield return new Extent(width, buffer.Columns);
        }
        foreach (Local local in _scope.All.Where(x => x.HasRange).ToArray())
        {
            for (int dimension = 0; dimension < Dimensions(local.Kind); dimension++)
                yield return new Extent(Length(local, dimension), RangeOf(local, dimension), local.Kind is Kind.List or Kind.VecList);
            if (local.Kind == Kind.Jagged && TryPick(Locals(Kind.Int).Where(x => x.RangeOf == RangeOf(local, 0))) is { Below: 0, Above: 0 } row)
                yield return new Extent(RowLength(local, Expr.Variable(Kind.Int, row.Name)), RowRange(local, row), true);
        }
    }

    /// <summary>How many indices an element has whose range the container itself tells.</summary>
    private static int Dimensions(Kind kind) => kind switch
    {
        Kind.Grid => 2,
        Kind.Jagged or Kind.Vecs or Kind.VecSpan or Kind.Pairs or Kind.List or Kind.VecList => 1,
        _ => 0,
    };

    private static string RangeOf(Local local, int dimension) => $"{local.Range}.{dimension.ToString(CultureInfo.InvariantCulture)}";

    private static string RowRange(Local local, Local row) => $"{local.Range}[{row.Name}]";

    private static Expr Length(Local local, int dimension) => Of(local, Kind.Int, local.Kind switch
    {
        Kind.Grid => $"‹0›.GetLength({dimension.ToString(CultureInfo.InvariantCulture)})",
        Kind.List or Kind.VecList => "‹0›.Count",
        _ => "‹0›.Length",
    });

    private static Expr RowLength(Local local, Expr row) => Of(local, Kind.Int, "‹0›[‹1›].Length", row);

    private static Expr Of(Local local, Kind kind, string text, params Expr[] more) =>
        new(ExprForm.Snippet, kind, text, [Expr.Variable(local.Kind, local.Name), .. more]) { Feature = Snippet.FeatureOf(local.Kind) };

    /// <summary>An element of a container.</summary>
    private Expr ElementOf(Local local)
    {
        Kind kind = local.Kind switch { Kind.Vecs or Kind.VecSpan or Kind.VecList => Kind.Vec, Kind.Pairs => Kind.Tuple, _ => Kind.Real };
        if (local.Kind == Kind.Jagged)
            return RowElement(local);
        Expr[] indices = [.. Enumerable.Range(0, Dimensions(local.Kind)).Select(i => Index(RangeOf(local, i), Length(local, i)))];
        return Of(local, kind, indices.Length == 2 ? "‹0›[‹1›, ‹2›]" : "‹0›[‹1›]", indices);
    }

    private Expr RowElement(Local local)
    {
        foreach (Local row in Locals(Kind.Int).Where(x => x.RangeOf == RangeOf(local, 0)))
            if (TryPick(Locals(Kind.Int).Where(x => x.RangeOf == RowRange(local, row))) is { } column && Chance(0.8))
                return Of(local, Kind.Real, "‹0›[‹1›][‹2›]", Expr.Variable(Kind.Int, row.Name), Expr.Variable(Kind.Int, column.Name));
        // The row stands twice: nothing that counts may stand in it.
        Expr index = Index(RangeOf(local, 0), Length(local, 0), 0);
        Expr wrapped = Of(local, Kind.Int, "Wrapped(‹2›, ‹0›[‹1›].Length)", index, Int(0));
        return Of(local, Kind.Real, "‹0›[‹1›][‹2›]", index, wrapped);
    }

    /// <summary>An index within a range: a loop's counter, one beside it, the first, or anything modulo the length.</summary>
    private Expr Index(string range, Expr length, int depth = 1)
    {
        Local? counter = TryPick(Locals(Kind.Int).Where(x => x.RangeOf == range));
        if (counter is not null && Chance(_sweeps > 0 ? 0.95 : 0.8))
        {
            if (Chance(0.06))
                return Expr.Binary(Kind.Int, "-", Expr.Binary(Kind.Int, "-", length, Expr.Int(1)), Expr.Variable(Kind.Int, counter.Name));
            int offset = _parallel > 0 && Chance(0.7) ? 0 : random.Next(-counter.Below, counter.Above + 1);
            Expr variable = Expr.Variable(Kind.Int, counter.Name);
            return offset == 0 ? variable : Expr.Binary(Kind.Int, offset < 0 ? "-" : "+", variable, Expr.Int(System.Math.Abs(offset)));
        }
        return Chance(_parallel > 0 ? 0.8 : 0.2) ? Expr.Int(0) : Modulo(Int(depth), length);
    }

    /// <summary>Declares a container, an array that will be another, or an object, so that what follows has one.</summary>
    private void Make(Feature feature, List<Stmt> body)
    {
        Snippet[] making = feature is Feature.Grids or Feature.JaggedArrays or Feature.StructArrays or Feature.Lists or Feature.Rebinding or Feature.Nodes
            ? [.. Snippet.All.Where(x => x.Feature == feature && x.Kind == Kind.None && x.Holes.Any(hole => hole.StartsWith("new:", System.StringComparison.Ordinal)) && Fits(x))]
            : [];
        if (making.Length > 0)
            Write(Pick(making), body, 0);
    }

    /// <summary>The variables that can take a container's element, or give one.</summary>
    private IEnumerable<Local> Containers(string hole, bool isWritten) => Known(KindNamed(hole[(hole.IndexOf(':') + 1)..])).Where(x => !isWritten || (x.CanWrite && (x.Kind is not (Kind.List or Kind.VecList) || (_enumerated == 0 && _functionDepth == 0))));

    /// <summary>What can be passed to a method that may write it, or add to it.</summary>
    private IEnumerable<Local> Passed(ParamKind kind) => Known(System.Enum.Parse<Kind>(kind.ToString())).Where(x => x.CanWrite && (x.Kind != Kind.List || CanGrow));

    private static Kind KindOf(ResultKind result) => result switch { ResultKind.Real => Kind.Real, ResultKind.Pair => Kind.Pair, ResultKind.Vec => Kind.Vec, _ => Kind.None };

    private static Kind KindNamed(string name) => System.Enum.Parse<Kind>(name, ignoreCase: true);

    /// <summary>Variables that are now this array and now that.</summary>
    private IEnumerable<Local> Moved(bool isWritten) => Buffers(x => !x.HasRange && x.CanWrite == isWritten);

    /// <summary>Variables with another that may take their place; "buffer" has spans among them.</summary>
    private IEnumerable<Local> Twins(string name)
    {
        Kind kind = name == "array" ? Kind.Buffer : KindNamed(name);
        return Locals(kind).Where(x => (name != "array" || x.Buffer == ParamKind.Array) && Partners(x).Any());
    }

    /// <summary>The others of its group, and of its type: a span that shows one of them is none.</summary>
    private IEnumerable<Local> Partners(Local local) => local.Group is null ? [] : Locals(local.Kind).Where(x => x != local && x.Group == local.Group && x.Buffer == local.Buffer);
}
