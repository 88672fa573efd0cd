using System;

namespace GradGen.Runtime.Tests;

/// <summary>As many iterations as the loop has; where it has no end, an exception.</summary>
public sealed class IterationsTest
{
    [Fact]
    public void As_the_loop_counts()
    {
        for (int start = -4; start < 5; start++)
            for (int bound = -9; bound < 10; bound++)
                for (int step = 1; step < 8; step++)
                {
                    int below = 0, upTo = 0, above = 0, downTo = 0;
                    for (int i = start; i < bound; i += step)
                        below++;
                    for (int i = start; i <= bound; i += step)
                        upTo++;
                    for (int i = start; i > bound; i -= step)
                        above++;
                    for (int i = start; i >= bound; i -= step)
                        downTo++;
                    Assert.Equal(
                        (below, upTo, above, downTo),
                        (Iterations.Up(start, bound, step), Iterations.Up(start, bound, step, isInclusive: true), Iterations.Down(start, bound, step), Iterations.Down(start, bound, step, isInclusive: true)));
                }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_loop_that_begins_needs_a_step(int step)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Iterations.Up(0, 1, step));
        Assert.Throws<ArgumentOutOfRangeException>(() => Iterations.Down(1, 1, step, isInclusive: true));
        Assert.Equal(0, Iterations.Up(1, 1, step));
        Assert.Equal(0, Iterations.Down(0, 1, step, isInclusive: true));
    }

    [Fact]
    public void A_counter_that_overflows_has_no_end()
    {
        Assert.Throws<OverflowException>(() => Iterations.Up(0, int.MaxValue, 2));
        Assert.Throws<OverflowException>(() => Iterations.Up(int.MaxValue, int.MaxValue, 1, isInclusive: true));
        Assert.Throws<OverflowException>(() => Iterations.Down(0, int.MinValue, 3));
        Assert.Throws<OverflowException>(() => Iterations.Up(int.MinValue, int.MaxValue, 1));
        Assert.Equal(int.MaxValue, Iterations.Up(0, int.MaxValue, 1));
        Assert.Equal(1, Iterations.Up(0, int.MaxValue - 1, int.MaxValue));
        Assert.Equal(2, Iterations.Down(int.MaxValue, int.MinValue + 1, int.MaxValue));
    }
}
