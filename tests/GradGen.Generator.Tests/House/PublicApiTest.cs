using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.House;

/// <summary>What GradGen shows to its users changes only on purpose: GRADGEN_UPDATE=1 rewrites the baseline.</summary>
public sealed class PublicApiTest
{
    private const string Baseline = "tests/GradGen.Generator.Tests/House/PublicApi.txt";

    [Fact]
    public void The_public_surface_is_the_one_written_down()
    {
        string path = Path.Combine(Repository.Root, Baseline);
        string actual = string.Concat(Surface().Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("GRADGEN_UPDATE") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string[] Surface()
    {
        MetadataReference gradGen = MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location);
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create("Surface", references: [.. platform
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)), gradGen]);
        return [.. PublicSurface.Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(gradGen)!)];
    }
}
