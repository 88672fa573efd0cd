using System;
using System.ComponentModel;

namespace GradGen.Runtime;

/// <summary>How often a loop runs whose step is known only when it begins. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Iterations
{
    /// <summary>Counts the iterations of <c>for (int i = start; i &lt; bound; i += step)</c>.</summary>
    /// <param name="start">The counter's first value.</param>
    /// <param name="bound">The counter stays below it, or reaches it at most.</param>
    /// <param name="step">What is added after each iteration.</param>
    /// <param name="isInclusive">True when the counter may reach the bound.</param>
    /// <returns>Their number; 0 where there is none, whatever the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The loop begins, and the step is not positive: it would not end.</exception>
    /// <exception cref="OverflowException">The counter would pass the greatest number before it passes the bound.</exception>
    public static int Up(int start, int bound, int step, bool isInclusive = false) => Count(start, bound, step, isInclusive);

    /// <summary>Counts the iterations of <c>for (int i = start; i &gt; bound; i -= step)</c>.</summary>
    /// <inheritdoc cref="Up"/>
    public static int Down(int start, int bound, int step, bool isInclusive = false) => Count(~start, ~bound, step, isInclusive);

    private static int Count(int start, int bound, int step, bool isInclusive)
    {
        long distance = (long)bound - start + (isInclusive ? 1 : 0);
        if (distance <= 0)
            return 0;
        if (step <= 0)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A loop has no end: its counter does not advance towards its bound.");
        long iterations = (uint)(distance - 1) / (uint)step + 1L;
        if (start + iterations * step > int.MaxValue || iterations > int.MaxValue)
            throw new OverflowException("A loop has no end, or too many iterations: its counter overflows before it passes its bound.");
        return (int)iterations;
    }
}
