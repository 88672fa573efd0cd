using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>What carries no derivative goes on as it is: logs, strings, collections, enums, state that can change.</summary>
public static partial class PassedThrough
{
    private static double s_gravity = 9.81;

    public enum Mode
    {
        Linear,
        Square,
    }

    public static void Weaken() => s_gravity *= 0.9;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Logged(double x, double y, int n)
    {
        var log = new List<string>();
        string name = "run";
        for (int i = 0; i < n; i++)
        {
            log.Add("step " + i);
            name += i.ToString();
            x *= y;
        }
        foreach (string line in log)
            x += line.Length * y;
        return x * log.Count + name.Length;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Chosen(double x, double y, int n)
    {
        Mode mode = n % 2 == 0 ? Mode.Linear : Mode.Square;
        double? bonus = x > y ? x * y : null;
        double value = mode switch
        {
            Mode.Linear => x * s_gravity,
            Mode.Square => x * x * y,
            _ => throw new ArgumentException($"'{mode}' is no mode."),
        };
        return value + (bonus ?? y) + (bonus.HasValue ? bonus.Value : 0);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FirstAbove(ReadOnlySpan<double> x, double bound)
    {
        double best = 0;
        foreach (double v in x)
        {
            if (v > bound)
            {
                best = v * bound;
                break;
            }
            best += v;
            if (best < -3)
                return best * bound;
        }
        return best;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfThread(double x) => x * x * Settings.Current.Scale;

    private sealed class Settings
    {
        private static readonly System.Threading.ThreadLocal<Settings> s_current = new(() => new Settings());

        private readonly double _scale = 3;

        public static Settings Current => s_current.Value!;

        public double Scale => _scale;
    }

    private static readonly Dictionary<int, double> s_known = [];

    private static int Parsed(string text)
    {
        try
        {
            return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return 3;
        }
    }

    private static double Remembered(int n)
    {
        lock (s_known)
        {
            if (!s_known.TryGetValue(n, out double value))
                s_known[n] = value = 1.5 * n;
            return value;
        }
    }

    private static int Written(string text)
    {
        using var writer = new System.IO.StringWriter();
        writer.Write(text);
        return writer.ToString().Length;
    }

    private static double[] Weights(int n)
    {
        try
        {
            return [1, n];
        }
        finally
        {
            Written("done");
        }
    }

    /// <summary>What is refused where something active goes in does no harm where nothing does.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Handled(double x, double y, [Domain(0, 4)] int n)
    {
        double sum = x * Parsed("none") * y + Parsed("2") * y * y;
        for (int i = 0; i < n; i++)
        {
            double[] weights = Weights(i);
            sum = sum * Remembered(i) * 0.5 + weights[1] * x + weights.Length * Written("ab");
        }
        return sum;
    }
}
