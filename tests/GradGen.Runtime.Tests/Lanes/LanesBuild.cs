using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>GradGen.Runtime.Lanes as built for one target framework.</summary>
internal sealed class LanesBuild
{
    private readonly Type _lanes;

    private LanesBuild(string name, Assembly assembly)
    {
        Name = name;
        _lanes = assembly.GetType("GradGen.Runtime.Lanes", throwOnError: true)!;
    }

    public static LanesBuild[] All { get; } =
        [new("net10.0", typeof(DifferentiableAttribute).Assembly), Loaded("net8.0"), Loaded("netstandard2.0")];

    public string Name { get; }

    /// <summary>A function of doubles; null where the target has none because Math has none there.</summary>
    public Func<Vector<double>, Vector<double>, Vector<double>>? Doubles(string name, bool isBinary) => Of<double>(name, isBinary);

    /// <summary>A function of floats.</summary>
    public Func<Vector<float>, Vector<float>, Vector<float>>? Singles(string name, bool isBinary) => Of<float>(name, isBinary);

    public override string ToString() => Name;

    private Func<Vector<T>, Vector<T>, Vector<T>>? Of<T>(string name, bool isBinary)
    {
        MethodInfo? method = _lanes.GetMethod(name, [.. Enumerable.Repeat(typeof(Vector<T>), isBinary ? 2 : 1)]);
        if (method is null)
        {
            Assert.Equal("netstandard2.0", Name);
            return null;
        }
        if (isBinary)
            return method.CreateDelegate<Func<Vector<T>, Vector<T>, Vector<T>>>();
        Func<Vector<T>, Vector<T>> unary = method.CreateDelegate<Func<Vector<T>, Vector<T>>>();
        return (x, _) => unary(x);
    }

    private static LanesBuild Loaded(string target) =>
        new(target, new AssemblyLoadContext(target).LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, target, "GradGen.dll")));
}
