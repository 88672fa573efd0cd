namespace GradGen.Benchmarks.Running;

/// <summary>What a contestant's whole derivative takes: the median time, and what it leaves to the garbage collector.</summary>
public readonly record struct Measurement(double Nanoseconds, long Bytes);
