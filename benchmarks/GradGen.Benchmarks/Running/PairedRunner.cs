using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Running;

/// <summary>
/// Measures contestants in turn, round by round, so that a change of the machine's speed meets all of them. Times are those of the processor: while it is
/// away at somebody else's work, no time passes.
/// </summary>
public static class PairedRunner
{
    private const int FewestRounds = 3;

    private static TimeSpan Now => Environment.CpuUsage.TotalTime;

    /// <summary>By name; whoever needs too much memory is not in it.</summary>
    public static IReadOnlyDictionary<string, Measurement> Measure(Problem problem, Pace pace)
    {
        Entry[] entries = [.. Contestants.Of(problem).Where(contestant => Verification.TryRun(contestant, out _)).Select(contestant => new Entry(contestant, pace))];
        for (int round = 0; round < pace.Rounds; round++)
        {
            foreach (Entry entry in entries)
                entry.Run(round);
        }
        return entries.ToDictionary(entry => entry.Contestant.Name, entry => entry.Result());
    }

    private sealed class Entry
    {
        private readonly int _repeats;
        private readonly int _rounds;
        private readonly List<double> _times = [];
        private readonly long _bytes;

        public Entry(Contestant contestant, Pace pace)
        {
            Contestant = contestant;
            TimeSpan start = Now;
            int runs = 0;
            do
            {
                contestant.Run();
                runs++;
            }
            while (Now - start < pace.WarmUp);

            TimeSpan one = (Now - start) / runs;
            _repeats = Math.Max(1, (int)(pace.Round / one));
            _rounds = Math.Clamp((int)(pace.Patience / (one * _repeats)), FewestRounds, pace.Rounds);
            long before = GC.GetAllocatedBytesForCurrentThread();
            contestant.Run();
            _bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        public Contestant Contestant { get; }

        public void Run(int round)
        {
            if (round >= _rounds)
                return;
            TimeSpan start = Now;
            for (int i = 0; i < _repeats; i++)
                Contestant.Run();
            _times.Add((Now - start).TotalNanoseconds / _repeats);
        }

        public Measurement Result()
        {
            _times.Sort();
            return new(_times[_times.Count / 2] / Contestant.Share, (long)(_bytes / Contestant.Share));
        }
    }
}
