using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>The IR as text, for tests and for whoever debugs a pass.</summary>
internal static class Printer
{
    public static string Print(Function function)
    {
        var writer = new IndentedWriter();
        using (writer.Block($"{function.Name}({string.Join(", ", function.Parameters.Select(Typed))})"))
            Print(writer, function.Body, "return");
        return writer.ToString();
    }

    private static string Typed(Value value) => $"{value}: {value.Type}";

    private static void Print(IndentedWriter writer, Block block, string yield)
    {
        foreach (Op op in block.Ops)
            Print(writer, op);
        if (block.Yields.Count > 0)
            writer.Line($"{yield} {string.Join(", ", block.Yields)}");
    }

    private static void Print(IndentedWriter writer, Op op)
    {
        string results = string.Join(", ", op.Results().Select(Typed));
        string head = (results.Length > 0 ? results + " = " : "") + Describe(op);
        if (!op.Blocks().Any())
        {
            writer.Line(head);
            return;
        }
        writer.Line(head);
        foreach (Block block in op.Blocks())
            using (writer.Block($"block({string.Join(", ", block.Parameters.Select(Typed))})"))
                Print(writer, block, "yield");
    }

    private static string Describe(Op op)
    {
        string operands = string.Join(", ", op.Operands());
        return op switch
        {
            Compute o => $"{o.Operator} {operands}",
            Apply o => $"{o.Function}({operands})",
            CountedLoop o => $"for {o.Counter} from {o.Start} while {o.Comparison} {o.Bound} step {o.Step} carrying ({string.Join(", ", o.Initial)})",
            Invoke o => $"invoke {o.Variant} {o.Callee}({operands})",
            Evaluate o => "evaluate " + string.Concat(o.Text.Select((piece, i) => piece + (i < o.Operands.Count ? o.Operands[i] : ""))),
            Require o => $"require {o.Requirement} {operands}",
            _ => $"{op.GetType().Name} {operands}",
        };
    }
}
