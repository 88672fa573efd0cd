using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Benchmarks.Generation;

/// <summary>What the generator takes for the kernels, and how many lines it writes for the lines of each primal.</summary>
public static class KernelCode
{
    public static IEnumerable<string> Lines()
    {
        CSharpCompilation compilation = Platform.Compile("Kernels", Sources());
        (double milliseconds, GeneratorDriverRunResult result) = Generate(compilation);
        (double again, _) = Generate(compilation);

        yield return $"| {result.GeneratedTrees.Length} marked methods of the kernels | primal and what it calls, lines | generated, lines | ratio |";
        yield return "|---|---:|---:|---:|";
        foreach (MethodDeclarationSyntax method in compilation.SyntaxTrees.SelectMany(Marked))
        {
            string name = $"{((TypeDeclarationSyntax)method.Parent!).Identifier}.{method.Identifier}";
            SyntaxTree tree = result.GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath).StartsWith(name + "-", StringComparison.Ordinal));
            int primal = WithCallees(method, compilation).Sum(written => Count(written.GetText().ToString()));
            int generated = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Sum(sibling => Count(sibling.GetText().ToString()));
            yield return $"| {name} | {primal} | {generated} | {(double)generated / primal:F1} |";
        }
        yield return "";
        yield return $"All of them are generated in {milliseconds:N0} ms, cold, as the first run of the process; in {again:N0} ms once the generator's own code is warm.";
    }

    private static (double, GeneratorDriverRunResult) Generate(CSharpCompilation compilation)
    {
        (double milliseconds, GeneratorDriver driver) = GeneratorTimes.Time(GeneratorTimes.Driver(LanguageVersion.CSharp14), compilation);
        return (milliseconds, driver.GetRunResult());
    }

    private static IEnumerable<MethodDeclarationSyntax> Marked(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Differentiable"));

    /// <summary>A method and, each once, what it calls here: the generator lowers these in place.</summary>
    private static HashSet<MethodDeclarationSyntax> WithCallees(MethodDeclarationSyntax method, CSharpCompilation compilation)
    {
        HashSet<MethodDeclarationSyntax> found = [];
        Queue<MethodDeclarationSyntax> open = new([method]);
        while (open.TryDequeue(out MethodDeclarationSyntax? next))
        {
            if (!found.Add(next))
                continue;
            SemanticModel model = compilation.GetSemanticModel(next.SyntaxTree);
            foreach (InvocationExpressionSyntax call in next.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                foreach (SyntaxReference callee in model.GetSymbolInfo(call).Symbol?.DeclaringSyntaxReferences ?? [])
                {
                    if (callee.GetSyntax() is MethodDeclarationSyntax written)
                        open.Enqueue(written);
                }
            }
        }
        return found;
    }

    /// <summary>Those with something in them, comments aside.</summary>
    private static int Count(string text) =>
        text.Split('\n').Count(line => line.Trim() is { Length: > 0 } content && !content.StartsWith("//", StringComparison.Ordinal));

    private static IEnumerable<SyntaxTree> Sources()
    {
        Assembly assembly = typeof(KernelCode).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            yield return CSharpSyntaxTree.ParseText(SourceText.From(stream), new CSharpParseOptions(LanguageVersion.CSharp14), name);
        }
    }
}
