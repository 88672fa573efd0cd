using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Every marked method of the corpus, and arguments for each.</summary>
internal static class Examples
{
    /// <summary>The lengths at which examples are tried.</summary>
    public static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 8, 17];

    private static readonly Dictionary<string, MarkedMethod> s_all = typeof(Examples).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null && IsCorpus(method.DeclaringType!))
        .Where(method => method.IsStatic || IsDomain(method.DeclaringType!))
        .Select(method => new MarkedMethod(method))
        .ToDictionary(method => method.Name);

    /// <summary>The names of the examples that take arguments of any length.</summary>
    public static IEnumerable<string> Names => s_all.Where(example => !example.Value.IsOfDomain).Select(example => example.Key).Order(StringComparer.Ordinal);

    /// <summary>The names of the methods of the domains, which say where their arguments lie.</summary>
    public static IEnumerable<string> NamesInDomains => s_all.Where(example => example.Value.IsOfDomain).Select(example => example.Key).Order(StringComparer.Ordinal);

    /// <summary>The names of the examples in a folder of the corpus.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Names.Where(name => s_all[name].Primal.Method.DeclaringType!.Namespace!.EndsWith("." + folder, StringComparison.Ordinal));

    /// <summary>An example by name.</summary>
    public static MarkedMethod Get(string name) => s_all[name];

    /// <summary>Random arguments; buffers have <paramref name="length"/> elements unless the example needs another shape.</summary>
    public static Array?[] Arguments(MarkedMethod method, int length, Random random)
    {
        Array?[] arguments = new Array?[method.Primal.Slots.Count];
        Shape shape = Shapes.Of(method, length);
        foreach (Parameter parameter in method.Parameters)
            arguments[parameter.Index] = parameter.Domain?.Fill(parameter, random) ?? shape.Fill(parameter, random);
        foreach (int result in Enumerable.Range(method.Primal.ResultsFrom, arguments.Length - method.Primal.ResultsFrom))
            arguments[result] = Reals.Make(method.Primal.Slots[result].Type, 1);
        return arguments;
    }

    /// <summary>The arguments at a kink: values as stated, buffers at random.</summary>
    public static Array?[] Arguments(MarkedMethod method, ReadOnlySpan<double> values, Random random)
    {
        Array?[] arguments = Arguments(method, 0, random);
        int next = 0;
        foreach (Parameter parameter in method.Parameters)
        {
            if (!parameter.Slot.IsBuffer)
                arguments[parameter.Index] = Domain.Value(parameter.Slot.Type, values[next++]);
        }
        Assert.Equal(values.Length, next);
        return arguments;
    }

    private static bool IsDomain(Type type) => type.Namespace!.StartsWith("GradGen.Corpus.Domains.", StringComparison.Ordinal);

    private static bool IsCorpus(Type type) => type.Namespace is { } name && name.StartsWith("GradGen.Corpus", StringComparison.Ordinal);
}
