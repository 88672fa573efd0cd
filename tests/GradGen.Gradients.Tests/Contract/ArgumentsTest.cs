using System;

namespace GradGen.Gradients.Tests.Contract;

/// <summary>A buffer of the wrong length, or in the wrong place, is refused by name before anything is written.</summary>
public sealed class ArgumentsTest
{
    private readonly double[] _untouched = [7, 7];

    [Fact]
    public void A_gradient_of_another_length_is_refused()
    {
        Requires("wGradient", () => Subjects.SpanAndScalarGradient([1, 2], 3, new double[3], out _));
        Requires("wGradient", () => Subjects.SpanAndScalarValueAndGradient([1, 2], 3, new double[1], out _));
        Requires("xGradient", () => Subjects.OneArrayGradient([1, 2], []));
        Requires("wGradient", () =>
        {
            double b = 0;
            Subjects.SpanAndScalarVjp([1, 2], 3, 1, new double[3], ref b);
        });
    }

    [Fact]
    public void A_tangent_of_another_length_is_refused()
    {
        Requires("wTangent", () => Subjects.SpanAndScalarJvp([1, 2], 3, [1], 1));
        Requires("xTangent", () => Subjects.WrittenJvp([1, 2], _untouched, [1], new double[2]));
        Requires("yTangent", () => Subjects.WrittenJvp([1, 2], _untouched, [1, 1], new double[3]));
    }

    [Fact]
    public void A_cotangent_of_another_length_is_refused() =>
        Requires("yCotangent", () => Subjects.WrittenVjp([1, 2], _untouched, new double[1], new double[2]));

    [Fact]
    public void A_Jacobian_of_another_length_is_refused()
    {
        Requires("xJacobian", () => Subjects.WrittenJacobian([1, 2], _untouched, new double[3]));
        Requires("zJacobian", () => Subjects.WrittenByScalarTooJacobian([1, 2], 3, _untouched, new double[4], new double[1]));
    }

    [Fact]
    public void Nothing_is_written_when_a_later_buffer_is_refused()
    {
        Requires("xGradient", () => Subjects.TwoSpansGradient([1, 2], [3, 4], _untouched, new double[1]));
        Requires("xGradient", () => Subjects.TwoSpansVjp([1, 2], [3, 4], 1, _untouched, new double[3]));
        Requires("xGradient", () => Subjects.WrittenVjp([1, 2], _untouched, new double[2], new double[3]));
    }

    [Fact]
    public void An_output_over_an_input_is_refused()
    {
        double[] shared = [1, 2, 3];
        Requires("wGradient", () => Subjects.TwoSpansGradient(shared, [3, 4, 5], shared, new double[3]));
        Requires("wGradient", () => Subjects.TwoSpansGradient([3, 4], shared.AsSpan(1), shared.AsSpan(0, 2), new double[2]));
        Requires("wGradient", () => Subjects.TwoSpansVjp(shared, [3, 4, 5], 1, shared, new double[3]));
        Requires("xGradient", () => Subjects.OneArrayGradient(shared, shared));
        Requires("xGradient", () => Subjects.WrittenVjp(shared, new double[3], new double[3], shared));
        Assert.Equal([1, 2, 3], shared);
    }

    [Fact]
    public void Two_outputs_in_one_place_are_refused()
    {
        double[] shared = [7, 7];
        Assert.Throws<ArgumentException>(() => Subjects.TwoSpansGradient([1, 2], [3, 4], shared, shared));
        Assert.Equal([7, 7], shared);
    }

    [Fact]
    public void Neighbours_in_one_array_are_accepted()
    {
        double[] memory = [1, 2, 0, 0];
        Subjects.OneArrayGradient([1, 2], memory.AsSpan(2));
        Subjects.SpanAndScalarGradient(memory.AsSpan(0, 2), 1, memory.AsSpan(2), out _);
        Assert.Equal([1, 2, 2, 4], memory);
    }

    [Fact]
    public void Exceptions_of_the_primal_come_out_the_same()
    {
        Assert.Throws<IndexOutOfRangeException>(() => Subjects.TwoSpansGradient([1, 2], [3], new double[2], new double[1]));
        Assert.Throws<NullReferenceException>(() => Subjects.OneArrayGradient(null!));
    }

    private void Requires(string parameter, Action call)
    {
        Assert.Equal(parameter, Assert.Throws<ArgumentException>(call).ParamName);
        Assert.Equal([7, 7], _untouched);
    }
}
