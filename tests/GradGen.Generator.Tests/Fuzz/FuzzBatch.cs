using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Compiles many programs at once, with what is generated for them, and checks each.</summary>
/// <param name="generator">The generator; null to check the programs and their dual twins alone.</param>
internal sealed class FuzzBatch(IIncrementalGenerator? generator)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        concurrentBuild: false);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(x => Path.GetFileName(x) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Memory.dll" or "System.Numerics.Vectors.dll" or "System.Runtime.Extensions.dll" or "System.Runtime.Intrinsics.dll" or "System.Collections.dll" or "System.Numerics.Tensors.dll" or "netstandard.dll")
            .Select(x => MetadataReference.CreateFromFile(x)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(FuzzBatch).Assembly.Location),
    ];

    private readonly Dictionary<int, Verdict> _verdicts = [];

    /// <summary>Changes what was generated before it is compiled: to see that a wrong derivative is caught.</summary>
    public Func<string, string>? Mutation { get; init; }

    /// <summary>The number of points at which a program is checked.</summary>
    public int Points { get; init; } = 3;

    /// <summary>True to measure the dual numbers' deviation from central differences, as <see cref="Verdict.Worst"/>: the least over the points.</summary>
    public bool AgainstDifferences { get; init; }

    /// <summary>One verdict per program, in order. Programs have different seeds, or go one by one.</summary>
    public IReadOnlyList<Verdict> Check(IReadOnlyList<FuzzProgram> programs)
    {
        _verdicts.Clear();
        FuzzProgram[] numbered = [.. programs.Select((x, i) => x with { Seed = i })];
        CheckNumbered(numbered);
        return [.. programs.Select((x, i) => _verdicts[i] with { Program = x })];
    }

    private void CheckNumbered(FuzzProgram[] programs)
    {
        Dictionary<int, List<SyntaxTree>> generated = [];
        Generate(programs, generated);
        // A program that does not compile is set aside, and the rest compiled again.
        for (FuzzProgram[] open = Open(); open.Length > 0; open = Open())
        {
            CSharpCompilation compilation = Compile(open.SelectMany(x => Sources(x)).Concat(open.SelectMany(x => generated.GetValueOrDefault(x.Seed, []))));
            using var image = new MemoryStream();
            ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
            if (SetAside(diagnostics))
                continue;
            image.Position = 0;
            var context = new AssemblyLoadContext("fuzz", isCollectible: true);
            context.Resolving += (_, name) => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(x => x.GetName().Name == name.Name);
            new ProgramRunner(context.LoadFromStream(image), open, Points, AgainstDifferences).Run(verdict => _verdicts[verdict.Program.Seed] = verdict);
            context.Unload();
        }

        FuzzProgram[] Open() => [.. programs.Where(x => !_verdicts.ContainsKey(x.Seed))];
    }

    private void Generate(FuzzProgram[] programs, Dictionary<int, List<SyntaxTree>> generated)
    {
        if (generator is null)
            return;
        CSharpCompilation primals = Compile(programs.Select(x => Tree(CodePrinter.Primal(x), $"{x.Seed}.primal.cs")));
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: s_parse)
            .RunGenerators(primals).GetRunResult();
        if (result.Results[0].Exception is { } exception)
        {
            if (programs.Length == 1)
                Set(programs[0], Outcome.Crash, exception.ToString());
            else
                foreach (FuzzProgram[] half in programs.Chunk((programs.Length + 1) / 2))
                    Generate(half, generated);
            return;
        }
        foreach (SyntaxTree tree in result.GeneratedTrees)
        {
            // The generated file silences warnings for its user's sake; here, there must be none to silence.
            string text = tree.ToString().Replace("#pragma warning disable\n", "", StringComparison.Ordinal);
            // What is refused has siblings that throw why.
            if (text.Contains("throw new global::System.NotSupportedException(\"", StringComparison.Ordinal))
                continue;
            if (programs.FirstOrDefault(x => text.Contains($"partial class {x.ClassName}\n", StringComparison.Ordinal)) is not { } program)
                continue;
            if (!generated.TryGetValue(program.Seed, out List<SyntaxTree>? trees))
                generated[program.Seed] = trees = [];
            text = LaneCounter.Counting(text);
            trees.Add(Tree(Mutation is null ? text : Mutation(text), $"{program.Seed}.generated.{trees.Count}.cs"));
        }
        foreach (FuzzProgram program in programs.Where(x => !generated.ContainsKey(x.Seed)))
        {
            SyntaxTree tree = primals.SyntaxTrees.First(x => x.FilePath == $"{program.Seed}.primal.cs");
            // What does not compile is the fuzzer's fault, and no refusal.
            if (SetAside(primals.GetSemanticModel(tree).GetDiagnostics()))
                continue;
            (Outcome outcome, string message) = Refusals.Explain(primals, tree);
            Set(program, outcome, message);
        }
    }

    private IEnumerable<SyntaxTree> Sources(FuzzProgram program) =>
    [
        Tree(CodePrinter.Primal(program), $"{program.Seed}.primal.cs"),
        Tree(CodePrinter.Duals(program), $"{program.Seed}.duals.cs"),
        Tree(GluePrinter.Print(program, generator is not null), $"{program.Seed}.glue.cs"),
    ];

    /// <summary>Gives a verdict on each program that does not compile, or whose generated code warns. True when there was one.</summary>
    private bool SetAside(ImmutableArray<Diagnostic> diagnostics)
    {
        bool any = false;
        foreach (IGrouping<int, Diagnostic> group in diagnostics.Where(Counts).GroupBy(x => int.Parse(x.Location.SourceTree!.FilePath.Split('.')[0])))
        {
            any = true;
            // An error of the glue means that a sibling has another signature.
            bool isOurs = group.All(x => x.Location.SourceTree!.FilePath.Contains("primal", StringComparison.Ordinal) || x.Location.SourceTree.FilePath.Contains("duals", StringComparison.Ordinal));
            string message = string.Join('\n', group.Take(5).Select(x => $"{x.GetMessage()} ({x.Id}) at: {x.Location.SourceTree!.GetText().Lines[x.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}"));
            _verdicts[group.Key] = new Verdict(null!, isOurs ? Outcome.BadProgram : Outcome.DoesNotCompile, message);
        }
        return any;
    }

    /// <remarks>A program that compares what is surely equal, or decided, may warn so in its derivative too: CS1718, CS0162.</remarks>
    private static bool Counts(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic is { Severity: DiagnosticSeverity.Warning, Id: not ("CS1718" or "CS0162") } && diagnostic.Location.SourceTree?.FilePath.Contains("generated", StringComparison.Ordinal) == true);

    private void Set(FuzzProgram program, Outcome outcome, string message) => _verdicts[program.Seed] = new Verdict(program, outcome, message);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create("Fuzz", trees, s_references, s_options);

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, s_parse, path, System.Text.Encoding.UTF8);
}
