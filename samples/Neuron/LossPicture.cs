using System;
using System.Globalization;
using System.IO;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace NeuronSample;

/// <summary>A loss curve: before the first epoch and after each.</summary>
public sealed record Curve(string Name, double[] Losses);

/// <summary>The loss curves as a picture, from the first epoch on; both scales are logarithmic, since most happens early.</summary>
public static class LossPicture
{
    /// <summary>Writes a PNG file.</summary>
    public static void Save(string file, Curve[] curves)
    {
        using Plot plot = new();
        foreach (Curve curve in curves)
        {
            // The plot's axes are linear: it gets logarithms, and its labels undo them.
            double[] epochs = [.. Enumerable.Range(1, curve.Losses.Length - 1).Select(epoch => Math.Log10(epoch))];
            Scatter line = plot.Add.ScatterLine(epochs, [.. curve.Losses[1..].Select(Math.Log10)]);
            line.LegendText = curve.Name;
            line.LineWidth = 2;
        }
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = Undone,
            IntegerTicksOnly = true,
            MinorTickGenerator = new LogMinorTickGenerator(),
        };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Undone };
        plot.Title("A neuron on the diabetes data");
        plot.XLabel("epoch");
        plot.YLabel("mean squared error");
        plot.ShowLegend(Alignment.UpperRight);
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllBytes(file, plot.GetImageBytes(800, 500, ImageFormat.Png));
    }

    private static string Undone(double logarithm) => Math.Pow(10, logarithm).ToString("F0", CultureInfo.InvariantCulture);
}
