using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>
/// Prints the methods through which a probe runs a program, its dual twin and its generated siblings: calls to be compiled with them,
/// so that no reflection meets a span.
/// </summary>
internal sealed class GluePrinter
{
    private readonly FuzzProgram _program;
    private readonly Param[] _params;
    private readonly string _scalar;
    private readonly StringBuilder _text = new();

    private GluePrinter(FuzzProgram program)
    {
        _program = program;
        _params = [.. program.Entry.Params];
        _scalar = program.IsSingle ? "float" : "double";
    }

    /// <param name="program">The program.</param>
    /// <param name="withSiblings">False to leave the generated siblings out.</param>
    public static string Print(FuzzProgram program, bool withSiblings) => new GluePrinter(program).Class(withSiblings);

    private IEnumerable<int> Inputs => Enumerable.Range(0, _params.Length).Where(i => EntryShape.IsInput(_program, _params[i]));

    private int Span => System.Array.FindIndex(_params, x => x.Kind == ParamKind.Span);

    private string Class(bool withSiblings)
    {
        string name = _program.ClassName, probe = $"{typeof(GluePrinter).Namespace}.Probe<{_scalar}> probe";
        Line("#nullable disable");
        Line($"public static class {name}Glue");
        Line("{");
        Method($"Primal({probe})", () => Call(name, "Array", "Real", "Written"));
        Method($"Duals({probe})", () => Call(name + "Duals", "DualArray", "DualReal", "DualArray"));
        Method($"Siblings({probe})", () =>
        {
            foreach (string derivative in withSiblings ? EntryShape.Derivatives(_program) : [])
                Sibling(derivative);
        });
        Line("}");
        return _text.ToString();
    }

    private void Method(string signature, Action body)
    {
        Line($"    public static void {signature}");
        Line("    {");
        body();
        Line("    }");
    }

    /// <summary>The call of the primal, or of its dual twin.</summary>
    private void Call(string type, string array, string real, string written)
    {
        if (Span >= 0)
            Line($"        var o = probe.{written}({Span});");
        string call = $"{type}.F({Arguments(type, array, real)})";
        switch (_program.Entry.Result)
        {
            case ResultKind.Void:
                Line($"        {call};");
                Line("        probe.Output(o);");
                break;
            case ResultKind.Pair:
                Line($"        var r = {call};");
                Line("        probe.Output(r.f);");
                Line("        probe.Output(r.g);");
                break;
            default:
                Line($"        probe.Output({call});");
                break;
        }
    }

    private string Arguments() => Arguments(_program.ClassName, "Array", "Real");

    private string Arguments(string type, string array, string real) => string.Join(", ", _params.Select((x, i) => x.Kind switch
    {
        ParamKind.Vec or ParamKind.Tuple or ParamKind.Duo => Composed(type, i, array),
        ParamKind.Real => $"probe.{real}({i})",
        ParamKind.Int => $"probe.Int({i})",
        ParamKind.Span => "o",
        ParamKind.Grid or ParamKind.Jagged => $"probe.{(array == "Array" ? "" : "Dual")}{x.Kind}({i})",
        _ => $"probe.{array}({i})",
    }));

    /// <summary>A struct or tuple of the two numbers that a method of the probe gives.</summary>
    private string Composed(string type, int parameter, string source)
    {
        string parts = $"(probe.{source}({parameter})[0], probe.{source}({parameter})[1])";
        return _params[parameter].Kind == ParamKind.Tuple ? parts : $"new {type}.{_params[parameter].Kind}{parts}";
    }

    /// <summary>The numbers of a gradient, one by one where it is a struct or a tuple.</summary>
    private string Parts(int parameter, string gradient) => _params[parameter].Kind switch
    {
        ParamKind.Vec => $"{gradient}.X, {gradient}.Y",
        ParamKind.Tuple => $"{gradient}.Item1, {gradient}.Item2",
        ParamKind.Duo => $"{gradient}.First, {gradient}.Second",
        _ => gradient,
    };

    private void Sibling(string derivative)
    {
        switch (derivative)
        {
            case "Gradient": Gradients(); break;
            case "Vjp": Vjp(); break;
            case "Jvp": Jvp(); break;
            default: Jacobian(); break;
        }
    }

    private void Gradients()
    {
        if (!_params.Any(x => IsFilled(x) && x.IsActive))
        {
            Block("FGradient", "var g = {0};", "", () => Tuple("g"));
            Block("FValueAndGradient", "var r = {0};", "", () =>
            {
                Line("            probe.Value(r.value);");
                Tuple("r.gradient");
            });
            return;
        }
        string outputs = string.Concat(Inputs.Select(i => IsFilled(_params[i]) ? $", g{i}" : $", out var g{i}"));
        Block("FGradient", "{0};", outputs, Collected, Garbage);
        Block("FValueAndGradient", "probe.Value({0});", outputs, Collected, Garbage);
        if (_params.Any(x => x.IsBuffer && x.IsActive && x.Kind != ParamKind.Array))
            return;
        Block("FGradient", "var g = {0};", "", () => Tuple("g"));
        Block("FValueAndGradient", "var r = {0};", "", () =>
        {
            Line("            probe.Value(r.value);");
            Tuple("r.gradient");
        });
    }

