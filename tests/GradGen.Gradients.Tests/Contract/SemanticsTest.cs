namespace GradGen.Gradients.Tests.Contract;

/// <summary>What is overwritten, what is added to, and what is only read.</summary>
public sealed class SemanticsTest
{
    [Fact]
    public void A_gradient_overwrites()
    {
        double[] wGradient = [100, 100];
        Subjects.SpanAndScalarGradient([2, 3], 4, wGradient, out double bGradient);
        Assert.Equal([16, 24], wGradient);
        Assert.Equal(14, bGradient);
    }

    [Fact]
    public void A_VJP_adds_and_returns_the_result()
    {
        double[] wGradient = [100, 200];
        double bGradient = 300;
        double value = Subjects.SpanAndScalarVjp([2, 3], 4, 10, wGradient, ref bGradient);
        Assert.Equal(56, value);
        Assert.Equal([260, 440], wGradient);
        Assert.Equal(440, bGradient);
    }

    [Fact]
    public void A_scalar_VJP_adds()
    {
        double xGradient = 1;
        double yGradient = 2;
        Assert.Equal(12, Subjects.TwoScalarsVjp(2, 3, 10, ref xGradient, ref yGradient));
        Assert.Equal(121, xGradient);
        Assert.Equal(42, yGradient);
    }

    [Fact]
    public void The_cotangent_of_a_buffer_that_is_only_written_is_only_read()
    {
        double[] y = [9, 9];
        double[] cotangent = [1, 10];
        double[] gradient = [100, 100];
        Subjects.WrittenVjp([2, 3], y, cotangent, gradient);
        Assert.Equal([4, 9], y);
        Assert.Equal([1, 10], cotangent);
        Assert.Equal([104, 160], gradient);
    }

    [Fact]
    public void The_cotangent_of_a_buffer_that_is_read_and_written_becomes_that_of_what_was_passed_in()
    {
        double[] y = [5, 6];
        double[] cotangent = [1, 10];
        double[] gradient = [100, 100];
        Subjects.ReadAndWrittenVjp([2, 3], y, cotangent, gradient);
        Assert.Equal([10, 18], y);
        Assert.Equal([2, 30], cotangent);
        Assert.Equal([105, 160], gradient);
    }

    [Fact]
    public void The_tangent_of_a_buffer_that_is_read_and_written_goes_in_and_comes_out()
    {
        double[] y = [5, 6];
        double[] tangent = [1, 10];
        Subjects.ReadAndWrittenJvp([2, 3], y, [1, 1], tangent);
        Assert.Equal([10, 18], y);
        Assert.Equal([7, 36], tangent);
    }

    [Fact]
    public void The_tangent_of_a_buffer_that_is_only_written_is_overwritten()
    {
        double[] y = [5, 6];
        double[] tangent = [double.NaN, double.NaN];
        Subjects.WrittenJvp([2, 3], y, [1, 10], tangent);
        Assert.Equal([4, 60], tangent);
    }

    [Fact]
    public void Inputs_are_left_alone()
    {
        double[] w = [2, 3];
        double[] x = [4, 5];
        double[] output = new double[2];
        double[] other = new double[2];
        Subjects.TwoSpansGradient(w, x, output, other);
        Subjects.TwoSpansVjp(w, x, 3, output, other);
        Subjects.TwoSpansJvp(w, x, output, other);
        Assert.Equal([2, 3], w);
        Assert.Equal([4, 5], x);
    }

    [Fact]
    public void A_Jacobian_writes_the_value_too()
    {
        double[] y = new double[2];
        double[] jacobian = [9, 9, 9, 9];
        Subjects.WrittenJacobian([2, 3], y, jacobian);
        Assert.Equal([4, 9], y);
        Assert.Equal([4, 0, 0, 6], jacobian);
    }

    [Fact]
    public void A_scalar_parameter_gives_a_column_and_a_scalar_result_a_row()
    {
        double[] xJacobian = new double[4];
        double[] zJacobian = new double[2];
        Subjects.WrittenByScalarTooJacobian([2, 3], 5, new double[2], xJacobian, zJacobian);
        Assert.Equal([5, 0, 0, 5], xJacobian);
        Assert.Equal([2, 3], zJacobian);
        Assert.Equal(new[,] { { 1.0 }, { 4 }, { 0 } }, Subjects.ArrayOfScalarJacobian(2));
        Assert.Equal(new[,] { { 3.0, 0 }, { 0, 4 } }, Subjects.ArrayOfArraysJacobian([1, 2], [3, 4]).w);
        Assert.Equal(new[,] { { 1.0, 0 }, { 0, 2 } }, Subjects.ArrayOfArraysJacobian([1, 2], [3, 4]).x);
        Assert.Equal(((3, 2), (1, 2)), Subjects.TupleResultJacobian(2, 3));
    }
}
