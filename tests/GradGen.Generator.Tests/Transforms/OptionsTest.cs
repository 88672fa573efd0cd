using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Emission;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;
using GradGen.Gradients.Tests.Checking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>No optimisation changes a number: each is switched off, and the derivatives of what is then written otherwise stay.</summary>
public sealed class OptionsTest
{
    private static readonly int[] s_lengths = [0, 1, 5];

    private static readonly Compilation s_corpus = new Pipeline.Run().Compile(text => text)
        .AddSyntaxTrees(Pipeline.Corpus.Files.Select(file => Pipeline.Run.Parse(file.Text, file.Path)));

    /// <summary>Files that call what is generated for them, and do not compile without it.</summary>
    private static readonly HashSet<SyntaxTree> s_callers =
        [.. s_corpus.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree!)];

    private static readonly Lazy<Example[]> s_examples = new(Lowered);

    private static readonly ConsumerFeatures s_features = Generator.Pipeline.Features.Of(s_corpus);

    public static TheoryData<string> Variants => [.. OptionVariants.All.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_corpus_has_the_same_derivatives(string variant)
    {
        Options options = OptionVariants.All[variant];
        (Example Example, string Text)[] emitted = [.. s_examples.Value.AsParallel().AsOrdered().Select(example => (example, Emit(example.Method, options)))];
        Example[] changed = [.. emitted.Where(pair => pair.Text != pair.Example.Text).Select(pair => pair.Example)];
        Assert.True(changed.Length > 0, $"The corpus has no example of {variant}.");
        Dictionary<string, MarkedMethod> methods = Compile(emitted.Where(pair => pair.Text != pair.Example.Text || s_callers.Contains(pair.Example.File)).Select(pair => pair.Text));
        List<string> differences = [];
        foreach (Example example in changed)
        {
            MarkedMethod method = methods[example.Name];
            foreach ((Array?[] arguments, double[,] expected) in example.Expected.Value)
                foreach ((string form, double[,] jacobian) in AllForms(new Evaluation(method, arguments)))
                    Compare(expected, jacobian, Tolerance(method), $"{variant}, length {arguments.Max(argument => argument?.Length)}: {form}", differences);
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>Formulas of the domains subtract what is nearly equal, which loses digits.</summary>
    private static double Tolerance(MarkedMethod method) => method.IsSingle ? 2e-5 : method.IsOfDomain ? 1e-10 : 1e-12;

    /// <summary>By the VJP, which every example of the corpus but a few has; else by its first form.</summary>
    private static double[,] Jacobian(Evaluation at) => AllForms(at).First().Jacobian;

    private static IEnumerable<(string Form, double[,] Jacobian)> AllForms(Evaluation at)
    {
        string name = at.Method.Name;
        if (at.Method.Siblings("Vjp").Any(vjp => vjp.Method.IsPublic))
            yield return (name + "Vjp", Forms.Reverse(at));
        if (at.Method.Siblings("Jvp").Any(jvp => jvp.Method.IsPublic))
            yield return (name + "Jvp", Forms.Forward(at));
        foreach ((string form, double[,] jacobian, double? _) in Forms.Gradients(at))
            yield return (form, jacobian);
        foreach ((string form, double[,] jacobian) in Forms.Jacobians(at))
            yield return (form, jacobian);
    }

    private static void Compare(double[,] expected, double[,] actual, double tolerance, string what, List<string> differences)
    {
        try
        {
            Agreement.Require(expected, actual, tolerance, what, normwise: true);
        }
        catch (Xunit.Sdk.XunitException difference)
        {
            differences.Add(difference.Message);
        }
    }

    private static Example[] Lowered()
    {
        (SyntaxTree File, DifferentiableMethod Method)[] methods = [.. s_corpus.SyntaxTrees.SelectMany(Lowered, (file, method) => (file, method))];
        string[] texts = [.. methods.AsParallel().AsOrdered().Select(pair => Emit(pair.Method, Options.All))];
        Lazy<Dictionary<string, MarkedMethod>> optimised = new(() => Compile(texts));
        return [.. methods.Zip(texts, (pair, text) => new Example(pair.File, pair.Method, text, optimised))];
    }

    private static IEnumerable<DifferentiableMethod> Lowered(SyntaxTree tree)
    {
        SemanticModel model = s_corpus.GetSemanticModel(tree);
        foreach (MethodDeclarationSyntax syntax in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            if (model.GetDeclaredSymbol(syntax) is IMethodSymbol symbol
                && symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == nameof(DifferentiableAttribute)) is { } mark
                && Generator.Frontend.Lowering.Lower(symbol, syntax, model, mark, null, default) is { Refusal: "" } method)
                yield return method;
    }

    private static string Emit(DifferentiableMethod method, Options options) =>
        FileEmitter.Emit(DifferentiationPlan.Apply(method, options), s_features);

    /// <summary>The corpus, compiled with some of what is generated for it; its marked methods by their names.</summary>
    private static Dictionary<string, MarkedMethod> Compile(IEnumerable<string> generated)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = s_corpus
            .AddSyntaxTrees(generated.Select((text, i) => Pipeline.Run.Parse(text, $"{i}.g.cs")))
            .Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray()).GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null)
            .ToDictionary(method => $"{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}", method => new MarkedMethod(method));
    }

    /// <summary>A marked method of the corpus.</summary>
    /// <param name="file">Where it is declared.</param>
    /// <param name="method">The method, lowered.</param>
    /// <param name="text">What is generated with all optimisations.</param>
    /// <param name="optimised">The corpus compiled with that.</param>
    private sealed class Example(SyntaxTree file, DifferentiableMethod method, string text, Lazy<Dictionary<string, MarkedMethod>> optimised)
    {
        public SyntaxTree File => file;

        public DifferentiableMethod Method => method;

        public string Text => text;

        /// <summary>"Namespace.Class.Method".</summary>
        public string Name { get; } = method.Shape.DocumentationId["M:".Length..].Split('(')[0];

        /// <summary>Arguments of several lengths, and the Jacobians of the optimised derivatives there.</summary>
        public Lazy<(Array?[] Arguments, double[,] Jacobian)[]> Expected => field ??= new(() =>
        {
            var random = new Random(Name.Length);
            MarkedMethod marked = optimised.Value[Name];
            return
            [
                .. s_lengths.Select(length => Examples.Arguments(marked, length, random))
                    .Select(arguments => (arguments, Jacobian(new Evaluation(marked, arguments)))),
            ];
        });
    }
}
