using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

internal sealed partial class MethodWriter
{
    private static readonly string[] s_compound = ["+=", "-=", "*=", "+=", "/="];

    private int _selfCalls;

    /// <summary>Adds a statement, sometimes several that belong together.</summary>
    private void Statement(List<Stmt> body, int depth)
    {
        _statements--;
        _cost += _multiplier;
        if (!Features.IsEmpty && Chance(0.35) && SnippetStatement(body, depth))
            return;
        if (IsLong && depth < 3 && _loopDepth < 2 && Chance(depth == 0 ? 0.6 : 0.2))
        {
            Sweep(body, depth);
            return;
        }
        switch (random.Next(36))
        {
            // In a nested block, what is declared is soon forgotten.
            case < 5 when depth == 0 || Chance(0.3): DeclareReal(body); break;
            case < 9: Assign(body); break;
            case < 13: StoreSomewhere(body); break;
            case 13: DeclareInt(body); break;
            case 14: DeclareOther(body); break;
            case 15: AssignInt(body); break;
            case 16: Swap(body); break;
            case < 20: DeclareBuffer(body); break;
            case < 25 when depth < 4: If(body, depth); break;
            case < 30 when depth < 4 && _loopDepth < 3: For(body, depth); break;
            case 30 when depth < 4 && _loopDepth < 2: While(body, depth); break;
            case < 33: CallStatement(body); break;
            case < 35: Deconstruct(body); break;
            case 35 when RecursiveName is not null && _functionDepth == 0: SelfCall(body); break;
            default: Assign(body); break;
        }
    }

    private void Declare(List<Stmt> body, Kind kind, Expr value, string detail)
    {
        string name = kind == Kind.Int ? Fresh("k", "m", "index") : kind == Kind.Bool ? Fresh("isLarge", "flag") : Fresh();
        body.Add(Stmt.Simple(StmtForm.Declare, name, detail, value));
        _scope.Add(new Local(name, kind, detail != "const"));
    }

    private void DeclareReal(List<Stmt> body)
    {
        if (Chance(0.1))
        {
            string name = Fresh();
            body.Add(Stmt.Simple(StmtForm.DeclareUnset, name, ""));
            Stmt first = Stmt.Simple(StmtForm.Assign, name, "=", Tame(Real(2)));
            Stmt second = Stmt.Simple(StmtForm.Assign, name, "=", Tame(Real(2)));
            body.Add(new Stmt(StmtForm.If, "", "", [Bool(1)], [[first], [second]]));
            _scope.Add(new Local(name, Kind.Real, true));
            return;
        }
        Declare(body, Kind.Real, Tame(Real(random.Next(1, 4))), "real");
    }

    private void DeclareInt(List<Stmt> body) => Declare(body, Kind.Int, Int(2), "int");

    private void DeclareOther(List<Stmt> body)
    {
        if (Chance(0.6))
            Declare(body, Kind.Bool, Bool(1), "bool");
        else
            Declare(body, Kind.Real, Expr.Real(Math.Round(random.NextDouble() * 3 - 1.5, 2).ToString("0.0#", CultureInfo.InvariantCulture)), "const");
    }

    private void Assign(List<Stmt> body)
    {
        if (TryPick(Locals(Kind.Real).Where(x => x.CanWrite)) is not { } target)
        {
            DeclareReal(body);
            return;
        }
        (string op, Expr value) = Update(random.Next(1, 4));
        body.Add(Stmt.Simple(StmtForm.Assign, target.Name, op, value));
    }

    /// <summary>An assignment operator and what it takes, so that repeating it keeps the target moderate.</summary>
    private (string Operator, Expr Value) Update(int depth)
    {
        string op = Chance(0.4) ? "=" : Pick(s_compound);
        return (op, op switch
        {
            "*=" when _loopDepth == 0 => Tame(Real(depth)),
            "*=" => Expr.Call(Pick(["Sin", "Cos", "Tanh"]), Real(depth)),
            "/=" => OnePlusSquare(depth - 1),
            _ => Tame(Real(depth)),
        });
    }

    private void AssignInt(List<Stmt> body)
    {
        if (TryPick(Locals(Kind.Int).Where(x => x is { CanWrite: true, IsNatural: false })) is not { } target)
            DeclareInt(body);
        else if (Chance(0.4))
            body.Add(Stmt.Simple(StmtForm.Step, target.Name, Chance(0.5) ? "++" : "--"));
        else
            body.Add(Stmt.Simple(StmtForm.Assign, target.Name, Pick(["=", "+=", "-="]), Int(1)));
    }

    private void StoreSomewhere(List<Stmt> body)
    {
        if (TryPick(Buffers(x => x.CanWrite)) is { } buffer)
            Store(body, buffer);
        else
            Assign(body);
    }

    private void Store(List<Stmt> body, Local buffer)
    {
        (string op, Expr value) = Update(2);
        // An output that is only written takes plain stores: += would read it.
        if (!buffer.CanRead)
            (op, value) = ("=", Tame(Real(2)));
        body.Add(Stmt.Simple(StmtForm.Store, buffer.Name, op, Index(buffer), value));
    }

    private void Swap(List<Stmt> body)
    {
        if (TryPick(Buffers(x => x is { CanWrite: true, CanRead: true })) is not { } buffer)
        {
            Assign(body);
            return;
        }
        string temporary = Fresh("t", "held");
        // Each index stands twice: nothing that declares or counts may stand in it.
        body.Add(Stmt.Simple(StmtForm.Swap, buffer.Name, temporary, Index(buffer, 0), Index(buffer, 0)));
        _scope.Add(new Local(temporary, Kind.Real, true));
    }

