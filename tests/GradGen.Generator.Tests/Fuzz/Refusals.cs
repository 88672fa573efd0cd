using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Tells why nothing was generated: the generator itself is silent.</summary>
internal static class Refusals
{
    /// <summary>Runs the generator's steps on the entry, where what they throw is seen.</summary>
    public static (Outcome Outcome, string Message) Explain(CSharpCompilation compilation, SyntaxTree tree)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        MethodDeclarationSyntax syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(x => x.AttributeLists.Count > 0);
        IMethodSymbol method = model.GetDeclaredSymbol(syntax)!;
        List<string> refusals = [];
        try
        {
            DifferentiableMethod? lowered = Generator.Frontend.Lowering.Lower(
                method, syntax, model, method.GetAttributes()[0], x => refusals.Add($"{x.Id}: {x.GetMessage()}"), default);
            if (lowered is not null)
                GeneratedText.Write(lowered, new ConsumerFeatures(1400, true, false));
        }
        catch (Exception exception)
        {
            return (Outcome.Crash, exception.ToString());
        }
        return (refusals.Count > 0 && refusals.TrueForAll(IsLimit) ? Outcome.BeyondLimit : Outcome.Refused, string.Join('\n', refusals));
    }

    /// <summary>Whether it is one of the limits that docs/fuzzing.md lists: memory that is shared in a way that is not followed, mostly.</summary>
    private static bool IsLimit(string refusal) =>
        refusal.StartsWith("GG1002", StringComparison.Ordinal)
        || s_limits.Any(limit => refusal.Contains(limit, StringComparison.Ordinal));

    private static readonly string[] s_limits =
    [
        "This array as a row",
        "is passed one buffer twice",
        "is neither a number nor a buffer",
        "lies with others; clone it first",
        "An index that gives the array another name",
        "A row that is a parameter, in an array whose rows are written,",
        "which may not be assigned here,",
    ];
}
