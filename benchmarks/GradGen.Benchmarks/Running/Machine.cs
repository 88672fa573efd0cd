using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GradGen.Benchmarks.Running;

/// <summary>Where the figures come from.</summary>
public static class Machine
{
    public static string Name =>
        $"{Environment.ProcessorCount} cores of {Processor}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, vectors of {Vector<double>.Count} doubles";

    private static string Processor
    {
        get
        {
            const string file = "/proc/cpuinfo";
            string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?.Split(':')[1].Trim() ?? $"an unnamed {RuntimeInformation.ProcessArchitecture} processor";
        }
    }
}
