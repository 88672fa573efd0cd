using System;
using System.Diagnostics;

namespace NeuronSample;

/// <summary>Measures several actions in turn, again and again, so that a change of the machine's speed meets all of them.</summary>
public static class Stopclock
{
    private const int Rounds = 41;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(4);

    /// <summary>The median time of each action in nanoseconds.</summary>
    public static double[] Nanoseconds(params Action[] actions)
    {
        int[] repeats = Array.ConvertAll(actions, RepeatsPerRound);
        double[][] times = Array.ConvertAll(actions, _ => new double[Rounds]);
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
                times[i][round] = Time(actions[i], repeats[i]);
        }
        return Array.ConvertAll(times, Median);
    }

    /// <summary>Warms an action up, until the compiler has optimised it, and counts how often it fits into a round.</summary>
    private static int RepeatsPerRound(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; Stopwatch.GetElapsedTime(start) < s_warmUp; calls++)
            action();
        return Math.Max(1, (int)(calls * (s_round / s_warmUp)));
    }

    private static double Time(Action action, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repeats;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
