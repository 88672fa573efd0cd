using System;

namespace Loops;

/// <summary>A point at which the derivative is compared with differences, and the step of those.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class AtAttribute(params double[] point) : Attribute
{
    public double[] Point { get; } = point;

    /// <summary>Relative to the size of the parameter, and at least this.</summary>
    public double Step { get; init; } = 1e-4;
}
