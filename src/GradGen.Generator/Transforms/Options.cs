namespace GradGen.Generator.Transforms;

/// <summary>Which optimisations run. All, for users; tests switch each one off and compare.</summary>
/// <param name="Fold">Constants and identities.</param>
/// <param name="ShareSubexpressions">What was computed is not computed again.</param>
/// <param name="HoistInvariants">What is the same in every iteration moves in front of the loop.</param>
/// <param name="AssignGradients">A gradient that one loop fills is assigned, not cleared and added to.</param>
/// <param name="Ascend">Reverse loops whose order does not matter run upwards.</param>
/// <param name="FuseSweeps">The sweeps of independent iterations are one loop.</param>
/// <param name="Privatize">What belongs to one iteration is made there: scratch that it fills, integers that follow from the counter, elements that it only reads.</param>
/// <param name="ForwardGradients">FGradient calls FValueAndGradient where a body of its own would save next to nothing.</param>
/// <param name="ScalarBuffers">The elements of small buffers are values.</param>
/// <param name="Winners">What a loop chooses from its iterations is derived from the one that gave it.</param>
/// <param name="Extrema">A loop of Math.Max or Math.Min over elements is reversed where they are the extremum.</param>
/// <param name="MergeBranches">The rows of a Jacobian share the branches on one condition.</param>
/// <param name="Vectorize">Independent iterations run side by side, in the lanes of vectors.</param>
/// <param name="SeveralVectors">Iterations around inner loops fill several vectors at once.</param>
/// <param name="SplitLoops">What iterations do after their inner loops is a loop of its own, where that puts both in lanes.</param>
/// <param name="PackRows">Elements of several rows, one in each lane, are put side by side before loops that read them several times.</param>
/// <param name="FuseProducts">In lanes, a · b + c is rounded once.</param>
/// <param name="ShareDivisors">In lanes, divisions by the same are multiplications by one reciprocal.</param>
/// <param name="CarrySums">What a loop adds to one element is added to it after the loop.</param>
/// <param name="JamLoops">Iterations whose inner loops read or add to the same elements run several at once.</param>
/// <param name="RareArms">In lanes, dear arms that two conditions choose are methods of their own.</param>
/// <param name="LoopMethods">Large loops of large derivatives are methods of their own.</param>
internal sealed record Options(
    bool Fold = true,
    bool ShareSubexpressions = true,
    bool HoistInvariants = true,
    bool AssignGradients = true,
    bool Ascend = true,
    bool FuseSweeps = true,
    bool Privatize = true,
    bool ForwardGradients = true,
    bool ScalarBuffers = true,
    bool Winners = true,
    bool Extrema = true,
    bool MergeBranches = true,
    bool Vectorize = true,
    bool SeveralVectors = true,
    bool SplitLoops = true,
    bool PackRows = true,
    bool FuseProducts = true,
    bool ShareDivisors = true,
    bool CarrySums = true,
    bool JamLoops = true,
    bool RareArms = true,
    bool LoopMethods = true)
{
    public static readonly Options All = new();
}
