using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Names of the framework's and the runtime's types: short ones under a using directive, or in full where they mean something else.</summary>
internal sealed class FrameworkNames(bool qualify)
{
    public bool UsesSystem { get; private set; }

    public bool UsesNumerics { get; private set; }

    public bool UsesRuntime { get; private set; }

    public string System(string name)
    {
        UsesSystem = true;
        return qualify ? "global::System." + name : name;
    }

    public string Numerics(string name)
    {
        UsesNumerics = true;
        return qualify ? "global::System.Numerics." + name : name;
    }

    public string Runtime(string name)
    {
        UsesRuntime = true;
        return qualify ? "global::GradGen.Runtime." + name : name;
    }

    /// <summary>The type of lanes, without their elements; the class of the same name has what .NET has for vectors.</summary>
    public string Vector(LaneType lanes) => lanes.Vectors == 1 ? Numerics("Vector") : Runtime("Vectors");

    /// <summary>Where the runtime's functions are that make such lanes of what are none.</summary>
    public string Lanes(LaneType made) => Runtime(made.Vectors == 1 ? "Lanes" : "Vectors");

    /// <summary>The elements of an array of several dimensions as a span.</summary>
    public string ElementsOf(ScalarType element, string array) => $"{Runtime("Matrices")}.Elements<{TypeText.Of(element)}>({array})";

    /// <summary>Stores what was written to the elements, where they are a copy.</summary>
    public string StoreElements(ScalarType element, string elements, string array) => $"{Runtime("Matrices")}.Store<{TypeText.Of(element)}>({elements}, {array});";

    /// <summary>Part of an array as a span: an extension method, which needs the directive.</summary>
    public string AsSpan(string array, string range)
    {
        UsesSystem = true;
        return qualify ? $"global::System.MemoryExtensions.AsSpan({array}, {range})" : $"{array}.AsSpan({range})";
    }

    public string CodeDom(string name) => qualify ? "global::System.CodeDom.Compiler." + name : name;
}
