using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Prints a random program as C#: over its own real type, or over dual numbers.</summary>
internal sealed partial class CodePrinter(FuzzProgram program, bool isDual)
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>The type that the program computes in.</summary>
    private string Scalar { get; } = program.IsSingle ? "float" : "double";

    private string Real => isDual ? "D" : Scalar;

    private string Math => isDual ? "DMath" : program.IsSingle ? "MathF" : "Math";

    /// <summary>The class with the entry, to be differentiated, and the methods that it calls.</summary>
    public static string Primal(FuzzProgram program) => new CodePrinter(program, false).Class();

    /// <summary>The same over dual numbers.</summary>
    public static string Duals(FuzzProgram program) => new CodePrinter(program, true).Class();

    private string Class()
    {
        string space = typeof(CodePrinter).Namespace!;
        // What the twin does with null is not looked at.
        if (isDual)
            Line("#nullable disable");
        Line("using System;");
        Line("using System.Collections.Generic;");
        if (Used().Contains(Feature.Vectors))
            foreach (string vector in new[] { "Vector2", "Vector3", "Vector4" })
                Line($"using {vector} = {(isDual ? $"{space}.Dual{vector}" : $"System.Numerics.{vector}")};");
        if (isDual)
        {
            Line($"using D = {space}.Dual<{Scalar}>;");
            Line($"using DMath = {space}.DualMath<{Scalar}>;");
        }
        else
        {
            Line("using GradGen;");
        }
        Line("");
        Line(isDual ? $"internal static class {program.ClassName}Duals" : $"internal static partial class {program.ClassName}");
        Open();
        string f = program.IsSingle ? "f" : "";
        string used = string.Concat(Methods().SelectMany(x => x.Body).Select(Printed));
        if (used.Contains(MethodWriter.Constant, System.StringComparison.Ordinal))
            Line($"private const {Scalar} {MethodWriter.Constant} = 0.5{f};");
        if (used.Contains(MethodWriter.Field, System.StringComparison.Ordinal))
            Line($"private static readonly {Scalar} {MethodWriter.Field} = 0.75{f};");
        if (used.Contains(MethodWriter.Table, System.StringComparison.Ordinal))
            Line($"private static readonly {Scalar}[] {MethodWriter.Table} = [1.25{f}, -0.5{f}, 0.75{f}];");
        foreach (string declarations in Used().Select(x => Library.Of(x, isDual)).Where(x => x.Length > 0).Distinct())
        {
            Line("");
            Lines(Own(declarations));
        }
        foreach (Method method in Methods())
        {
            Line("");
            if (method == program.Entry && !isDual)
                Line(EntryShape.Attribute(program));
            Line($"internal static {Type(method.Result)} {method.Name}({string.Join(", ", method.Params.Select(x => $"{Type(x.Kind)} {x.Name}"))})");
            Open();
            Statements(method.Body);
            Close();
        }
        Close();
        return _text.ToString();
    }

    private string Printed(Stmt statement)
    {
        var printer = new CodePrinter(program, isDual);
        printer.Statement(statement);
        return printer._text.ToString();
    }

    private IEnumerable<Method> Methods() => program.Helpers.Append(program.Entry);

    private string Type(ResultKind result) => result switch
    {
        ResultKind.Void => "void",
        ResultKind.Real => Real,
        ResultKind.Array => Real + "[]",
        ResultKind.Vec => "Vec",
        // Elements named as the entry's Jacobian names its rows.
        _ => $"({Real} f, {Real} g)",
    };

    private string Type(ParamKind kind) => kind switch
    {
        ParamKind.Real => Real,
        ParamKind.Ref => "ref " + Real,
        ParamKind.Out => "out " + Real,
        ParamKind.Vec or ParamKind.Duo => kind.ToString(),
        ParamKind.Tuple => $"({Real} A, {Real} B)",
        ParamKind.RefVec => "ref Vec",
        ParamKind.Vecs => "Vec[]",
        ParamKind.List => $"List<{Real}>",
        ParamKind.Grid => Real + "[,]",
        ParamKind.Jagged => Real + "[][]",
        ParamKind.Int => "int",
        ParamKind.Array => Real + "[]",
        ParamKind.Span => $"Span<{Real}>",
        _ => $"ReadOnlySpan<{Real}>",
    };

    private void Statements(ImmutableArray<Stmt> statements)
    {
        foreach (Stmt statement in statements)
            Statement(statement);
    }

    private void Statement(Stmt s)
    {
        switch (s.Form)
        {
            case StmtForm.Declare:
                string type = s.Detail switch { "real" => Real, "const" => "const " + Scalar, _ => s.Detail };
                Line($"{type} {s.Name} = {Print(s.Exprs[0])};");
                break;
            case StmtForm.DeclareUnset: Line($"{Real} {s.Name};"); break;
            case StmtForm.Assign: Line($"{s.Name} {s.Detail} {Print(s.Exprs[0])};"); break;
            case StmtForm.Step: Line($"{s.Name}{s.Detail};"); break;
            case StmtForm.Store: Line($"{s.Name}[{Print(s.Exprs[0])}] {s.Detail} {Print(s.Exprs[1])};"); break;
            case StmtForm.Swap:
                string first = $"{s.Name}[{Print(s.Exprs[0])}]", second = $"{s.Name}[{Print(s.Exprs[1])}]";
                Line($"{Real} {s.Detail} = {first};");
                Line($"{first} = {second};");
                Line($"{second} = {s.Detail};");
                break;
            case StmtForm.NewBuffer when s.Detail == "elements": Line($"{Real}[] {s.Name} = new {Real}[] {{ {List(s.Exprs)} }};"); break;
            case StmtForm.NewBuffer when s.Detail == "new": Line($"{Real}[] {s.Name} = new {Real}[{Print(s.Exprs[0])}];"); break;
            case StmtForm.NewBuffer: Line($"Span<{Real}> {s.Name} = stackalloc {Real}[{Print(s.Exprs[0])}];"); break;
            case StmtForm.Alias: Line($"{(s.Detail == "array" ? Real + "[]" : $"Span<{Real}>")} {s.Name} = {Print(s.Exprs[0])};"); break;
            case StmtForm.If:
                Nested($"if ({Print(s.Exprs[0])})", s.Blocks[0]);
                if (s.Blocks.Length > 1)
                    Nested("else", s.Blocks[1]);
                break;
            case StmtForm.For: Nested(ForHead(s), s.Blocks[0]); break;
            case StmtForm.While:
                Line($"int {s.Name} = 0;");
                Nested($"while ({s.Name} < {Print(s.Exprs[0], true)} && {Print(s.Exprs[1], true)})", [Stmt.Simple(StmtForm.Step, s.Name, "++"), .. s.Blocks[0]]);
                break;
            case StmtForm.Return: Line(s.Exprs.Length switch { 0 => "return;", 1 => $"return {Print(s.Exprs[0])};", _ => $"return ({List(s.Exprs)});" }); break;
            case StmtForm.Break: Line("break;"); break;
            case StmtForm.Continue: Line("continue;"); break;
            case StmtForm.CallHelper: Line($"{Print(s.Exprs[0])};"); break;
            case StmtForm.Deconstruct:
                string targets = s.Detail == "declare" ? $"{Real} {s.Name.Replace(", ", $", {Real} ", System.StringComparison.Ordinal)}" : s.Name;
                Line($"({targets}) = {Print(s.Exprs[0])};");
                break;
            case StmtForm.Snippet: Snippet(s); break;
        }
    }

    private string ForHead(Stmt s)
    {
        string[] parts = s.Detail.Split(' ');
        string step = parts[1] switch
        {
            "1" => s.Name + "++",
            "-1" => s.Name + "--",
            ['-', .. string count] => $"{s.Name} -= {count}",
            _ => $"{s.Name} += {parts[1]}",
        };
        return $"for (int {s.Name} = {Print(s.Exprs[0])}; {s.Name} {parts[0]} {Print(s.Exprs[1], true)}; {step})";
    }

    private void Nested(string head, ImmutableArray<Stmt> body)
    {
        Line(head);
        Open();
        Statements(body);
        Close();
    }

    private string List(ImmutableArray<Expr> exprs) => string.Join(", ", exprs.Select(x => Print(x)));

    private string Print(Expr e, bool isOperand = false) => e.Form switch
    {
        ExprForm.Literal => (e.Name[0] == '-' && isOperand ? $"({Literal(e)})" : Literal(e)),
        ExprForm.Unary => isOperand ? $"({e.Name}{Print(e.Operands[0], true)})" : e.Name + Print(e.Operands[0], true),
        ExprForm.Binary => Wrap($"{Print(e.Operands[0], true)} {e.Name} {Print(e.Operands[1], true)}", isOperand),
        ExprForm.Conditional => Wrap($"{Print(e.Operands[0], true)} ? {Print(e.Operands[1], true)} : {Print(e.Operands[2], true)}", isOperand),
        ExprForm.Call => $"{Math}.{e.Name}({List(e.Operands)})",
        ExprForm.Element or ExprForm.TableElement => $"{e.Name}[{Print(e.Operands[0])}]",
        ExprForm.Length => e.Name + ".Length",
        ExprForm.ToReal => $"({Real})({Print(e.Operands[0])})",
        ExprForm.ToInt => $"(int)({Print(e.Operands[0])})",
        ExprForm.Helper => $"{e.Name}({List(e.Operands)})",
        ExprForm.Snippet => Filled(e.Name, e.Operands),
        _ => e.Name,
    };

    private string Literal(Expr e) => e.Kind == Kind.Real && program.IsSingle ? e.Name + "f" : e.Name;

    private static string Wrap(string text, bool isOperand) => isOperand ? $"({text})" : text;

    private void Open()
    {
        Line("{");
        _indent++;
    }

    private void Close()
    {
        _indent--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', text.Length == 0 ? 0 : 4 * _indent).Append(text).Append('\n');
}
