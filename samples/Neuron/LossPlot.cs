using System;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace NeuronSample;

/// <summary>The loss curves in characters, from the first epoch on; both scales are logarithmic, since most happens early.</summary>
public static class LossPlot
{
    private const int Width = 64;
    private const int Height = 12;
    private const int Margin = 9;
    private static readonly char[] s_marks = ['●', '+'];
    private static readonly Color[] s_colors = [Color.Green, Color.Yellow];

    /// <summary>Writes the plot and its legend.</summary>
    public static void Write(IAnsiConsole console, Curve[] curves)
    {
        double low = Math.Log(Math.Max(curves.Min(curve => curve.Losses[1..].Min()), double.Epsilon));
        double high = Math.Log(Math.Max(curves.Max(curve => curve.Losses[1..].Max()), double.Epsilon));
        int[,] cells = Cells(curves, low, Math.Max(high - low, 1e-9));

        console.WriteLine("mean squared error (both scales logarithmic)");
        for (int row = 0; row < Height; row++)
        {
            double loss = Math.Exp(high - (high - low) * row / (Height - 1));
            console.Write($"{Label(row, loss),Margin - 2} │");
            for (int column = 0; column < Width; column++)
                WriteCell(console, cells[row, column]);
            console.WriteLine();
        }
        console.WriteLine(new string(' ', Margin - 1) + "└" + new string('─', Width));
        string last = $"epoch {curves[0].Losses.Length - 1}";
        console.WriteLine(new string(' ', Margin) + "1" + last.PadLeft(Width - 1));
        for (int i = 0; i < curves.Length; i++)
        {
            console.Write(new string(' ', Margin));
            WriteCell(console, i + 1);
            console.WriteLine(" " + curves[i].Name);
        }
    }

    /// <summary>Which curve each cell shows, counted from 1; a later curve goes behind an earlier one.</summary>
    private static int[,] Cells(Curve[] curves, double low, double range)
    {
        int[,] cells = new int[Height, Width];
        for (int i = curves.Length - 1; i >= 0; i--)
        {
            double[] losses = curves[i].Losses;
            for (int column = 0; column < Width; column++)
            {
                double loss = losses[(int)Math.Round(Math.Pow(losses.Length - 1, column / (Width - 1.0)))];
                double level = (Math.Log(Math.Max(loss, double.Epsilon)) - low) / range;
                cells[(int)Math.Round((1 - level) * (Height - 1)), column] = i + 1;
            }
        }
        return cells;
    }

    private static void WriteCell(IAnsiConsole console, int curve)
    {
        if (curve == 0)
            console.Write(" ");
        else
            console.Write(s_marks[curve - 1].ToString(), new Style(s_colors[curve - 1]));
    }

    private static string Label(int row, double loss) =>
        row is 0 or Height - 1 or Height / 2 ? loss.ToString("F0", CultureInfo.InvariantCulture) : "";
}
