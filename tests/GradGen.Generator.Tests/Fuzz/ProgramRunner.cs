using System;
using System.Collections.Generic;
using System.Numerics;
using System.Reflection;
using System.Threading;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Runs compiled programs, on a thread of their own: one that does not end is left behind.</summary>
internal sealed class ProgramRunner(Assembly assembly, IReadOnlyList<FuzzProgram> programs, int points, bool againstDifferences)
{
    private const int StackSize = 16 << 20;

    // For each point that is to be taken: many are no fair test.
    private const int Attempts = 4;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    // What a program may use of all processors: a machine that is busy, or paused, is no program that hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40 * Environment.ProcessorCount);

    private readonly Verdict?[] _verdicts = new Verdict?[programs.Count];
    private readonly AutoResetEvent _progress = new(false);

    public void Run(Action<Verdict> report)
    {
        for (int next = 0; next < programs.Count;)
        {
            int first = next;
            new Thread(() => RunFrom(first), StackSize) { IsBackground = true }.Start();
            for (bool isAlive = true; isAlive && next < programs.Count; next++)
            {
                Verdict? verdict = Await(next);
                report(verdict ?? new Verdict(programs[next], Outcome.Hangs, "it did not end"));
                isAlive = verdict is not null;
            }
        }
    }

    private Verdict? Await(int index)
    {
        for (TimeSpan start = Environment.CpuUsage.TotalTime; Volatile.Read(ref _verdicts[index]) is null;)
            if (!_progress.WaitOne(s_pause) && Environment.CpuUsage.TotalTime - start > s_patience)
                break;
        return Volatile.Read(ref _verdicts[index]);
    }

    private void RunFrom(int first)
    {
        for (int i = first; i < programs.Count; i++)
        {
            Volatile.Write(ref _verdicts[i], programs[i].IsSingle ? Run<float>(programs[i]) : Run<double>(programs[i]));
            _progress.Set();
        }
    }

    private Verdict Run<T>(FuzzProgram program)
        where T : struct, IFloatingPointIeee754<T>
    {
        var random = new Random(12345);
        double worst = againstDifferences ? double.PositiveInfinity : 0;
        bool isTested = false;
        bool isOurs = true;
        LaneCounter.Steps = 0;
        try
        {
            Action<Probe<T>> primal = Glue<T>(program, "Primal"), duals = Glue<T>(program, "Duals"), siblings = Glue<T>(program, "Siblings");
            for (int tried = 0, taken = 0; taken < points && tried < Attempts * points; tried++)
            {
                isOurs = true;
                var probe = new Probe<T>(program, random);
                if (!probe.Prepare(primal, duals))
                    continue;
                taken++;
                isTested = true;
                if (againstDifferences)
                {
                    worst = Math.Min(worst, probe.Differences(primal));
                    continue;
                }
                probe.RequireDifferences(primal);
                isOurs = false;
                siblings(probe);
                if (probe.Failure.Length > 0)
                    return new Verdict(program, Outcome.Wrong, probe.Failure);
                worst = Math.Max(worst, probe.Worst);
            }
        }
        catch (Exception exception)
        {
            return new Verdict(program, isOurs ? Outcome.BadProgram : Outcome.Throws, exception.ToString());
        }
        return new Verdict(program, isTested ? Outcome.Right : Outcome.Untested, "", worst) { HasLanes = LaneCounter.Steps > 0 };
    }

    private Action<Probe<T>> Glue<T>(FuzzProgram program, string method)
        where T : struct, IFloatingPointIeee754<T> =>
        assembly.GetType(program.ClassName + "Glue")!.GetMethod(method)!.CreateDelegate<Action<Probe<T>>>();
}
