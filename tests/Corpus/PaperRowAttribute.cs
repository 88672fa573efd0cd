using System;

namespace GradGen.Corpus;

/// <summary>States which row of the table of rules in "The Matrix Calculus You Need For Deep Learning" a class is; rows past 39 go beyond it.</summary>
/// <param name="row">The number of the row.</param>
/// <param name="primal">What is differentiated, as mathematics writes it.</param>
/// <param name="derivative">The closed form of the derivative, in numerator layout.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PaperRowAttribute(int row, string primal, string derivative) : Attribute
{
    /// <summary>The number of the row.</summary>
    public int Row { get; } = row;

    /// <summary>What is differentiated.</summary>
    public string Primal { get; } = primal;

    /// <summary>The closed form.</summary>
    public string Derivative { get; } = derivative;
}
