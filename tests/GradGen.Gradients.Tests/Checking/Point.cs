using System;
using System.Linq;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>The arguments of an example, by name.</summary>
internal sealed class Point(MarkedMethod method, Array?[] arguments)
{
    /// <summary>A real parameter that is a value.</summary>
    public double Real(string name) => Reals.Get(Find(name), 0);

    /// <summary>An integer.</summary>
    public int Integer(string name) => ((int[])Find(name))[0];

    /// <summary>A buffer.</summary>
    public double[] Vector(string name) => (double[])Find(name);

    private Array Find(string name) => arguments[method.Parameters.Single(parameter => parameter.Name == name).Index]!;
}
