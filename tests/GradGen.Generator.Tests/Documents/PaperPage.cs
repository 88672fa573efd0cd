using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Documents;

/// <summary>The page that shows every row of the paper: what the user writes, what is generated, the closed form.</summary>
internal static class PaperPage
{
    private const int LastRow = 39;

    private const string Head = """
        # The paper's rules

        Every rule of *The Matrix Calculus You Need For Deep Learning* (Terence Parr and Jeremy Howard, 2018), as the C# that a user writes, the derivative that is generated
        for it, and the closed form. The layout is the paper's: numerator layout, row i of a Jacobian is the gradient of result i. Of the generated methods one is shown:
        `FGradient` for a scalar result; else `FJacobian`, or the `FVjp` (`FJvp`) that its rows (columns) come from.

        The tests compare each with its closed form (to 1e-12 at 1,000 random points) and with differences. This page is written by a test from the real output.

        """;

    private const string Beyond = """
        ## Beyond the paper

        """;

    /// <summary>The text of the page.</summary>
    public static string Text()
    {
        StringBuilder page = new(Head);
        bool beyond = false;
        foreach (TypeDeclarationSyntax type in Pipeline.Corpus.Files.SelectMany(file => Pipeline.Corpus.Types(file.Text)).Where(type => Rows(type).Any()))
        {
            if (!beyond && Rows(type).First().Row > LastRow)
            {
                beyond = true;
                page.Append('\n').Append(Beyond);
            }
            Append(page, type);
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, TypeDeclarationSyntax type)
    {
        (int Row, string Primal, string Derivative)[] rows = [.. Rows(type)];
        bool beyond = rows[0].Row > LastRow;
        string title = beyond ? rows[0].Primal : "Row " + string.Join(" and ", rows.Select(row => row.Row)) + ": " + rows[0].Primal;
        page.Append('\n').Append(beyond ? "### " : "## ").Append(title).Append("\n\n");
        Code(page, string.Join("\n\n", type.Members.Select(Source.Declaration)));
        page.Append("\nDerivative: ").Append(string.Join("; ", rows.Select(row => row.Derivative))).Append("\n\n");
        Code(page, string.Join("\n\n", type.Members.OfType<MethodDeclarationSyntax>().Where(Source.IsMarked).SelectMany(method => Shown(type, method)).Select(Source.Body)));
    }

    private static void Code(StringBuilder page, string code) => page.Append("```csharp\n").Append(code).Append("\n```\n");

    /// <summary>The gradient, or the sweep that the Jacobian is filled from; the Jacobian itself where it is one function.</summary>
    private static IEnumerable<MethodDeclarationSyntax> Shown(TypeDeclarationSyntax type, MethodDeclarationSyntax method)
    {
        string primal = method.Identifier.ValueText;
        ILookup<string, MethodDeclarationSyntax> siblings = Pipeline.Corpus.Types(Pipeline.Corpus.Generated(type.Identifier.ValueText + "." + primal))
            .SelectMany(generated => generated.Members.OfType<MethodDeclarationSyntax>())
            .ToLookup(sibling => sibling.Identifier.ValueText);
        if (siblings.Contains(primal + "Gradient"))
            return siblings[primal + "Gradient"];
        string jacobian = siblings[primal + "Jacobian"].First().ToString();
        string[] sweeps = [primal + "Vjp", primal + "Jvp"];
        return siblings[sweeps.FirstOrDefault(sweep => jacobian.Contains(sweep + "(", StringComparison.Ordinal)) ?? primal + "Jacobian"];
    }

    private static IEnumerable<(int Row, string Primal, string Derivative)> Rows(TypeDeclarationSyntax type) =>
        from attribute in type.AttributeLists.SelectMany(list => list.Attributes)
        where attribute.Name.ToString() == "PaperRow"
        let arguments = attribute.ArgumentList!.Arguments.Select(argument => ((LiteralExpressionSyntax)argument.Expression).Token.Value!).ToArray()
        select ((int)arguments[0], (string)arguments[1], (string)arguments[2]);
}
