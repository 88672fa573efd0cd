using System;
using System.Collections.Generic;
using System.Numerics;
using System.Reflection;
using System.Threading;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Runs compiled programs, on a thread of their own: one that does not end is left behind.</summary>
internal sealed class ProgramRunner(Assembly assembly, IReadOnlyList<FuzzProgram> programs, int points)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Verdict?[] _verdicts = new Verdict?[programs.Count];
    private readonly AutoResetEvent _progress = new(false);

    public static void Run(Assembly assembly, IReadOnlyList<FuzzProgram> programs, int points, Action<Verdict> report)
    {
        int next = 0;
        while (next < programs.Count)
        {
            var runner = new ProgramRunner(assembly, programs, points);
            int first = next;
            var thread = new Thread(() => runner.RunFrom(first), 16 << 20) { IsBackground = true };
            thread.Start();
            for (; next < programs.Count; next++)
            {
                Verdict? verdict = runner.Await(next);
                report(verdict ?? new Verdict(programs[next], Outcome.Hangs, "it did not end"));
                if (verdict is null)
                {
                    next++;
                    break;
                }
            }
        }
    }

    private Verdict? Await(int index)
    {
        while (Volatile.Read(ref _verdicts[index]) is null)
            if (!_progress.WaitOne(s_patience))
                return _verdicts[index];
        return _verdicts[index];
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
        var random = new Random(program.Size);
        double worst = 0;
        bool tested = false;
        bool isOurs = true;
        try
        {
            Action<Probe<T>> primal = Glue<T>(program, "Primal"), duals = Glue<T>(program, "Duals"), siblings = Glue<T>(program, "Siblings");
            for (int i = 0; i < points; i++)
            {
                isOurs = true;
                var probe = new Probe<T>(program, random);
                if (!probe.Prepare(primal, duals))
                    continue;
                isOurs = false;
                tested = true;
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
        return new Verdict(program, tested ? Outcome.Right : Outcome.Untested, "", worst);
    }

    private Action<Probe<T>> Glue<T>(FuzzProgram program, string method)
        where T : struct, IFloatingPointIeee754<T> =>
        assembly.GetType(program.ClassName + "Glue")!.GetMethod(method)!.CreateDelegate<Action<Probe<T>>>();
}
