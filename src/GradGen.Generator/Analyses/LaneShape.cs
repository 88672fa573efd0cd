using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>How a value differs between iterations of a loop that run side by side.</summary>
internal abstract record LaneShape
{
    public static readonly LaneShape Uniform = new UniformLanes();
    public static readonly LaneShape Varying = new VaryingLanes();
}

/// <summary>It is the same in all.</summary>
internal sealed record UniformLanes : LaneShape;

/// <summary>An integer that grows from each to the next by what is the same in all: the factor, if there is one, times a number.</summary>
internal sealed record SteppedLanes(Operand? Factor, long Times) : LaneShape
{
    public bool IsUnit => Factor is null && Times == 1;
}

/// <summary>Nothing is known: a number of its own in each.</summary>
internal sealed record VaryingLanes : LaneShape;
