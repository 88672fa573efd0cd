using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

internal sealed partial class MethodWriter
{
    /// <summary>The names of the constants that every program declares: a const, a static readonly scalar and a static readonly table.</summary>
    public const string Constant = "Half", Field = "Rate", Table = "Table";

    private Expr Real(int depth)
    {
        if (depth <= 0)
            return RealLeaf();
        if (!Features.IsEmpty && Chance(0.25) && SnippetValue(Kind.Real, depth) is { } snippet)
            return snippet;
        switch (random.Next(34))
        {
            case < 5: return Expr.Binary(Kind.Real, "+", Real(depth - 1), Real(depth - 1));
            case < 8: return Expr.Binary(Kind.Real, "-", Real(depth - 1), Real(depth - 1));
            case < 14: return Expr.Binary(Kind.Real, "*", Real(depth - 1), Real(depth - 1));
            case < 16: return Expr.Binary(Kind.Real, "/", Real(depth - 1), OnePlusSquare(depth - 1));
            case 16: return Expr.Unary("-", Real(depth - 1));
            case 17: return Expr.Call("Sin", Real(depth - 1));
            case 18: return Expr.Call("Cos", Real(depth - 1));
            case 19: return Expr.Call("Tanh", Real(depth - 1));
            case 20: return Chance(0.5) ? Expr.Call("Exp", Expr.Call("Sin", Real(depth - 1))) : Expr.Call("Exp", Expr.Unary("-", Square(depth - 1)));
            case 21: return Expr.Call("Log", OnePlusSquare(depth - 1));
            case 22: return Expr.Call("Sqrt", OnePlusSquare(depth - 1));
            case 23: return Chance(0.5) ? Expr.Call("Atan", Real(depth - 1)) : Expr.Call("Atan2", Real(depth - 1), OnePlusSquare(depth - 1));
            case 24: return Chance(0.5) ? Expr.Call("Cbrt", OnePlusSquare(depth - 1)) : Expr.Call("Pow", OnePlusSquare(depth - 1), Expr.Call("Tanh", Real(depth - 1)));
            case 25: return Expr.Call(Chance(0.5) ? "Max" : "Min", Real(depth - 1), Real(depth - 1));
            case 26: return Expr.Call("Max", Expr.Real("0.0"), Real(depth - 1));
            case 27: return Expr.Call(Chance(0.9) ? "Abs" : "Floor", Real(depth - 1));
            case 28 or 29: return new Expr(ExprForm.Conditional, Kind.Real, "", [Bool(1), Real(depth - 1), Real(depth - 1)]);
            default: return CallOf(x => x.Result == ResultKind.Real, depth - 1) ?? RealLeaf();
        }
    }

