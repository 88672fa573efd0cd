using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace NeuronSample;

/// <summary>Runs the experiment before the reader's eyes and tells what came out.</summary>
public sealed class Report(IAnsiConsole console, Experiment experiment)
{
    /// <summary>Trains in every way under a progress bar.</summary>
    public IReadOnlyList<(Way Way, Trained Trained)> Train()
    {
        console.WriteLine($"{experiment.Training.Rows} rows to learn from, {experiment.HeldOut.Rows} held out, {experiment.Options.Epochs} epochs.");
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).Start(progress =>
        {
            List<(Way, Trained)> results = [];
            foreach (Way way in experiment.Ways())
            {
                ProgressTask task = progress.AddTask(way.Name, maxValue: experiment.Options.Epochs);
                results.Add((way, experiment.Train(way, compares: results.Count == 0, () => task.Increment(1))));
            }
            return results;
        });
    }

    /// <summary>Writes table, curves, deviations and the generated code.</summary>
    public void Write(IReadOnlyList<(Way Way, Trained Trained)> results)
    {
        Curve[] curves = [new("full batch", results[0].Trained.Losses), new("mini-batches", results[^1].Trained.Losses)];
        console.Write(Results(results));
        console.WriteLine();
        LossPlot.Write(console, curves);
        LossPicture.Save(experiment.Options.Picture, curves);
        Lines(
            "",
            $"Picture of the loss curves: {experiment.Options.Picture}",
            "Largest deviation of the generated gradient, relative to its length, along full-batch descent:",
            Deviates("the hand-written one", experiment.FromHandWritten),
            Deviates("central differences", experiment.FromDifferences) + ", where no row lies at the kink",
            "");
        WriteSource();
    }

    private Table Results(IReadOnlyList<(Way Way, Trained Trained)> results)
    {
        double[] nanoseconds = experiment.Nanoseconds(results[0].Trained);
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("descent, gradient")
            .AddColumn("loss", column => column.RightAligned())
            .AddColumn("held-out error", column => column.RightAligned())
            .AddColumn("ns per gradient", column => column.RightAligned());
        foreach (((Way way, Trained trained), int i) in results.Select((result, i) => (result, i)))
        {
            // A mini-batch is a smaller gradient: its time does not compare.
            table.AddRow(way.Name, Number(trained.Loss, "F1"), Number(experiment.HeldOutError(trained), "F1"),
                i < nanoseconds.Length ? Number(nanoseconds[i], "N0") : "");
        }
        return table;
    }

    private void WriteSource()
    {
        if (GeneratedSource.Find() is not { } file)
        {
            Lines($"The generated file is not to be found below {GeneratedSource.Folder}");
            return;
        }
        Lines($"The generated gradient: {file}", "");
        Lines(File.ReadAllText(file).Split('\n'));
    }

    private static string Deviates(string other, Deviation deviation) =>
        $"  from {other}: {Number(deviation.Largest, "0.0e+0")} at {deviation.Points} points";

    /// <summary>Lines as they are: not wrapped at the terminal's width and not read as markup.</summary>
    private void Lines(params string[] lines)
    {
        foreach (string line in lines)
            console.Profile.Out.Writer.WriteLine(line.TrimEnd('\r'));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
