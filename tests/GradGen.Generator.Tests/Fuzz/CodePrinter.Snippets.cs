using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Fuzz;

internal sealed partial class CodePrinter
{
    /// <summary>The features whose declarations the program needs.</summary>
    private IEnumerable<Feature> Used() => Features.Used(program).Order();

    private void Snippet(Stmt s)
    {
        foreach (string line in s.Detail.Split('\n'))
        {
            if (!line.StartsWith("‹b", System.StringComparison.Ordinal))
            {
                Line(Filled(line, s.Exprs));
                continue;
            }
            Open();
            Statements(s.Blocks[Index(line[2..^1])]);
            Close();
        }
    }

    private void Lines(string text)
    {
        foreach (string line in text.Split('\n'))
            Line(line);
    }

    /// <summary>A snippet with its operands; one marked v is the value alone of a dual number, as patterns want it.</summary>
    private string Filled(string text, ImmutableArray<Expr> operands) => Hole().Replace(Own(text), hole =>
    {
        string operand = Print(operands[Index(hole.Groups["index"].Value)], true);
        return hole.Groups["v"].Length > 0 && isDual ? $"((D){operand}).Value" : operand;
    });

    /// <summary>A text of a snippet or the library in the program's own types.</summary>
    private string Own(string text)
    {
        // All programs lie in one namespace, where their extension methods must differ.
        text = RealType().Replace(text, Real).Replace("Eased", "Eased" + program.ClassName, System.StringComparison.Ordinal).Replace("Maths.", Math + ".", System.StringComparison.Ordinal);
        return program.IsSingle ? Literals().Replace(text, "$0f") : text;
    }

    private static int Index(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"‹(?<index>\d+)(?<v>v?)›")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\breal\b")]
    private static partial Regex RealType();

    [GeneratedRegex(@"\b\d+\.\d+\b")]
    private static partial Regex Literals();
}
