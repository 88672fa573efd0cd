using System;
using System.Diagnostics;
using System.Linq;
using GradGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks;

/// <summary>What the generator costs for 1,000 marked methods: from nothing, and after one edit.</summary>
public static class GeneratorTimes
{
    private const int Rounds = 15;

    public static void Run()
    {
        MarkedMethods project = MarkedMethods.Create();
        (double first, GeneratorDriver driver) = Time(Driver(), project.Compilation);
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.Results.Select(generator => generator.Exception).FirstOrDefault(thrown => thrown is not null) is { } exception)
            throw new InvalidOperationException("The generator threw.", exception);

        double warm = Median(_ => Time(Driver(), MarkedMethods.Create().Compilation).Milliseconds, Rounds / 3);
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

        Console.WriteLine($"| {MarkedMethods.Files * MarkedMethods.MethodsPerFile:N0} marked methods in {MarkedMethods.Files} files | ms |");
        Console.WriteLine("|---|---:|");
        Console.WriteLine($"| cold: first run of the process | {first:F0} |");
        Console.WriteLine($"| all anew, compiled code warm | {warm:F0} |");
        Console.WriteLine($"| no edit | {none:F1} |");
        Console.WriteLine($"| edit of a comment | {comment:F1} |");
        Console.WriteLine($"| edit of one marked method | {body:F1} |");
        Console.WriteLine($"\n{result.GeneratedTrees.Length} files, {result.GeneratedTrees.Sum(tree => (long)tree.Length) / 1024:N0} KB generated.");
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new GradientGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12));

    private static double Step(ref GeneratorDriver driver, MarkedMethods project)
    {
        (double milliseconds, driver) = Time(driver, project.Compilation);
        return milliseconds;
    }

    private static (double Milliseconds, GeneratorDriver Driver) Time(GeneratorDriver driver, Compilation compilation)
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
