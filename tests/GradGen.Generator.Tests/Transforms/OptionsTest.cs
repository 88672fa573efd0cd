using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Transforms;
using GradGen.Gradients.Tests.Checking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>No optimisation changes a number: each is switched off, and the derivatives stay.</summary>
public sealed class OptionsTest
{
    private static readonly int[] s_lengths = [0, 1, 5];

    private static readonly Lazy<Compiled> s_optimised = new(() => new Compiled(Options.All));

    public static TheoryData<string> Variants => [.. OptionVariants.All.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_corpus_has_the_same_derivatives(string variant)
    {
        var compiled = new Compiled(OptionVariants.All[variant]);
        Assert.Equal(s_optimised.Value.Methods.Keys.Order(StringComparer.Ordinal), compiled.Methods.Keys.Order(StringComparer.Ordinal));
        Assert.NotEqual(s_optimised.Value.Texts, compiled.Texts);
        List<string> differences = [];
        foreach ((string name, MarkedMethod method) in compiled.Methods)
        {
            var random = new Random(name.Length);
            foreach (int length in s_lengths)
            {
                Array?[] arguments = Examples.Arguments(method, length, random);
                var expected = new Evaluation(s_optimised.Value.Methods[name], arguments);
                var actual = new Evaluation(method, arguments);
                foreach ((string form, double[,] jacobian) in AllForms(actual))
                    Compare(Jacobian(expected), jacobian, Tolerance(method), $"{variant}, length {length}: {form}", differences);
            }
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

    /// <summary>The corpus, compiled with what is generated for it under some options.</summary>
    private sealed class Compiled
    {
        public Compiled(Options options)
        {
            var run = new Pipeline.Run(new OptionedGenerator(options), [.. Pipeline.Corpus.Files]);
            using var image = new MemoryStream();
            Microsoft.CodeAnalysis.Emit.EmitResult result = run.Compile(text => text).Emit(image);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
            Texts = [.. run.Texts.Values];
            Methods = Assembly.Load(image.ToArray()).GetTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null)
                .Select(method => new MarkedMethod(method))
                .ToDictionary(method => method.Name);
        }

        public IReadOnlyList<string> Texts { get; }

        public IReadOnlyDictionary<string, MarkedMethod> Methods { get; }
    }
}
