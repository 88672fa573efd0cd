using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Running;
using GradGen.Benchmarks;
using GradGen.Benchmarks.Generation;
using GradGen.Benchmarks.Running;

if (args.Contains(Options.Full))
{
    BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmark).Assembly).Run([.. args.Where(argument => argument != Options.Full)]);
    return 0;
}
Console.OutputEncoding = Encoding.UTF8;
return Options.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    if (options.Generator is { } subject)
    {
        Print(GeneratorRun.Subjects[subject]());
        return 0;
    }
    try
    {
        IReadOnlyList<string> generator = options.IsQuick ? [] : GeneratorRun.All();
        Print(generator);
        Print([Machine.Name, ""]);
        IReadOnlyList<Result> results = Competition.Run(options.Kernels, options.IsQuick ? Pace.Quick : Pace.Thorough);
        if (options.Writes)
            PerformancePage.Find().Write(generator, results, options.IsQuick);
        return 0;
    }
    catch (WrongResultException e)
    {
        Console.Error.WriteLine($"error: {e.Message}");
        return 1;
    }
}

static void Print(IEnumerable<string> lines)
{
    foreach (string line in lines)
        Console.WriteLine(line);
}
