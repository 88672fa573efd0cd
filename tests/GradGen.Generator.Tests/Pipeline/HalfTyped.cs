using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>A file of the corpus as it may stand while it is typed: cut off somewhere, or with tokens missing.</summary>
/// <param name="File">The file's number in the corpus.</param>
/// <param name="Text">What is left of it.</param>
/// <param name="What">What was done to it, in words.</param>
internal sealed record HalfTyped(int File, string Text, string What)
{
    private static readonly IReadOnlyList<SyntaxToken>[] s_tokens = [.. Corpus.Files.Select(file => (IReadOnlyList<SyntaxToken>)[.. CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)])];

    /// <summary>The text with a number; the same in every run.</summary>
    public static HalfTyped Numbered(int number)
    {
        var random = new Random(number);
        int file = number % Corpus.Files.Count;
        string text = Corpus.Files[file].Text;
        string name = $"{number}: {System.IO.Path.GetFileName(Corpus.Files[file].Path)}";
        if (random.Next(3) == 0)
        {
            int end = random.Next(text.Length);
            return new HalfTyped(file, text[..end], $"{name}, cut off at {end}");
        }
        // One token, a few in several places, or a run of them.
        IReadOnlyList<SyntaxToken> tokens = s_tokens[file];
        int count = random.Next(1, 4);
        int first = random.Next(tokens.Count);
        SyntaxToken[] left = [.. (random.Next(2) == 0 ? Enumerable.Range(first, count).Where(i => i < tokens.Count) : Enumerable.Range(0, count).Select(_ => random.Next(tokens.Count)).Distinct())
            .OrderDescending().Select(i => tokens[i])];
        foreach (SyntaxToken token in left)
            text = text.Remove(token.SpanStart, token.Span.Length);
        return new HalfTyped(file, text, $"{name}, without {string.Join(" and ", left.Reverse().Select(token => $"'{token}' at {token.SpanStart}"))}");
    }
}
