using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The generator in its real driver, over files that can be edited between runs.</summary>
internal sealed class Run
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
    private static readonly ImmutableArray<MetadataReference> s_references = References();

    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private GeneratorDriver _driver;

    private Compilation _compilation = CSharpCompilation.Create(
        "Edited",
        references: s_references,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    private GeneratorDriverRunResult? _previous;

    public Run(params ReadOnlySpan<(string File, string Text)> files)
        : this(new GradientGenerator(), files)
    {
    }

    public Run(IIncrementalGenerator generator, ReadOnlySpan<(string File, string Text)> files)
    {
        _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: s_parseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        foreach ((string file, string text) in files)
            Add(file, text);
        Again();
    }

    /// <summary>The outcome of the last run.</summary>
    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Texts => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The files that were given, compiled with those that were generated, of which the text may be changed first.</summary>
    public Compilation Compile(Func<string, string> change) =>
        _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(source => Parse(change(source.SourceText.ToString()), source.HintName)));

    /// <summary>Replaces a piece of text that a file has once, and runs again.</summary>
    public Run Edit(string file, string old, string replacement)
    {
        string text = _trees[file].ToString();
        Assert.Single(Occurrences(text, old));
        SyntaxTree tree = _trees[file].WithChangedText(_trees[file].GetText().Replace(text.IndexOf(old, StringComparison.Ordinal), old.Length, replacement));
        _compilation = _compilation.ReplaceSyntaxTree(_trees[file], tree);
        _trees[file] = tree;
        return Again();
    }

    /// <summary>Adds a file and runs again.</summary>
    public Run With(string file, string text)
    {
        Add(file, text);
        return Again();
    }

    /// <summary>The hint names of the files whose text the last edit changed.</summary>
    public IEnumerable<string> Changed()
    {
        Dictionary<string, string> before = _previous!.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        return Texts.Where(pair => !before.TryGetValue(pair.Key, out string? text) || text != pair.Value).Select(pair => pair.Key);
    }

    /// <summary>The reasons of the outputs of a tracked step.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>The reasons of the outputs that become files.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons() =>
        Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parseOptions, path);

    private void Add(string file, string text)
    {
        _trees.Add(file, Parse(text, file));
        _compilation = _compilation.AddSyntaxTrees(_trees[file]);
    }

    private Run Again()
    {
        _previous = _driver.GetRunResult();
        _driver = _driver.RunGenerators(_compilation);
        Assert.Null(Result.Exception);
        return this;
    }

    private static IEnumerable<int> Occurrences(string text, string part)
    {
        for (int at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    private static ImmutableArray<MetadataReference> References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
    ];
}
