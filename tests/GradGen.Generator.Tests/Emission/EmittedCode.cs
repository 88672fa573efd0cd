using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Common;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Emission;

/// <summary>Files around functions written by hand, and the assembly that they compile to.</summary>
internal static class EmittedCode
{
    public static readonly ConsumerFeatures Latest = new(1400, true, false);

    public static Sibling Sibling(string name, Function function, ResultTree result, params SiblingParameter[] outputs) =>
        new(name, false, "Test.", [.. function.Parameters.Select(In), .. outputs], result, new Computation(function));

    public static SiblingParameter In(Value value) => new(value.Name, "", value.Type);

    public static string Emit(ConsumerFeatures features, params Sibling[] siblings) => FileEmitter.Emit(File(siblings), features);

    public static GeneratedFile File(params Sibling[] siblings)
    {
        var primal = new Function("M:F", "F", new Block([], [], []), 0);
        var shape = new MethodShape("F", "M:F", "public static", "", "", [], []);
        var method = new DifferentiableMethod("F.g.cs", new Container("", ["partial class Siblings"], false), shape, primal, [], DerivativeKinds.Gradient, false);
        return new GeneratedFile(method, siblings.ToEquatableArray());
    }

    public static Assembly Compile(IEnumerable<string> texts, int languageVersion = 1400)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<MetadataReference> references = new[] { "System.Private.CoreLib.dll", "System.Runtime.dll", "System.Memory.dll", "System.Numerics.Vectors.dll" }
            .Select(name => Path.Combine(runtime, name)).Append(typeof(Runtime.Arguments).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpParseOptions((LanguageVersion)languageVersion, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted",
            texts.Select(text => CSharpSyntaxTree.ParseText(text, options)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: languageVersion >= 800 ? NullableContextOptions.Enable : NullableContextOptions.Disable));
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        List<Diagnostic> errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException(errors[0].ToString() + "\n" + Around(errors[0]));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>The member that the message is about.</summary>
    private static string Around(Diagnostic diagnostic)
    {
        string[] lines = diagnostic.Location.SourceTree!.ToString().Split('\n');
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        int first = line, last = line;
        while (first > 0 && !lines[first].Contains("summary", StringComparison.Ordinal))
            first--;
        while (last < lines.Length - 1 && !lines[last + 1].Contains("summary", StringComparison.Ordinal))
            last++;
        return string.Join("\n", lines[first..(last + 1)].Select((text, k) => string.Create(CultureInfo.InvariantCulture, $"{first + k + 1}: {text}")));
    }
}
