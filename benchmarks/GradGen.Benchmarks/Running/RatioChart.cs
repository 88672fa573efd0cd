using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GradGen.Benchmarks.Contest;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace GradGen.Benchmarks.Running;

/// <summary>Bars: how many times as long as the expert's gradient everything else takes, of each kernel at its middle size.</summary>
public static class RatioChart
{
    private const double Group = 1;
    private static readonly string[] s_shown = [Contestants.Primal, Contestants.Generated, Contestants.ByHand, Contestants.ByTape];

    /// <summary>Writes a PNG file.</summary>
    public static void Save(string file, IReadOnlyList<Result> results)
    {
        Result[] middle = [.. results.GroupBy(result => result.Kernel).Select(sizes => sizes.ElementAt(sizes.Count() / 2))];
        using Plot plot = new();
        double width = Group / (s_shown.Length + 1);
        for (int i = 0; i < s_shown.Length; i++)
        {
            List<Bar> bars = [];
            for (int kernel = 0; kernel < middle.Length; kernel++)
            {
                // The plot's axis is linear: it gets logarithms, and its labels undo them.
                if (middle[kernel].Ratio(s_shown[i], Contestants.ByExpert) is { } ratio)
                    bars.Add(new Bar { Position = kernel * Group + i * width, Value = Math.Log10(ratio), Size = 0.9 * width });
            }
            BarPlot series = plot.Add.Bars(bars);
            series.LegendText = s_shown[i];
            series.Color = plot.Add.Palette.GetColor(i);
        }
        double centre = (s_shown.Length - 1) * width / 2;
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, middle.Length).Select(kernel => kernel * Group + centre)], [.. middle.Select(result => result.Kernel)]);
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Undone, IntegerTicksOnly = true, MinorTickGenerator = new LogMinorTickGenerator() };
        plot.Axes.Bottom.TickLabelStyle.Rotation = 30;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleLeft;
        plot.Axes.Bottom.MinimumSize = 80;
        plot.Title("Time of value and gradient, the expert's hand-vectorised code = 1");
        plot.ShowLegend(Alignment.UpperRight);
        File.WriteAllBytes(file, plot.GetImageBytes(1100, 500, ImageFormat.Png));
    }

    private static string Undone(double logarithm) => Math.Pow(10, logarithm).ToString("0.##", CultureInfo.InvariantCulture);
}
