namespace GradGen.Benchmarks.Contest;

/// <summary>
/// A problem made of parts that share no parameter, as the observations of a bundle adjustment: each has inputs and outputs of its own. Its derivative has
/// <paramref name="Outputs"/> rows of <paramref name="Inputs"/> for each. Most problems are one block with one output.
/// </summary>
/// <param name="Count">How many there are.</param>
/// <param name="Inputs">The parameters of one.</param>
/// <param name="Outputs">The results of one.</param>
/// <param name="IsByInput">The first input of all blocks comes first, then the second of all.</param>
public record Blocks(int Count, int Inputs, int Outputs = 1, bool IsByInput = false)
{
    /// <summary>Where an input lies among all parameters.</summary>
    public int Parameter(int block, int input) => IsByInput ? input * Count + block : block * Inputs + input;

    /// <summary>Where a partial derivative lies among all.</summary>
    public virtual int Partial(int block, int output, int input) =>
        IsByInput ? input * Count + block : (block * Outputs + output) * Inputs + input;
}
