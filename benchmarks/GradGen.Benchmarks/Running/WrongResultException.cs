using System;

namespace GradGen.Benchmarks.Running;

/// <summary>A contestant computes something else than the others.</summary>
public sealed class WrongResultException(string message) : Exception(message);
