using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Writes one random method. What is risky (overflow, an index out of range, an endless loop) is wrapped where it is made.</summary>
internal sealed partial class MethodWriter(Random random, ImmutableArray<Method> helpers, ResultKind result)
{
    /// <summary>What no stored value exceeds, loops that add up aside.</summary>
    private const double Bound = 4;

    /// <summary>The array that a method which returns one allocates first.</summary>
    private const string Made = "made";

    // Names that generated code may want for itself are among them.
    private static readonly string[] s_names =
    [
        "s", "t", "u", "v", "z", "acc", "value", "tangent", "cotangent", "gradient", "tape", "result", "xGradient", "dx", "ds", "length",
        "step", "kept", "scratch", "adjoint", "tAdjoint", "sum", "previous", "item",
    ];

    private Scope _scope = new(null);
    private int _loopDepth;
    private int _multiplier = 1;
    private int _cost;
    private int _statements;
    private int _functionDepth;

    /// <summary>The name of the method's own, when it calls itself.</summary>
    public string? RecursiveName { get; init; }

    public Method Write(string name, ImmutableArray<Param> parameters, int statements)
    {
        foreach (Param parameter in parameters)
            _scope.Add(ToLocal(parameter));
        _statements = statements;
        List<Stmt> body = [.. parameters.Where(x => x.Kind == ParamKind.Out).Select(x => Stmt.Simple(StmtForm.Assign, x.Name, "=", Expr.Real("0.5")))];
        if (RecursiveName is not null)
            body.Add(BaseCase(parameters));
        if (result == ResultKind.Array)
            body.Add(NewBuffer(Made));
        _scope = new Scope(_scope);
        // Not only behind a return that is always taken: what writes nothing has no derivative.
        if (result == ResultKind.Void && RecursiveName is null)
            WriteOutputs(body, parameters);
        if (IsLong)
            MakeSinks(body);
        foreach (Feature feature in Features.Order())
            if (Chance(0.6))
                Make(feature, body);
        while (_statements > 0 && !EndsFlow(body))
            Statement(body, 0);
        if (!EndsFlow(body))
        {
            if (_selfCalls == 0)
                SelfCall(body);
            if (Chance(0.7))
                WriteOutputs(body, parameters);
            if (IsLong && result is ResultKind.Real or ResultKind.Pair)
                Total(body);
            if (result != ResultKind.Void)
                body.Add(Return(3));
        }
        return new Method(name, result, parameters, [.. body], RecursiveName is not null, RecursiveName is null ? _cost : _cost * 6);
    }

    private Local ToLocal(Param parameter) => parameter.Kind switch
    {
        ParamKind.Real => new Local(parameter.Name, Kind.Real, true),
        // The int that counts a recursion down stays as it is.
        ParamKind.Int => new Local(parameter.Name, Kind.Int, RecursiveName is null) { IsNatural = RecursiveName is not null },
        ParamKind.Span => new Local(parameter.Name, Kind.Buffer, true) { Like = IsLong ? Shared : null, Buffer = ParamKind.Span, CanRead = !parameter.Name.StartsWith("only", StringComparison.Ordinal) },
        ParamKind.Ref or ParamKind.Out => new Local(parameter.Name, Kind.Real, true) { IsByRef = true },
        ParamKind.Vec => new Local(parameter.Name, Kind.Vec, true),
        ParamKind.Tuple => new Local(parameter.Name, Kind.Tuple, true),
        ParamKind.Duo => new Local(parameter.Name, Kind.Duo, true),
        ParamKind.RefVec => new Local(parameter.Name, Kind.Vec, true) { IsByRef = true },
        // Those of the entry are never written.
        ParamKind.Grid => new Local(parameter.Name, Kind.Grid, parameter.Name != "m"),
        ParamKind.Jagged => new Local(parameter.Name, Kind.Jagged, parameter.Name != "rows") { CanGrow = false },
        ParamKind.Vecs => new Local(parameter.Name, Kind.Vecs, true),
        ParamKind.List => new Local(parameter.Name, Kind.List, true),
        _ => new Local(parameter.Name, Kind.Buffer, false) { Like = IsLong ? Shared : null, Buffer = parameter.Kind },
    };

    private Stmt BaseCase(ImmutableArray<Param> parameters)
    {
        string depth = parameters.First(x => x.Kind == ParamKind.Int).Name;
        Expr condition = Expr.Binary(Kind.Bool, "<=", Expr.Variable(Kind.Int, depth), Expr.Int(0));
        return new Stmt(StmtForm.If, "", "", [condition], [[Return(1)]]);
    }

    /// <summary>Every output is written, at one place.</summary>
    private void WriteOutputs(List<Stmt> body, ImmutableArray<Param> parameters)
    {
        foreach (Param parameter in parameters.Where(x => x.Kind == ParamKind.Span))
            Store(body, Buffers(x => x.Name == parameter.Name).Single());
    }

    private Stmt Return(int depth) => result switch
    {
        ResultKind.Void => Stmt.Simple(StmtForm.Return, "", ""),
        ResultKind.Real => Stmt.Simple(StmtForm.Return, "", "", Tame(Mixture(depth))),
        ResultKind.Pair => Stmt.Simple(StmtForm.Return, "", "", Tame(Mixture(depth)), Tame(Real(depth))),
        ResultKind.Array => Stmt.Simple(StmtForm.Return, "", "", Expr.Variable(Kind.Buffer, Made)),
        ResultKind.Vec => Stmt.Simple(StmtForm.Return, "", "", Tamed(Composite(Kind.Vec, 2))),
        _ => throw new InvalidOperationException(),
    };

    private static Expr Tamed(Expr vec) => new(ExprForm.Snippet, Kind.Vec, "‹0›.Tamed()", [vec]) { Feature = Feature.Structs };

    /// <summary>Reads several variables, so that few are without influence.</summary>
    private Expr Mixture(int depth)
    {
        Expr sum = _total is null ? Real(depth) : Expr.Binary(Kind.Real, "+", Expr.Variable(Kind.Real, _total), Real(depth));
        foreach (Local local in _scope.All.Where(x => x.Kind == Kind.Real || x is { Kind: Kind.Buffer, CanRead: true }).ToArray())
            if (Chance(0.4))
                sum = Expr.Binary(Kind.Real, Chance(0.8) ? "+" : "-", sum, local.Kind == Kind.Real ? Expr.Variable(Kind.Real, local.Name) : Element(local));
        return sum;
    }

    private static bool EndsFlow(IReadOnlyList<Stmt> body) =>
        body.Count > 0 && body[^1].Form is StmtForm.Return or StmtForm.Break or StmtForm.Continue;

    private string Fresh(params ReadOnlySpan<string> preferred)
    {
        string stem = preferred.IsEmpty ? s_names[random.Next(s_names.Length)] : preferred[random.Next(preferred.Length)];
        for (int i = 1; ; i++)
        {
            string name = i == 1 ? stem : stem + i;
            if (_scope.IsFree(name))
                return name;
        }
    }

    private IEnumerable<Local> Locals(Kind kind) => _scope.All.Where(x => x.Kind == kind);

    private IEnumerable<Local> Buffers(Func<Local, bool> filter) => Locals(Kind.Buffer).Where(filter);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(IEnumerable<T> items)
    {
        T[] all = items.ToArray();
        return all[random.Next(all.Length)];
    }

    private Local? TryPick(IEnumerable<Local> items)
    {
        Local[] all = items.ToArray();
        // The latest are likelier: chains of assignments form.
        return all.Length == 0 ? null : all[Math.Max(random.Next(all.Length), random.Next(all.Length))];
    }
}
