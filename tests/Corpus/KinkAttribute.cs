using System;

namespace GradGen.Corpus;

/// <summary>A point at which a method has a kink: both sides have a derivative there, and the generated one lies between them.</summary>
/// <param name="arguments">The values of the parameters that are no buffers, in order; buffers are drawn from their domain.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class KinkAttribute(params double[] arguments) : Attribute
{
    /// <summary>The values of the parameters that are no buffers.</summary>
    public double[] Arguments { get; } = arguments;
}
