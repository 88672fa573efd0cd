using System;
using GradGen.Corpus.Language;

namespace GradGen.Gradients.Tests.Language;

public sealed class InstanceStateTest
{
    [Fact]
    public void Fields_and_properties_are_read_when_the_derivative_is_taken()
    {
        var state = new InstanceState();
        for (int step = 0; step < 3; step++)
        {
            const double H = 1e-6;
            (double x, double y) = state.ValueGradient(0.3, 1.25);
            Assert.Equal((state.Value(0.3 + H, 1.25) - state.Value(0.3 - H, 1.25)) / (2 * H), x, 1e-7);
            Assert.Equal(state.Value(0.3, 1), y, 1e-12);
            state.Learn();
            state.Offset += 0.5;
        }
    }

    [Fact]
    public void A_struct_that_is_changed_meanwhile_is_read_in_order()
    {
        // (2 x + 3 x²)' = 2 + 6 x.
        (double value, double gradient) = Counted.Of(0.5);
        Assert.Equal((1.75, 5.0), (value, gradient));
    }

    [Fact]
    public void Exceptions_come_out_the_same()
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => Guards.Guarded(double.NaN, 1)).Message;
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => { Guards.GuardedGradient(double.NaN, 1); }).Message);
        Assert.Equal(message, Assert.Throws<ArgumentOutOfRangeException>(() => { Guards.GuardedJvp(double.NaN, 1, 1, 1); }).Message);
        message = Assert.Throws<ArgumentException>(() => Guards.Guarded(1, 2e9)).Message;
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => { Guards.GuardedGradient(1, 2e9); }).Message);
        message = Assert.Throws<InvalidOperationException>(() => Guards.InLoop([1, 2, 1e7], 1)).Message;
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Guards.InLoopGradient([1, 2, 1e7], 1, new double[3], out _)).Message);
        Assert.Throws<ArithmeticException>(() => { Guards.AtTheEndGradient(double.NaN, 1); });
    }
}
