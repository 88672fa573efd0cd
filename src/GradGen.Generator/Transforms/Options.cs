namespace GradGen.Generator.Transforms;

/// <summary>Which optimisations run. All, for users; tests switch each one off and compare.</summary>
/// <param name="Fold">Constants and identities.</param>
/// <param name="ShareSubexpressions">What was computed is not computed again.</param>
/// <param name="HoistInvariants">What is the same in every iteration moves in front of the loop.</param>
/// <param name="AssignGradients">A gradient that one loop fills is assigned, not cleared and added to.</param>
/// <param name="Ascend">Reverse loops whose order does not matter run upwards.</param>
/// <param name="FuseSweeps">The sweeps of independent iterations are one loop.</param>
/// <param name="ForwardGradients">FGradient calls FValueAndGradient where a body of its own would save next to nothing.</param>
/// <param name="Winners">What a loop chooses from its iterations is derived from the one that gave it.</param>
/// <param name="Extrema">A loop of Math.Max or Math.Min over elements is reversed where they are the extremum.</param>
/// <param name="Vectorize">Independent iterations run side by side, in the lanes of vectors.</param>
internal sealed record Options(
    bool Fold = true,
    bool ShareSubexpressions = true,
    bool HoistInvariants = true,
    bool AssignGradients = true,
    bool Ascend = true,
    bool FuseSweeps = true,
    bool ForwardGradients = true,
    bool Winners = true,
    bool Extrema = true,
    bool Vectorize = true)
{
    public static readonly Options All = new();
}
