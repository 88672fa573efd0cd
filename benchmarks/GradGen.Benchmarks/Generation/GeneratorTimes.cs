using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks.Generation;

/// <summary>What the generator costs for 1,000 marked methods: from nothing, and after one edit.</summary>
public static class GeneratorTimes
{
    private const int Rounds = 15;

    public static IEnumerable<string> Lines()
    {
        MarkedMethods project = MarkedMethods.Create();
        (double first, GeneratorDriver driver) = Time(Driver(LanguageVersion.CSharp12), project.Compilation);
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.Results.Select(generator => generator.Exception).FirstOrDefault(thrown => thrown is not null) is { } exception)
            throw new InvalidOperationException("The generator threw.", exception);

        double warm = Median(_ => Time(Driver(LanguageVersion.CSharp12), MarkedMethods.Create().Compilation).Milliseconds, Rounds / 3);
        double none = Median(_ => Step(ref driver, project), Rounds);
        double comment = Median(
            round =>
            {
                project.EditComment(round, constant: 2, $"round {round}");
                return Step(ref driver, project);
            },
            Rounds);
        double body = Median(
            round =>
            {
                project.EditBody(Rounds + round, constant: 10 + round);
                return Step(ref driver, project);
            },
            Rounds);

        yield return $"| {MarkedMethods.Files * MarkedMethods.MethodsPerFile:N0} marked methods in {MarkedMethods.Files} files | ms |";
        yield return "|---|---:|";
        yield return $"| cold: first run of the process | {first:N0} |";
        yield return $"| all anew, compiled code warm | {warm:N0} |";
        yield return $"| no edit | {none:N0} |";
        yield return $"| edit of a comment | {comment:N0} |";
        yield return $"| edit of one marked method | {body:N0} |";
        yield return "";
        yield return $"{result.GeneratedTrees.Length} files, {result.GeneratedTrees.Sum(tree => (long)tree.Length) / 1024:N0} KB generated.";
    }

    public static GeneratorDriver Driver(LanguageVersion language) => CSharpGeneratorDriver.Create(
        [new GradientGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(language));

    private static double Step(ref GeneratorDriver driver, MarkedMethods project)
    {
        (double milliseconds, driver) = Time(driver, project.Compilation);
        return milliseconds;
    }

    public static (double Milliseconds, GeneratorDriver Driver) Time(GeneratorDriver driver, Compilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, driver);
    }

    private static double Median(Func<int, double> measure, int rounds)
    {
        double[] times = [.. Enumerable.Range(0, rounds).Select(measure)];
        Array.Sort(times);
        return times[rounds / 2];
    }
}