    private void DeclareBuffer(List<Stmt> body)
    {
        if (Chance(0.3) && TryPick(Buffers(x => x is { CanRead: true, Buffer: ParamKind.Array or ParamKind.Span })) is { } source && (source.CanWrite || source.Buffer == ParamKind.Array))
        {
            // The span of an array that must not be written is not written through either.
            bool asArray = source.Buffer == ParamKind.Array && Chance(0.5);
            string name = Fresh("alias", "view");
            body.Add(Stmt.Simple(StmtForm.Alias, name, asArray ? "array" : "span", Expr.Variable(Kind.Buffer, source.Name)));
            _scope.Add(source with { Name = name, Buffer = asArray ? ParamKind.Array : ParamKind.Span, Like = source.HasRange ? source.Range : null, Group = null, Width = null });
            return;
        }
        body.Add(NewBuffer("a", "b", "row", "buffer", "xs"));
    }

    private Stmt NewBuffer(params ReadOnlySpan<string> names)
    {
        string name = Fresh(names);
        bool onStack = names[0] != Made && _loopDepth == 0 && Chance(0.4);
        Local? like = TryPick(Buffers(_ => true));
        bool isAlike = like is not null && Chance(IsLong ? 0.8 : 0.5);
        Expr length = isAlike
            ? Expr.Length(like!.Name)
            : Chance(0.2) ? Expr.Binary(Kind.Int, "+", Expr.Int(2), Modulo(Int(1), Expr.Int(3))) : Expr.Int(random.Next(1, IsLong ? 20 : 6));
        Stmt made = names[0] != Made && Chance(0.2)
            ? new Stmt(StmtForm.NewBuffer, name, "elements", [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tame(Real(1)))], [])
            : Stmt.Simple(StmtForm.NewBuffer, name, onStack ? "stackalloc" : "new", length);
        string? range = isAlike && like!.HasRange && made.Detail != "elements" ? like.Range : null;
        _scope.Add(new Local(name, Kind.Buffer, true) { Buffer = made.Detail == "stackalloc" ? ParamKind.Span : ParamKind.Array, Like = range });
        return made;
    }

    private void CallStatement(List<Stmt> body)
    {
        if (CallOf(x => x.Result == ResultKind.Void, 2) is { } call)
            body.Add(Stmt.Simple(StmtForm.CallHelper, "", "", call));
        else
            StoreSomewhere(body);
    }

    private void Deconstruct(List<Stmt> body)
    {
        if (CallOf(x => x.Result == ResultKind.Pair, 2) is not { } call)
        {
            DeclareReal(body);
            return;
        }
        string[] targets = [.. Locals(Kind.Real).Where(x => x.CanWrite).Select(x => x.Name)];
        if (targets.Length >= 2 && Chance(0.4))
        {
            int first = random.Next(targets.Length - 1);
            body.Add(Stmt.Simple(StmtForm.Deconstruct, $"{targets[first]}, {targets[^1]}", "assign", call));
            return;
        }
        DeclarePair(body, call);
    }

    private void DeclarePair(List<Stmt> body, Expr call)
    {
        string left = Fresh();
        _scope.Add(new Local(left, Kind.Real, true));
        string right = Fresh();
        _scope.Add(new Local(right, Kind.Real, true));
        body.Add(Stmt.Simple(StmtForm.Deconstruct, $"{left}, {right}", "declare", call));
    }

    /// <summary>In a recursive method: the call of itself, with the count one less.</summary>
    private void SelfCall(List<Stmt> body)
    {
        if (RecursiveName is null || _loopDepth > 0 || _selfCalls >= 2)
            return;
        _selfCalls++;
        ImmutableArray<Expr> arguments = [.. SelfParameters.Select(SelfArgument)];
        var call = new Expr(ExprForm.Helper, KindOf(result), RecursiveName, arguments);
        if (result == ResultKind.Void)
            body.Add(Stmt.Simple(StmtForm.CallHelper, "", "", call));
        else if (result == ResultKind.Pair)
            DeclarePair(body, call);
        else if (result == ResultKind.Vec)
            DeclareVec(body, call);
        else
            Declare(body, Kind.Real, call, "real");
    }

    private Expr SelfArgument(Param parameter) => parameter.Kind switch
    {
        ParamKind.Real => Tame(Real(1)),
        ParamKind.Int => Expr.Binary(Kind.Int, "-", Expr.Variable(Kind.Int, parameter.Name), Expr.Int(1)),
        ParamKind.Ref => ByReference("ref ‹0›", Chance(0.7) ? Expr.Variable(Kind.Real, parameter.Name) : Target()),
        ParamKind.Out => ByReference("out ‹0›", Target()),
        ParamKind.RefVec => ByReference("ref ‹0›", Expr.Variable(Kind.Vec, parameter.Name)),
        ParamKind.Vec or ParamKind.Tuple or ParamKind.Duo => Composite(ToLocal(parameter).Kind, 1),
        ParamKind.Grid or ParamKind.Jagged or ParamKind.Vecs or ParamKind.List => Expr.Variable(ToLocal(parameter).Kind, parameter.Name),
        _ => Expr.Variable(Kind.Buffer, parameter.Name),
    };

    private void DeclareVec(List<Stmt> body, Expr call)
    {
        string name = Fresh();
        body.Add(new Stmt(StmtForm.Snippet, "", $"Vec {name} = ‹0›;", [call], []) { Feature = Feature.Structs });
        _scope.Add(new Local(name, Kind.Vec, true));
    }
}
