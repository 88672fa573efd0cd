using System.Linq;
using BenchmarkDotNet.Running;
using GradGen.Benchmarks;

if (args.Contains("--full"))
{
    BenchmarkSwitcher.FromAssembly(typeof(NeuronBenchmark).Assembly).Run([.. args.Where(argument => argument != "--full")]);
    return;
}

// The generator first: its first run is to be the first of the process.
GeneratorTimes.Run();
System.Console.WriteLine();
PairedNeuron.Run();
