using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace GradGen.Generator.Tests.Analyses;

/// <summary>The loops that are reported are those whose derivative is not that of what they compute.</summary>
public sealed class SearchesTest
{
    /// <summary>A derivative is taken to be wrong from here on, and right up to a tenth of it.</summary>
    private const double Wrong = 0.01;

    /// <summary>Who is right about a loop is for the numbers to say.</summary>
    [Fact]
    public async Task TheLabelsAreWhatDifferencesSay()
    {
        var failures = new List<string>();
        foreach (LoopExample example in await LoopTable.Examples)
            foreach (CustomAttributeData at in example.Method.CustomAttributes.Where(data => data.AttributeType.Name == "AtAttribute"))
            {
                double error = Error(example, [.. ((IReadOnlyCollection<CustomAttributeTypedArgument>)at.ConstructorArguments[0].Value!).Select(value => (double)value.Value!)], at.NamedArguments.Select(argument => (double)argument.TypedValue.Value!).FirstOrDefault(1e-4));
                if (!(example.IsSearch ? error > Wrong : error < Wrong / 10))
                    failures.Add($"{example} at ({string.Join(", ", at.ConstructorArguments[0].Value is IReadOnlyCollection<CustomAttributeTypedArgument> values ? values.Select(value => value.Value) : [])}): {error}");
            }
        None(failures);
    }

    [Fact]
    public async Task EverySearchIsReportedAtItsLoop() =>
        None((await LoopTable.Examples).Where(example => example.IsSearch && !example.Reports.Any(report => report.StartsWith("GG1009 !", StringComparison.Ordinal)))
            .Select(example => $"{example}: {string.Join(", ", example.Reports)}"));

    [Fact]
    public async Task NothingElseIsReported() =>
        None((await LoopTable.Examples).SelectMany(example => example.Reports.Where(report => report.StartsWith("GG1", StringComparison.Ordinal) && !(example.IsSearch && report.StartsWith("GG1009 !", StringComparison.Ordinal))).Select(report => $"{example}: {report}")));

    private static void None(IEnumerable<string> failures) => Assert.True(!failures.Any(), string.Join("\n", failures));

    /// <summary>The greatest error of a partial derivative, relative to the greatest of them.</summary>
    private static double Error(LoopExample example, double[] point, double step)
    {
        double[] differences = [.. point.Select((x, i) => Difference(example.Method, point, i, step * Math.Max(1, Math.Abs(x))))];
        double[] gradient = Numbers(Call(example.Gradient, point));
        double size = differences.Max(Math.Abs);
        return differences.Zip(gradient, (difference, partial) => Math.Abs(difference - partial) / Math.Max(size, Math.Abs(partial))).Max();
    }

    private static double Difference(MethodInfo method, double[] point, int parameter, double step)
    {
        double[] up = [.. point], down = [.. point];
        up[parameter] += step;
        down[parameter] -= step;
        return (Numbers(Call(method, up))[0] - Numbers(Call(method, down))[0]) / (2 * step);
    }

    private static object Call(MethodInfo method, double[] point) =>
        method.Invoke(null, [.. method.GetParameters().Select((parameter, i) => Convert.ChangeType(point[i], parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture))])!;

    private static double[] Numbers(object value) => value is ITuple tuple
        ? [.. Enumerable.Range(0, tuple.Length).Select(i => Convert.ToDouble(tuple[i], System.Globalization.CultureInfo.InvariantCulture))]
        : [Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)];
}
