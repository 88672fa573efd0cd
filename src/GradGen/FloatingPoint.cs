namespace GradGen;

/// <summary>What may be done to the order of floating-point operations.</summary>
public enum FloatingPoint
{
    /// <summary>A reduction may be summed in several partial sums.</summary>
    Reassociate,

    /// <summary>The source's order is kept: the value beside a gradient has the primal's own bits.</summary>
    Strict,
}