    /// <summary>True where the gradient is memory of the caller's.</summary>
    private static bool IsFilled(Param parameter) => parameter.IsBuffer || parameter.HasRows;

    private void Garbage()
    {
        foreach (int i in Inputs.Where(i => IsFilled(_params[i])))
            Line($"            var g{i} = probe.{(_params[i].Kind == ParamKind.Jagged ? $"GarbageRows({i})" : $"Garbage(probe.Length({i}))")};");
    }

    private void Collected()
    {
        foreach (int i in Inputs)
            Line($"            probe.Gradient({i}, {Parts(i, $"g{i}")});");
    }

    private void Tuple(string gradient)
    {
        foreach (int i in Inputs)
            Line($"            probe.Gradient({i}, {Parts(i, gradient + Named(i))});");
    }

    /// <summary>".x" in a tuple; nothing where there is only one.</summary>
    private string Named(int parameter) => Inputs.Count() == 1 ? "" : "." + _params[parameter].Name;

    private void Vjp()
    {
        bool isVoid = _program.Entry.Result == ResultKind.Void;
        int[] gradients = [.. Inputs.Where(i => i != Span)];
        string cotangent = _program.Entry.Result switch
        {
            ResultKind.Real => "probe.Cotangent(0)",
            ResultKind.Pair => "(probe.Cotangent(0), probe.Cotangent(1))",
            _ => "c",
        };
        string arguments = $", {cotangent}" + string.Concat(gradients.Select(i => IsFilled(_params[i]) ? $", g{i}" : $", ref g{i}"));
        Block("FVjp", isVoid ? "{0};" : "var r = {0};", arguments, () =>
        {
            Results("Value", isVoid ? "o" : "r");
            foreach (int i in gradients)
                Line($"            probe.Accumulated({i}, {Parts(i, $"g{i}")});");
            if (isVoid && Inputs.Contains(Span))
                Line($"            probe.Remaining({Span}, c);");
        }, () =>
        {
            Line("            var c = probe.Cotangents(0, probe.Outputs);");
            foreach (int i in gradients)
                Line($"            var g{i} = {Given(i, "Prior")};");
        });
    }

    private void Jvp()
    {
        bool isVoid = _program.Entry.Result == ResultKind.Void;
        IEnumerable<int> active = Enumerable.Range(0, _params.Length).Where(i => i == Span || Inputs.Contains(i));
        string arguments = string.Concat(active.Select(i => i == Span ? ", t" : ", " + Given(i, "Tangent")));
        Block("FJvp", isVoid ? "{0};" : "var r = {0};", arguments, () =>
        {
            Results("Value", isVoid ? "o" : "r.value");
            Results("Forward", isVoid ? "t" : "r.tangent");
        }, () =>
        {
            if (isVoid)
                Line($"            var t = probe.Tangents({Span});");
        });
    }

    /// <summary>A prior or a tangent of the parameter's type.</summary>
    private string Given(int parameter, string source) => _params[parameter] switch
    {
        { IsComposite: true } => Composed(_program.ClassName, parameter, source + "s"),
        { Kind: ParamKind.Jagged } => $"probe.{source}Rows({parameter})",
        { IsBuffer: true } or { Kind: ParamKind.Grid } => $"probe.{source}s({parameter})",
        _ => $"probe.{source}({parameter})",
    };

    /// <summary>Hands a result to the probe, a tuple's elements one by one.</summary>
    private void Results(string receiver, string result)
    {
        foreach (string element in _program.Entry.Result == ResultKind.Pair ? [".f", ".g"] : new[] { "" })
            Line($"            probe.{receiver}({result}{element});");
    }

    private void Jacobian()
    {
        switch (_program.Entry.Result)
        {
            case ResultKind.Pair:
                Block("FJacobian", "var r = {0};", "", () =>
                {
                    foreach (int i in Inputs)
                    {
                        Line($"            probe.Row(0, {i}, {Parts(i, "r.f" + Named(i))});");
                        Line($"            probe.Row(1, {i}, {Parts(i, "r.g" + Named(i))});");
                    }
                });
                break;
            case ResultKind.Array:
                Block("FJacobian", "var r = {0};", "", () =>
                {
                    foreach (int i in Inputs)
                        Line($"            probe.Jacobian({i}, r{Named(i)});");
                });
                break;
            default:
                Block("FJacobian", "{0};", string.Concat(Inputs.Select(i => $", g{i}")), () =>
                {
                    Line("            probe.Value(o);");
                    foreach (int i in Inputs)
                        Line($"            probe.Jacobian({i}, g{i});");
                }, () =>
                {
                    foreach (int i in Inputs)
                        Line($"            var g{i} = probe.Garbage(probe.Outputs * probe.Length({i}));");
                });
                break;
        }
    }

    private void Block(string sibling, string statement, string moreArguments, Action after, Action? before = null)
    {
        Line("        {");
        Line($"            probe.Begin(\"{sibling}\");");
        if (Span >= 0)
            Line($"            var o = probe.Written({Span});");
        before?.Invoke();
        Line("            " + string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, $"{_program.ClassName}.{sibling}({Arguments()}{moreArguments})"));
        after();
        Line("            probe.End();");
        Line("        }");
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
