using System;
using System.IO;
using GradGen.Generator.Tests.House;

namespace GradGen.Generator.Tests.Golden;

/// <summary>Texts that are kept in the repository and must not drift.</summary>
internal static class Stored
{
    /// <summary>Requires that a file has a text; with GRADGEN_UPDATE=1 in the environment, writes it.</summary>
    /// <param name="path">Relative to the repository.</param>
    /// <param name="text">What it must say.</param>
    public static void Require(string path, string text)
    {
        string file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("GRADGEN_UPDATE") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{path} is missing; run the tests with GRADGEN_UPDATE=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
