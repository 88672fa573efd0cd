using System;
using System.IO;

namespace GradGen.Generator.Tests.Rules;

/// <summary>A file of the repository, found from where the tests are built.</summary>
internal static class RepositoryFile
{
    /// <summary>The full path of a file, given from the root; the root is where global.json lies.</summary>
    public static string Locate(string path)
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "global.json")))
            root = Path.GetDirectoryName(root);
        return Path.Combine(root ?? throw new DirectoryNotFoundException("No global.json above the tests."), path);
    }
}
