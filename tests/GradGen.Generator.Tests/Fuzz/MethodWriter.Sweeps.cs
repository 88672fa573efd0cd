using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Loops over elements as numerical code has them: those that run in lanes, and those that only look as if they could.</summary>
internal sealed partial class MethodWriter
{
    /// <summary>The range of the entry's buffers where all have one length.</summary>
    private const string Shared = "entry";

    private int _sweeps;

    // Above zero where iterations hand nothing on but sums and extrema.
    private int _parallel;

    // What a parallel loop gathers, and by what.
    private ImmutableArray<(string Name, string By)> _sums = [];

    /// <summary>True when the method's buffers are as long as each other, and long enough for lanes.</summary>
    public bool IsLong { get; init; }

    /// <summary>What loops write and add to.</summary>
    private void MakeSinks(List<Stmt> body)
    {
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            body.Add(NewBuffer("a", "b", "row", "buffer", "xs"));
            DeclareReal(body);
        }
    }

    // The sum of what was written, on which the result depends.
    private string? _total;

    /// <summary>Adds up the buffers, so that little of what was written is without influence.</summary>
    private void Total(List<Stmt> body)
    {
        string total = Fresh("total"), counter = Fresh("i", "j");
        body.Add(Stmt.Simple(StmtForm.Declare, total, "real", Expr.Real("0.0")));
        foreach (Local buffer in Buffers(x => x is { CanRead: true, CanWrite: true }).ToArray())
        {
            Expr element = new(ExprForm.Element, Kind.Real, buffer.Name, [Expr.Variable(Kind.Int, counter)]);
            Stmt sum = Stmt.Simple(StmtForm.Assign, total, "+=", Expr.Binary(Kind.Real, "*", Expr.Call("Sin", element), Expr.Real("0.25")));
            body.Add(new Stmt(StmtForm.For, counter, "< 1", [Expr.Int(0), Expr.Length(buffer.Name)], [[sum]]));
        }
        _scope.Add(new Local(total, Kind.Real, false));
        _total = total;
    }

    private void Sweep(List<Stmt> body, int depth)
    {
        if (Extents().ToArray() is not { Length: > 0 } extents)
        {
            DeclareBuffer(body);
            return;
        }
        if (_loopDepth == 0 && Chance(0.2))
            DeclareRows(body);
        string counter = Fresh("i", "j", "k", "n2");
        Extent extent = Pick(extents);
        Traversal way = Through(extent, counter);
        // Mostly up, one by one.
        for (int i = 0; i < 3 && way.Detail != "< 1"; i++)
            way = Through(extent, counter);
        if (_loopDepth > 0 && Chance(0.4))
            way = new(Expr.Int(random.Next(2)), Expr.Int(random.Next(1, 5)), "< 1", new Local(counter, Kind.Int, false) { IsNatural = true });
        _sweeps++;
        bool isParallel = _parallel > 0 || Chance(0.8);
        ImmutableArray<Stmt> inner = Looped(() => isParallel ? Parallel(depth + 1, way.Counter) : SweepBlock(depth + 1, way.Counter), extent.IsFrozen);
        _sweeps--;
        body.Add(new Stmt(StmtForm.For, counter, way.Detail, [way.Start, way.Bound], [inner]));
    }

    /// <summary>A body whose iterations mostly do not disturb each other.</summary>
    private ImmutableArray<Stmt> Parallel(int depth, Local counter)
    {
        ImmutableArray<(string Name, string By)> outer = _sums;
        (string Name, string By)[] sums = [.. Locals(Kind.Real).Where(x => x.CanWrite && Chance(0.5)).Select(x => (x.Name, Pick(["+=", "+=", "-=", "Max", "Min"])))];
        _sums = [.. outer, .. sums];
        _parallel++;
        Scope around = _scope;
        _scope = new Scope(around)
        {
            View = x => x.Kind switch
            {
                Kind.Real when sums.Any(sum => sum.Name == x.Name) => null,
                Kind.Real or Kind.Int => x with { CanWrite = false },
                Kind.Buffer => x with { CanWrite = x.CanWrite && (x.Range == counter.RangeOf || x.RowsOf == counter.RangeOf || _parallel > 1) },
                _ => x,
            },
        };
        ImmutableArray<Stmt> inner = SweepBlock(depth, counter);
        _scope = around;
        _parallel--;
        _sums = outer;
        return inner;
    }

    private ImmutableArray<Stmt> SweepBlock(int depth, params Local[] locals)
    {
        _scope = new Scope(_scope);
        foreach (Local local in locals)
            _scope.Add(local);
        List<Stmt> inner = [];
        for (int count = random.Next(1, 4); count > 0 && !EndsFlow(inner); count--)
            SweepStatement(inner, depth);
        // A loop that computes for nobody is dropped.
        if (locals.Length > 0 && !EndsFlow(inner))
            (Chance(0.5) ? (Action<List<Stmt>>)Gather : StoreSomewhere)(inner);
        if (locals.Length == 0 && !EndsFlow(inner) && Leave(0.01) is { } leave)
            inner.Add(leave);
        _scope = _scope.Parent!;
        return [.. inner];
    }

    private void SweepStatement(List<Stmt> body, int depth)
    {
        _cost += _multiplier;
        switch (random.Next(20))
        {
            case < 4: DeclareReal(body); break;
            case < 10: StoreSomewhere(body); break;
            case < 14: Gather(body); break;
            case < 16 when depth < 4: SweepIf(body, depth); break;
            case < 18 when depth < 4 && _loopDepth < 3: Sweep(body, depth); break;
            case 18: Scratch(body); break;
            case 19 when _parallel == 0 || Chance(0.1): Statement(body, depth); break;
            default: Assign(body); break;
        }
    }

    private void SweepIf(List<Stmt> body, int depth)
    {
        Expr condition = Chance(0.9) ? Comparison() : Bool(1);
        ImmutableArray<Stmt> then = SweepBlock(depth + 1);
        body.Add(new Stmt(StmtForm.If, "", "", [condition], Chance(0.5) ? [then, SweepBlock(depth + 1)] : [then]));
    }

    private Expr Comparison() => Expr.Binary(Kind.Bool, Pick(["<", "<=", ">", ">="]), Real(1), Chance(0.5) ? Real(1) : Expr.Real("0.25"));

    /// <summary>What all iterations give together, or each hands to the next.</summary>
    private void Gather(List<Stmt> body)
    {
        if (!_sums.IsEmpty && Chance(0.7))
        {
            (string name, string by) = Pick(_sums);
            Expr term = Tame(Real(random.Next(1, 4)));
            body.Add(by is "Max" or "Min"
                ? Stmt.Simple(StmtForm.Assign, name, "=", Expr.Call(by, Expr.Variable(Kind.Real, name), term))
                : Stmt.Simple(StmtForm.Assign, name, by, term));
            return;
        }
        if (TryPick(Locals(Kind.Real).Where(x => x.CanWrite)) is not { } target)
        {
            DeclareReal(body);
            return;
        }
        Expr so = Expr.Variable(Kind.Real, target.Name), value = Tame(Real(random.Next(1, 4)));
        body.Add(random.Next(9) switch
        {
            0 => Stmt.Simple(StmtForm.Assign, target.Name, "=", Expr.Call("Max", so, value)),
            1 => Stmt.Simple(StmtForm.Assign, target.Name, "=", Expr.Call("Min", value, so)),
            2 => Stmt.Simple(StmtForm.Assign, target.Name, "=", Expr.Binary(Kind.Real, "-", value, Expr.Binary(Kind.Real, "*", so, Expr.Real("0.5")))),
            3 => Stmt.Simple(StmtForm.Assign, target.Name, "-=", value),
            _ => Stmt.Simple(StmtForm.Assign, target.Name, "+=", value),
        });
    }

    /// <summary>An array that an iteration has for itself.</summary>
    private void Scratch(List<Stmt> body)
    {
        string name = Fresh("scratch", "row", "t");
        Expr length = Expr.Int(random.Next(1, 5));
        body.Add(Stmt.Simple(StmtForm.NewBuffer, name, "new", length));
        var local = new Local(name, Kind.Buffer, true) { Buffer = ParamKind.Array };
        _scope.Add(local);
        body.Add(Stmt.Simple(StmtForm.Store, name, "=", Expr.Int(0), Tame(Real(2))));
    }

    /// <summary>An array with a row for each element of another; rows reach into those that follow.</summary>
    private void DeclareRows(List<Stmt> body)
    {
        if (TryPick(Buffers(x => x.HasRange)) is not { } like)
            return;
        Expr width = Expr.Int(random.Next(2, 5));
        if (Chance(0.5))
        {
            string count = Fresh("width", "stride");
            body.Add(Stmt.Simple(StmtForm.Declare, count, "int", Expr.Binary(Kind.Int, "+", Expr.Int(2), Modulo(Int(1), Expr.Int(3)))));
            _scope.Add(new Local(count, Kind.Int, false) { IsNatural = true });
            width = Expr.Variable(Kind.Int, count);
        }
        string name = Fresh("rows", "flat", "grid");
        Expr length = Expr.Binary(Kind.Int, "+", Expr.Binary(Kind.Int, "*", Expr.Length(like.Name), width), Expr.Int(2));
        body.Add(Stmt.Simple(StmtForm.NewBuffer, name, "new", length));
        _scope.Add(new Local(name, Kind.Buffer, true) { Buffer = ParamKind.Array, RowsOf = like.Range, Width = width });
    }

    private Expr? IndexInRow(Local buffer)
    {
        if (buffer.Width is null || TryPick(Locals(Kind.Int).Where(x => x.RangeOf == buffer.RowsOf)) is not { } row || Chance(0.1))
            return null;
        Expr start = Expr.Binary(Kind.Int, "*", Expr.Variable(Kind.Int, row.Name), buffer.Width);
        Local? column = TryPick(Locals(Kind.Int).Where(x => x.RangeOf == buffer.Columns));
        Expr offset = Expr.Int(random.Next(3));
        if (column is null)
            return Expr.Binary(Kind.Int, "+", start, offset);
        Expr within = Expr.Binary(Kind.Int, "+", start, Expr.Variable(Kind.Int, column.Name));
        return Chance(0.7) ? within : Expr.Binary(Kind.Int, "+", within, offset);
    }
}
