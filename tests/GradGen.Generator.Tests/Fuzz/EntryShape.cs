using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>What is asked of the generator for a program's entry.</summary>
internal static class EntryShape
{
    public static string Attribute(FuzzProgram program)
    {
        List<string> arguments = [];
        Param[] inputs = [.. program.Entry.Params.Where(x => IsInput(program, x))];
        if (program.Entry.Params.Any(x => x.Kind != ParamKind.Int && !x.IsActive))
            arguments.AddRange(inputs.Select(x => $"nameof({x.Name})"));
        arguments.Add("Derivatives = " + string.Join(" | ", Derivatives(program).Select(x => "Derivatives." + x)));
        if (program.IsStrict)
            arguments.Add("FloatingPoint = FloatingPoint.Strict");
        return $"[Differentiable({string.Join(", ", arguments)})]";
    }

    public static ImmutableArray<string> Derivatives(FuzzProgram program) => program.Entry.Result switch
    {
        ResultKind.Real => ["Gradient", "Vjp", "Jvp"],
        // A Jacobian has a row per result, not one of rows: a documented limit.
        ResultKind.Void when program.Entry.Params.Any(x => x is { Kind: ParamKind.Jagged, IsActive: true }) => ["Vjp", "Jvp"],
        ResultKind.Void => program.Entry.Params.Any(x => x.Kind == ParamKind.Span && IsInput(program, x)) ? ["Vjp", "Jvp"] : ["Jacobian", "Vjp", "Jvp"],
        // A Jacobian with structs has no loops: a documented limit.
        ResultKind.Pair when program.Entry.Params.Any(x => x.IsActive && (x.IsComposite || x.HasRows)) => ["Vjp", "Jvp"],
        _ => ["Jacobian", "Vjp", "Jvp"],
    };

    /// <summary>True for what derivatives are taken with respect to: an active parameter that is not merely written.</summary>
    public static bool IsInput(FuzzProgram program, Param parameter) =>
        parameter.IsActive && (parameter.Kind != ParamKind.Span || IsRead(program, parameter));

    /// <summary>True when the entry reads an element of the buffer, or hands it to another method.</summary>
    private static bool IsRead(FuzzProgram program, Param buffer)
    {
        return program.Entry.Body.Any(Reads);

        bool Reads(Stmt s) =>
            (s.Name == buffer.Name && (s.Form == StmtForm.Swap || (s.Form == StmtForm.Store && s.Detail != "=")))
            || s.Exprs.Any(ReadsIn) || s.Blocks.Any(block => block.Any(Reads));

        bool ReadsIn(Expr e) =>
            (e.Name == buffer.Name && (e.Form == ExprForm.Element || e is { Form: ExprForm.Variable, Kind: Kind.Buffer })) || e.Operands.Any(ReadsIn);
    }
}
