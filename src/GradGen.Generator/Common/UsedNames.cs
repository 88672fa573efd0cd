namespace GradGen.Generator.Common;

/// <summary>The names that generated code uses without their namespace.</summary>
internal static class UsedNames
{
    /// <summary>Namespaces.</summary>
    public static readonly string[] Namespaces = ["System", "GradGen"];

    /// <summary>Types of the framework and of the runtime.</summary>
    public static readonly string[] Types =
    [
        "Math", "MathF", "Span", "ReadOnlySpan", "Array", "ArgumentException", "Vector", "GeneratedCode", "GeneratedCodeAttribute",
        "Arguments", "Extremum", "Growing", "Iterations", "Lanes", "Matrices", "Parts", "Rows", "Scratch", "Tape", "Vectors",
    ];
}
