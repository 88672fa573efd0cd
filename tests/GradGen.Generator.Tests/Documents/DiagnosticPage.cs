using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradGen.Generator.Tests.House;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Documents;

/// <summary>A page of docs/diagnostics: its title and its snippets.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Text">The page.</param>
internal sealed partial record DiagnosticPage(string Id, string Text)
{
    public static IReadOnlyList<DiagnosticPage> All { get; } =
        [.. SourceFile.Below("docs/diagnostics", "GG*.md").Select(page => new DiagnosticPage(Path.GetFileNameWithoutExtension(page.Path), page.Text.ReplaceLineEndings("\n")))];

    public static DiagnosticPage Of(string id) => All.Single(page => page.Id == id);

    /// <summary>What stands after the id in the first line.</summary>
    public string Title => Text.Split('\n')[0].Split(": ", 2)[^1];

    /// <summary>The snippets: what the paragraph before each says, and the code.</summary>
    public IReadOnlyList<DocumentedSnippet> Snippets => [.. Blocks().Matches(Text).Select(match => new DocumentedSnippet(match.Groups["said"].Value, match.Groups["code"].Value))];

    [GeneratedRegex(@"(?<said>[^\n]+(\n[^\n`]+)*)\n\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

/// <summary>A snippet of a page.</summary>
/// <param name="Said">What the paragraph before it says.</param>
/// <param name="Code">The code.</param>
internal sealed partial record DocumentedSnippet(string Said, string Code)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using GradGen;

        """;

    /// <summary>True for code that the diagnostic is about.</summary>
    public bool IsReported => Said.StartsWith("Refused", StringComparison.Ordinal) || Said.StartsWith("Flagged", StringComparison.Ordinal);

    /// <summary>The text that the page says the diagnostic is at.</summary>
    public string Place => Places().Match(Said) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>A whole file: members stand in a partial class.</summary>
    public string File => CSharpSyntaxTree.ParseText(Code).GetCompilationUnitRoot().Members.All(member => member is BaseTypeDeclarationSyntax)
        ? Usings + Code
        : $"{Usings}partial class Example\n{{\n{Code}}}\n";

    [GeneratedRegex("at (?:the [0-9a-z]+ )?`([^`]+)`")]
    private static partial Regex Places();
}
