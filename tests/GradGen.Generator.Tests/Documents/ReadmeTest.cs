using System;
using System.IO;
using System.Linq;
using GradGen.Generator.Tests.Golden;
using GradGen.Generator.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Documents;

/// <summary>The README's example: what it shows is what is generated, and what it calls compiles.</summary>
public sealed class ReadmeTest
{
    private const string Fence = "```";
    private const string Begin = "<!-- generated:begin -->\n";
    private const string End = "<!-- generated:end -->\n";

    [Fact]
    public void The_example_shows_what_is_generated()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        string example = Block(readme, 0), call = Block(readme, 1);
        var run = new Pipeline.Run(("Example.cs", example), ("Call.cs", $"using System;\nstatic class Program {{ static void Main() {{\n{call}}} }}\n"));
        Assert.Empty(run.Compile(text => text).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591"));

        MethodDeclarationSyntax gradient = Assert.Single(
            run.Texts.Values.SelectMany(Pipeline.Corpus.Types).SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>()),
            method => method.Identifier.ValueText.EndsWith("ValueAndGradient", StringComparison.Ordinal));
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = readme.IndexOf(End, StringComparison.Ordinal);
        Stored.Require("README.md", $"{readme[..begin]}{Fence}csharp\n{Source.Body(gradient)}\n{Fence}\n{readme[end..]}");
    }

    /// <summary>The C# blocks before the generated one, by number.</summary>
    private static string Block(string text, int number)
    {
        string head = text[..text.IndexOf(Begin, StringComparison.Ordinal)];
        return head.Split(Fence + "csharp\n")[number + 1].Split(Fence)[0];
    }
}
