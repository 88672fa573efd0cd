using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The text of a statement, for the comments in the generated code.</summary>
internal sealed partial class BodyLowering
{
    private const int MaxOrigin = 100;

    /// <summary>The syntax on one line: of an `if` or a loop its header, of a declaration the variable and its value.</summary>
    internal static string OneLine(SyntaxNode syntax) => syntax switch
    {
        VariableDeclaratorSyntax { Initializer: EqualsValueClauseSyntax value } variable => OneLine($"{variable.Identifier.ValueText} = {value.Value}"),
        IfStatementSyntax branch => OneLine($"if ({branch.Condition})"),
        WhileStatementSyntax loop => OneLine($"while ({loop.Condition})"),
        DoStatementSyntax loop => OneLine($"do while ({loop.Condition})"),
        ForStatementSyntax loop => OneLine($"for ({(loop.Declaration is null ? loop.Initializers.ToString() : loop.Declaration.ToString())}; {loop.Condition}; {loop.Incrementors})"),
        ForEachStatementSyntax loop => OneLine($"foreach ({loop.Type} {loop.Identifier} in {loop.Expression})"),
        ArrowExpressionClauseSyntax arrow => OneLine($"return {arrow.Expression}"),
        _ => OneLine(syntax.WithoutTrivia().ToString()),
    };

    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        bool space = false, comment = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '/' && i + 1 < text.Length && text[i + 1] == '*')
                comment = true;
            if (c == '/' && i + 1 < text.Length && text[i + 1] == '/' && !comment)
            {
                while (i < text.Length && text[i] != '\n')
                    i++;
                space = true;
                continue;
            }
            if (comment)
            {
                if (c == '/' && text[i - 1] == '*' && i >= 3)
                    comment = false;
                space = true;
                continue;
            }
            if (char.IsWhiteSpace(c))
            {
                space = true;
                continue;
            }
            if (space && line.Length > 0)
                line.Append(' ');
            space = false;
            line.Append(c);
        }
        string result = line.ToString().TrimEnd(';', ' ');
        return result.Length <= MaxOrigin ? result : result.Substring(0, MaxOrigin - 1) + "…";
    }
}
