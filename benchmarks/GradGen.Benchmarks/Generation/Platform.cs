using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks.Generation;

/// <summary>Compilations against this platform and GradGen.</summary>
public static class Platform
{
    private static readonly string[] s_assemblies = ["System.Runtime.dll", "System.Private.CoreLib.dll", "System.Memory.dll", "GradGen.dll", "MathNet.Numerics.dll"];

    public static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            name,
            trees,
            platform.Where(file => s_assemblies.Contains(Path.GetFileName(file))).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
