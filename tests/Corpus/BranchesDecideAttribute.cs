using System;

namespace GradGen.Corpus;

/// <summary>
/// States that a method's result depends on its inputs mostly through branches, as by bisection: the derivative along the branches taken is exact,
/// and yet not what differences show. Reverse and forward mode are compared with each other only.
/// </summary>
/// <param name="why">Which branches.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BranchesDecideAttribute(string why) : Attribute
{
    /// <summary>Which branches.</summary>
    public string Why { get; } = why;
}
