using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>A kernel at one size: its parameters in one array, its derivative in another, and the ways to get it.</summary>
/// <param name="Size">What varies, as in "1,000 × 64".</param>
/// <param name="Parameters">Everything that is differentiated by.</param>
public sealed record Problem(string Size, double[] Parameters)
{
    private readonly Blocks? _blocks;
    private double[]? _gradient;

    /// <summary>The parts that share no parameter.</summary>
    public Blocks Blocks
    {
        get => _blocks ?? new Blocks(1, Parameters.Length);
        init => _blocks = value;
    }

    /// <summary>Where every contestant writes.</summary>
    public double[] Gradient => _gradient ??= new double[Blocks.Count * Blocks.Inputs * Blocks.Outputs];

    /// <summary>The value at some parameters, as a user computes it; the sum of the results where there are several.</summary>
    public required Func<double[], double> Primal { get; init; }

    /// <summary>Value and derivative by the generated code.</summary>
    public required Func<double[], double> Generated { get; init; }

    /// <summary>Value and derivative as a developer derives and writes them.</summary>
    public required Func<double[], double> ByHand { get; init; }

    /// <summary>Value and derivative with all that vectors give.</summary>
    public required Func<double[], double> ByExpert { get; init; }

    /// <summary>The primal over other numbers.</summary>
    public required IObjective Objective { get; init; }
}
