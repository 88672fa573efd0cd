using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradGen.Generator.Tests.House;

/// <summary>A source file of this repository, under the path that a reader would name it by.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] s_built = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public IEnumerable<string> Lines => Text.Split('\n');

    /// <summary>Reads what lies below a folder and was written by hand.</summary>
    public static IEnumerable<SourceFile> Below(string folder, string pattern = "*.cs")
    {
        string root = System.IO.Path.Combine(Repository.Root, folder);
        if (!Directory.Exists(root))
            return [];
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(file => (file, relative: System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .Where(found => !found.relative.Split('/').Any(part => s_built.Contains(part) || part is ".git" or ".vs" or ".idea"))
            .OrderBy(found => found.relative, System.StringComparer.Ordinal)
            .Select(found => new SourceFile(found.relative, File.ReadAllText(found.file)));
    }
}
