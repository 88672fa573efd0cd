using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

internal sealed partial class MethodWriter
{
    /// <summary>The parameters of a recursive method.</summary>
    public ImmutableArray<Param> SelfParameters { get; init; } = [];

    private void If(List<Stmt> body, int depth)
    {
        Expr condition = Bool(1);
        ImmutableArray<Stmt> then = Leave(0.15) is { } leave ? [leave] : Block(depth + 1, 0.15);
        bool hasElse = Chance(0.5);
        body.Add(new Stmt(StmtForm.If, "", "", [condition], hasElse ? [then, Block(depth + 1, 0.1)] : [then]));
    }

    /// <summary>A statement that leaves the loop, the iteration or the method; null mostly.</summary>
    private Stmt? Leave(double probability)
    {
        if (!Chance(_loopDepth > 0 ? 3 * probability : probability))
            return null;
        return _loopDepth == 0 ? Return(2) : random.Next(3) switch
        {
            // An array is not returned from within a loop: a documented limit.
            0 when result != ResultKind.Array => Return(2),
            1 => Stmt.Simple(StmtForm.Break, "", ""),
            _ => Stmt.Simple(StmtForm.Continue, "", ""),
        };
    }

    private ImmutableArray<Stmt> Block(int depth, double leaving, params Local[] locals)
    {
        _scope = new Scope(_scope);
        foreach (Local local in locals)
            _scope.Add(local);
        List<Stmt> inner = [];
        int count = random.Next(1, 4);
        for (int i = 0; i < count && (i == 0 || _statements > 0) && !EndsFlow(inner); i++)
            Statement(inner, depth);
        // Not after the last statement of a loop's own body, where it would end every iteration.
        if (locals.Length == 0 && !EndsFlow(inner) && Leave(leaving) is { } leave)
            inner.Add(leave);
        _scope = _scope.Parent!;
        return [.. inner];
    }

    private void For(List<Stmt> body, int depth)
    {
        string counter = Fresh("i", "j", "k", "n2");
        var local = new Local(counter, Kind.Int, false);
        Stmt loop;
        Expr start, bound;
        string detail;
        Extent? extent = Chance(0.65) && Extents().ToArray() is { Length: > 0 } extents ? Pick(extents) : null;
        if (extent is not null)
        {
            (start, bound, detail, local) = Through(extent, counter);
        }
        else
        {
            (start, bound, detail) = AnyBounds();
            local = local with { IsNatural = IsNatural(start) && detail is not ("> -1" or ">= -2") };
        }
        // A counter that the body moves as well is no index.
        bool moves = extent is null && detail[0] == '<' && Chance(0.1);
        if (moves)
            local = local with { CanWrite = false, IsNatural = false };
        ImmutableArray<Stmt> inner = Looped(() => Block(depth + 1, 0, local), extent?.IsFrozen == true);
        if (moves)
            inner = inner.Insert(0, Stmt.Simple(StmtForm.Step, counter, "++"));
        loop = new Stmt(StmtForm.For, counter, detail, [start, bound], [inner]);
        body.Add(loop);
    }

    /// <summary>How a counter runs through a range.</summary>
    private sealed record Traversal(Expr Start, Expr Bound, string Detail, Local Counter);

    private Traversal Through(Extent extent, string name)
    {
        Expr length = extent.Length, last = Expr.Binary(Kind.Int, "-", length, Expr.Int(1));
        Local counter = new Local(name, Kind.Int, false) { IsNatural = true, RangeOf = extent.Range };
        return random.Next(7) switch
        {
            0 => new(last, Expr.Int(0), ">= -1", counter),
            1 => new(Expr.Int(1), length, "< 1", counter with { Below = 1 }),
            2 => new(Expr.Int(0), last, "< 1", counter with { Above = 1 }),
            3 => new(Expr.Int(random.Next(2)), length, $"< {random.Next(2, 4)}", counter),
            4 => new(Expr.Int(1), last, "< 1", counter with { Below = 1, Above = 1 }),
            5 => new(Expr.Int(0), last, "<= 1", counter),
            _ => new(Expr.Int(0), length, "< 1", counter),
        };
    }

    /// <summary>A start and a bound with few iterations, perhaps none, perhaps depending on an outer counter.</summary>
    private (Expr Start, Expr Bound, string Detail) AnyBounds()
    {
        Expr few = TryPick(Locals(Kind.Int)) is { } local && Chance(0.7)
            ? Modulo(Expr.Variable(Kind.Int, local.Name), Expr.Int(6))
            : Expr.Int(random.Next(0, 5));
        return random.Next(6) switch
        {
            0 => (few, Expr.Int(random.Next(0, 2)), "> -1"),
            1 => (few, Expr.Int(0), ">= -2"),
            2 => (Expr.Int(random.Next(0, 3)), few, "<= 1"),
            3 => (Expr.Unary("-", few), Expr.Int(3), "< 2"),
            4 => (few, Expr.Int(5), "< 1"),
            _ => (Expr.Int(0), few, "< 1"),
        };
    }

    private void While(List<Stmt> body, int depth)
    {
        string counter = Fresh("trip", "round");
        Expr trips = Chance(0.3) ? Modulo(Int(1), Expr.Int(5)) : Expr.Int(random.Next(1, 6));
        Expr condition = Bool(1);
        // The counter rises at the head of the body, so that continue cannot skip it; it stays within 1 to 6.
        ImmutableArray<Stmt> inner = Looped(() => Block(depth + 1, 0, new Local(counter, Kind.Int, false) { IsNatural = true }));
        body.Add(new Stmt(StmtForm.While, counter, "", [trips, condition], [inner]));
        _scope.Add(new Local(counter, Kind.Int, false) { IsNatural = true });
    }

    private ImmutableArray<Stmt> Looped(System.Func<ImmutableArray<Stmt>> block, bool isFrozen = false)
    {
        _frozen += isFrozen ? 1 : 0;
        _loopDepth++;
        _multiplier *= IsLong ? 10 : 5;
        ImmutableArray<Stmt> inner = block();
        _multiplier /= IsLong ? 10 : 5;
        _loopDepth--;
        _frozen -= isFrozen ? 1 : 0;
        return inner;
    }
}