    private Expr RealLeaf()
    {
        int choice = random.Next(20);
        if (_sweeps > 0 && Chance(0.08) && TryPick(Locals(Kind.Int).Where(x => x.RangeOf is not null)) is { } counter)
            return new Expr(ExprForm.ToReal, Kind.Real, "", [Expr.Binary(Kind.Int, Chance(0.5) ? "+" : "-", Expr.Variable(Kind.Int, counter.Name), Expr.Int(random.Next(3)))]);
        if (choice < 6 && TryPick(Buffers(x => x.CanRead)) is { } buffer)
            return Element(buffer);
        if (choice < 9 && TryPick(_scope.All.Where(x => x.Kind is Kind.Grid or Kind.Jagged or Kind.List)) is { } container)
            return ElementOf(container);
        if (choice < 17 && TryPick(Locals(Kind.Real)) is { } local)
            return Expr.Variable(Kind.Real, local.Name);
        // What an integer of its own decides in each iteration does not run in lanes.
        if (_parallel > 0 && choice is (17 or 18) && TryPick(Locals(Kind.Real)) is { } other)
            return Expr.Variable(Kind.Real, other.Name);
        return choice switch
        {
            17 => new Expr(ExprForm.ToReal, Kind.Real, "", [Modulo(Int(1), Expr.Int(4))]),
            18 => Chance(0.5)
                ? Expr.Variable(Kind.Real, Chance(0.5) ? Constant : Field)
                : new Expr(ExprForm.TableElement, Kind.Real, Table, [Modulo(Int(1), Expr.Int(3))]),
            _ => Expr.Real(Math.Round(random.NextDouble() * 4 - 2, 2).ToString("0.0#", CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>At least one: 1 + x * x, mostly with the same x twice.</summary>
    private Expr OnePlusSquare(int depth) => Expr.Binary(Kind.Real, "+", Expr.Real("1.0"), Square(depth));

    /// <summary>At least zero.</summary>
    private Expr Square(int depth)
    {
        Expr operand = Real(Math.Min(depth, 1));
        // What assigns or declares does not stand twice.
        if (operand.Flatten().Any(x => x.Form == ExprForm.Snippet || x.Operands.Any(y => y.Kind == Kind.None)))
            return Expr.Binary(Kind.Real, "+", Expr.Real("1.0"), Expr.Call("Sin", operand));
        return Expr.Binary(Kind.Real, "*", operand, operand);
    }

    /// <summary>Keeps what is stored moderate.</summary>
    private Expr Tame(Expr value) => BoundOf(value) <= Bound ? value : random.Next(4) switch
    {
        0 => Expr.Call("Sin", value),
        1 => Expr.Call("Tanh", value),
        2 => Expr.Call("Atan", value),
        _ => Expr.Call("Min", Expr.Call("Max", value, Expr.Real("-2.5")), Expr.Real("2.5")),
    };

    private static double BoundOf(Expr value)
    {
        double[] operands = [.. value.Operands.Where(x => x.Kind == Kind.Real).Select(BoundOf)];
        return value switch
        {
            { Form: ExprForm.Literal } => Math.Abs(double.Parse(value.Name, CultureInfo.InvariantCulture)),
            { Form: ExprForm.Binary, Name: "*" } => operands[0] * operands[1],
            // Divisors are at least one.
            { Form: ExprForm.Binary, Name: "/" } => operands[0],
            { Form: ExprForm.Binary } => operands[0] + operands[1],
            { Form: ExprForm.Unary } => operands[0],
            { Form: ExprForm.Conditional } => Math.Max(operands[0], operands[1]),
            { Form: ExprForm.Call, Name: "Sin" or "Cos" or "Tanh" } => 1,
            { Form: ExprForm.Call, Name: "Atan" or "Atan2" } => 1.6,
            { Form: ExprForm.Call, Name: "Exp" } => 2.8,
            { Form: ExprForm.Call, Name: "Min" } when value.Operands[1] is { Form: ExprForm.Literal } => 2.5,
            { Form: ExprForm.Call } => operands.Max(),
            { Form: ExprForm.Snippet } => 2 * Bound,
            { Form: ExprForm.ToReal } => 20,
            _ => 3,
        };
    }

    /// <summary>A condition; rarely one that the compiler can decide.</summary>
    private Expr Bool(int depth)
    {
        Expr condition = AnyBool(depth);
        for (int i = 0; i < 3 && IsConstant(condition); i++)
            condition = AnyBool(depth);
        return condition;
    }

    private static bool IsConstant(Expr e) => e.Form is not (ExprForm.Variable or ExprForm.Element or ExprForm.Length or ExprForm.Helper or ExprForm.Snippet) && e.Operands.All(IsConstant);

    private Expr AnyBool(int depth)
    {
        if (depth > 0 && !Features.IsEmpty && Chance(0.2) && SnippetValue(Kind.Bool, depth) is { } snippet)
            return snippet;
        if (_parallel > 0 && Chance(0.8))
            return Comparison();
        switch (random.Next(12))
        {
            case 0 when depth > 0: return Expr.Binary(Kind.Bool, "&&", Bool(depth - 1), Bool(depth - 1));
            case 1 when depth > 0: return Expr.Binary(Kind.Bool, "||", Bool(depth - 1), Bool(depth - 1));
            case 2 when depth > 0: return Expr.Unary("!", Bool(depth - 1));
            case 3 when TryPick(Locals(Kind.Bool)) is { } local: return Expr.Variable(Kind.Bool, local.Name);
            case 4 or 5: return Expr.Binary(Kind.Bool, Pick(["<", "<=", ">", ">=", "==", "!="]), Int(1), Int(1));
            case 6: return Expr.Binary(Kind.Bool, "==", Expr.Binary(Kind.Int, "%", Int(1), Expr.Int(2)), Expr.Int(0));
            case 7: return Expr.Binary(Kind.Bool, Pick(["<", ">"]), Real(1), Expr.Real("0.25"));
            default: return Expr.Binary(Kind.Bool, Pick(["<", "<=", ">", ">="]), Real(Math.Min(depth, 1)), Real(Math.Min(depth, 1)));
        }
    }

    private Expr Int(int depth)
    {
        if (depth > 0 && !Features.IsEmpty && Chance(0.15) && SnippetValue(Kind.Int, depth) is { } snippet)
            return snippet;
        if (depth <= 0 || Chance(0.4))
        {
            if (Chance(0.75) && TryPick(Locals(Kind.Int)) is { } local)
                return Expr.Variable(Kind.Int, local.Name);
            if (Chance(0.4) && TryPick(Locals(Kind.Buffer)) is { } buffer)
                return Expr.Length(buffer.Name);
            return Expr.Int(random.Next(0, 6));
        }
        return random.Next(10) switch
        {
            < 3 => Expr.Binary(Kind.Int, "+", Int(depth - 1), Int(depth - 1)),
            < 5 => Expr.Binary(Kind.Int, "-", Int(depth - 1), Int(depth - 1)),
            5 => Expr.Binary(Kind.Int, "*", Int(depth - 1), Expr.Int(random.Next(2, 4))),
            6 => Expr.Binary(Kind.Int, "/", Int(depth - 1), Expr.Int(random.Next(2, 4))),
            7 => new Expr(ExprForm.Conditional, Kind.Int, "", [Bool(0), Int(depth - 1), Int(depth - 1)]),
            8 => new Expr(ExprForm.ToInt, Kind.Int, "", [Expr.Binary(Kind.Real, "*", Expr.Real("3.0"), Expr.Call("Sin", RealLeaf()))]),
            _ => Modulo(Int(depth - 1), Expr.Int(random.Next(2, 6))),
        };
    }

    /// <summary>The remainder that is never negative.</summary>
    private Expr Modulo(Expr value, Expr divisor)
    {
        Expr remainder = Expr.Binary(Kind.Int, "%", value, divisor);
        return IsNatural(value) ? remainder : Expr.Binary(Kind.Int, "%", Expr.Binary(Kind.Int, "+", remainder, divisor), divisor);
    }

    private bool IsNatural(Expr value) => value switch
    {
        { Form: ExprForm.Literal or ExprForm.Length } => true,
        { Form: ExprForm.Variable } => Locals(Kind.Int).Any(x => x.Name == value.Name && x.IsNatural),
        { Form: ExprForm.Binary, Name: "+" or "/" or "%" } => value.Operands.All(IsNatural),
        _ => false,
    };

    private Expr Element(Local buffer) => new(ExprForm.Element, Kind.Real, buffer.Name, [Index(buffer)]);

    private Expr Index(Local buffer, int depth = 1) => IndexInRow(buffer) ?? Index(buffer.Range, Expr.Length(buffer.Name), depth);

    /// <summary>A call of a method of the program; null when none fits, or it would run for too long here.</summary>
    private Expr? CallOf(Func<Method, bool> filter, int depth)
    {
        Method[] fitting = [.. helpers.Where(x => filter(x) && x.Cost * _multiplier <= 3000 && x.Params.All(CanPass))];
        if (fitting.Length == 0)
            return null;
        Method helper = Pick(fitting);
        _cost += helper.Cost * _multiplier;
        Kind kind = KindOf(helper.Result);
        HashSet<string> passed = [];
        ImmutableArray<Expr> arguments = [.. helper.Params.Select(x => Argument(helper, x, depth, passed))];
        return new Expr(ExprForm.Helper, kind, helper.Name, arguments);
    }

    private Expr Argument(Method helper, Param parameter, int depth, HashSet<string> passed)
    {
        switch (parameter.Kind)
        {
            case ParamKind.Real:
                return Tame(Real(Math.Min(depth, 1)));
            case ParamKind.Ref or ParamKind.Out:
                return ByReference(parameter.Kind == ParamKind.Ref ? "ref ‹0›" : "out ‹0›", Target());
            case ParamKind.Vec:
                return Composite(Kind.Vec, Math.Min(depth, 1));
            case ParamKind.Tuple:
                return Composite(Kind.Tuple, Math.Min(depth, 1));
            case ParamKind.Duo:
                return Composite(Kind.Duo, Math.Min(depth, 1));
            case ParamKind.RefVec:
                return ByReference("ref ‹0›", Use(TryPick(Known(Kind.Vec).Where(x => x.CanWrite))!));
            case ParamKind.Grid or ParamKind.Jagged or ParamKind.Vecs or ParamKind.List:
                return Use(TryPick(Passed(parameter.Kind))!);
            case ParamKind.Int:
                return helper.IsRecursive ? Modulo(Int(1), Expr.Int(4)) : Int(1);
            default:
                // A method called in place may see one buffer under two names; a recursive one gets each once, where it can.
                Local[] all = [.. Buffers(x => Accepts(parameter, x))];
                Local[] others = [.. all.Where(x => !passed.Contains(x.Name))];
                Local buffer = Pick(others.Length > 0 && (helper.IsRecursive || Chance(0.85)) ? others : all);
                passed.Add(buffer.Name);
                return Expr.Variable(Kind.Buffer, buffer.Name);
        }
    }

    private static Expr ByReference(string text, Expr target) => new(ExprForm.Snippet, Kind.None, text, [target]) { Feature = Feature.References };

    private bool CanPass(Param parameter) => parameter.Kind switch
    {
        ParamKind.Ref or ParamKind.Out => Targets().Any(),
        ParamKind.RefVec => Known(Kind.Vec).Any(x => x.CanWrite),
        ParamKind.Grid or ParamKind.Jagged or ParamKind.Vecs or ParamKind.List => Passed(parameter.Kind).Any(),
        _ => !parameter.IsBuffer || Buffers(x => Accepts(parameter, x)).Any(),
    };

    private static bool Accepts(Param parameter, Local buffer) => buffer.CanRead && parameter.Kind switch
    {
        ParamKind.Span => buffer.CanWrite && buffer.Buffer is ParamKind.Span or ParamKind.Array,
        ParamKind.Array => buffer.Buffer == ParamKind.Array,
        _ => true,
    };
}
