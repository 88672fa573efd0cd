using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Documents;

/// <summary>Pieces of source text for pages.</summary>
internal static class Source
{
    public static bool IsMarked(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Differentiable");

    /// <summary>A member as it stands, moved to the left margin.</summary>
    public static string Declaration(MemberDeclarationSyntax member) => Dedent(member.ToFullString());

    /// <summary>A method without its attributes and documentation, moved to the left margin.</summary>
    public static string Body(MethodDeclarationSyntax method) =>
        Dedent(new string(' ', Indent(method)) + method.WithAttributeLists(default).WithoutLeadingTrivia().ToFullString());

    private static int Indent(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Character;

    private static string Dedent(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd())];
        int margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > margin ? line[margin..] : line.TrimStart())).Trim('\n');
    }
}
