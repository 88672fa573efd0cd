using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The state of a file while it is typed: the generator and the analyzer never throw, never hang, and say the same twice.</summary>
public sealed class HalfTypedCodeTest(ITestOutputHelper log)
{
    /// <summary>How many in every test run; GRADGEN_MUTATIONS sets another number.</summary>
    private const int Usual = 250;

    /// <summary>How long one may take when the machine does much else.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>How long the generator may take over one.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private static readonly SyntaxTree[] s_trees = [.. Corpus.Files.Select(file => Run.Parse(file.Text, file.Path))];

    /// <summary>What files of the corpus take from others, and each file alone beside it: an edit of a file is one tree replaced.</summary>
    private static readonly ImmutableArray<SyntaxTree> s_shared = [.. s_trees.Where(tree => !tree.ToString().Contains("[Differentiable", StringComparison.Ordinal))];

    private static readonly Compilation s_compilation = new Run().Compile(text => text).AddSyntaxTrees(s_shared);

    /// <summary>The driver after a run over the file as it is, before the edit.</summary>
    private static readonly Lazy<GeneratorDriver>[] s_before = [.. s_trees.Select(tree => new Lazy<GeneratorDriver>(() => New().RunGenerators(With(tree, tree))))];

    [Fact]
    public void Nothing_is_thrown_and_nothing_hangs()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("GRADGEN_MUTATIONS"), CultureInfo.InvariantCulture, out int asked) ? asked : Usual;
        var faults = new ConcurrentQueue<string>();
        var times = new ConcurrentBag<(TimeSpan Time, HalfTyped Text)>();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var text = HalfTyped.Numbered(number);
            var watch = Stopwatch.StartNew();
            var check = Task.Factory.StartNew(() => Fault(text), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            string? fault = check.Wait(s_patience) ? check.Result : "hangs";
            times.Add((watch.Elapsed, text));
            if (fault is not null)
                faults.Enqueue($"{text.What}: {fault}");
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(40)));

        // The slowest again, one by one: when many run at once, they wait for each other.
        foreach ((_, HalfTyped text) in times.OrderByDescending(time => time.Time).Take(10))
        {
            TimeSpan time = Enumerable.Range(0, 10).Select(_ => TimeOf(text)).FirstOrDefault(time => time < s_limit);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms: {text.What}"));
            Assert.True(time > TimeSpan.Zero, $"{text.What} takes more than {s_limit}, ten times.");
        }
    }

    private static TimeSpan TimeOf(HalfTyped text)
    {
        Compilation compilation = With(text);
        GeneratorDriver driver = New();
        var watch = Stopwatch.StartNew();
        driver.RunGenerators(compilation);
        return watch.Elapsed;
    }

    /// <summary>On some texts Roslyn itself throws when it is asked what is wrong with them; no analyzer is run then.</summary>
    private static bool BreaksTheCompiler(Compilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return false;
        }
        catch (AggregateException)
        {
            return true;
        }
    }

    private static string? Fault(HalfTyped text)
    {
        Compilation compilation = With(text);
        if (BreaksTheCompiler(compilation))
            return null;
        GeneratorRunResult first = Result(New().RunGenerators(compilation)), edited = Result(s_before[text.File].Value.RunGenerators(compilation));
        if ((first.Exception ?? edited.Exception) is Exception exception)
            return exception.ToString();
        if (!Texts(first).SequenceEqual(Texts(edited)))
            return "another text the second time, after an edit";
        ImmutableArray<Diagnostic> reports = compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().Result;
        return reports.FirstOrDefault(diagnostic => diagnostic.Id is "GG9001" or "AD0001")?.ToString();
    }

    private static Compilation With(SyntaxTree before, SyntaxTree after) => s_compilation.RemoveSyntaxTrees(s_shared.Where(tree => tree == before)).AddSyntaxTrees(after);

    private static Compilation With(HalfTyped text) => With(s_trees[text.File], Run.Parse(text.Text, s_trees[text.File].FilePath));

    private static GeneratorDriver New() => CSharpGeneratorDriver.Create([new GradientGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)s_trees[0].Options);

    private static GeneratorRunResult Result(GeneratorDriver driver) => driver.GetRunResult().Results.Single();

    private static IEnumerable<(string, string)> Texts(GeneratorRunResult result) => result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())).Order();
}
