using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using GradGen.Generator.Tests.Golden;
using GradGen.Generator.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Documents;

/// <summary>docs/contract.md: under each marked method of its examples stand the signatures of what is generated.</summary>
public sealed class ContractPageTest
{
    private const string Fence = "```";
    private const string Sign = "// → ";

    [Fact]
    public void The_signatures_are_those_generated()
    {
        string path = Path.Combine("docs", "contract.md");
        string[] parts = File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n").Split(Fence);
        for (int i = 1; i < parts.Length; i += 2)
            if (parts[i].StartsWith("csharp\n", StringComparison.Ordinal))
                parts[i] = "csharp\n" + Filled(parts[i]["csharp\n".Length..]);
        Stored.Require(path, string.Join(Fence, parts));
    }

    private static string Filled(string block)
    {
        string members = string.Concat(block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith(Sign, StringComparison.Ordinal)).Select(line => line + "\n"));
        var run = new Pipeline.Run(("Example.cs", $"using System;\nusing GradGen;\nusing static GradGen.Derivatives;\npublic static partial class Example\n{{\n{members}}}\n"));
        Assert.Empty(run.Compile(text => text).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591"));
        IEnumerable<string> signatures = run.Texts.Values.SelectMany(Pipeline.Corpus.Types)
            .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>())
            .Where(method => method.Modifiers.Any(modifier => modifier.ValueText == "public"))
            .Select(method => $"{method.ReturnType} {method.Identifier}{method.ParameterList}");
        return new StringBuilder(members).AppendJoin("", signatures.Select(signature => $"{Sign}{signature}\n")).ToString();
    }
}
