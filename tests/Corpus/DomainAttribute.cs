using System;

namespace GradGen.Corpus;

/// <summary>States where a parameter's values come from when a method of the domains is checked: inside, the method is smooth enough for differences.</summary>
/// <param name="from">The least value, of a real number, an integer, an enum member or an element of a buffer.</param>
/// <param name="to">The largest value; for integers it is included.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DomainAttribute(double from, double to) : Attribute
{
    /// <summary>The least value.</summary>
    public double From { get; } = from;

    /// <summary>The largest value.</summary>
    public double To { get; } = to;

    /// <summary>The number of elements of an array or span.</summary>
    public int Length { get; set; } = 4;

    /// <summary>The number of rows of a two-dimensional or jagged array.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>The number of columns of a two-dimensional or jagged array.</summary>
    public int Columns { get; set; } = 3;

    /// <summary>True when the elements of a buffer ascend: knots, times, strikes.</summary>
    public bool Ascending { get; set; }

    /// <summary>What is added to the diagonal of a two-dimensional or jagged array: a large number makes it well conditioned.</summary>
    public double Diagonal { get; set; }

    /// <summary>True when a square two-dimensional or jagged array is symmetric.</summary>
    public bool Symmetric { get; set; }
}
