using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The examples of tests/Corpus, and what is generated for them.</summary>
internal static class Corpus
{
    private static readonly Lazy<Run> s_run = new(() => Run());

    /// <summary>The files by path, in order.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path).ReplaceLineEndings("\n"))),
    ];

    /// <summary>A run that is shared.</summary>
    public static Run Shared => s_run.Value;

    /// <summary>Runs the generator over all files.</summary>
    public static Run Run() => new([.. Files]);

    /// <summary>The file generated for "Class.Method".</summary>
    public static string Generated(string example)
    {
        string[] parts = example.Split('.');
        return Shared.Texts.Values.Single(text =>
            Types(text).Any(type => type.Identifier.ValueText == parts[0] && type.Members.OfType<MethodDeclarationSyntax>().Any(method => IsSibling(method, parts[1]))));
    }

    /// <summary>The types that a text declares.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Types(string text) =>
        Pipeline.Run.Parse(text, "").GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>();

    private static bool IsSibling(MethodDeclarationSyntax method, string primal) =>
        method.Identifier.ValueText is { } name && (name == primal + "Gradient" || name == primal + "Vjp");
}
