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
}
