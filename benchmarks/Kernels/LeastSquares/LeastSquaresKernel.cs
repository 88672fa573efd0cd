using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class LeastSquaresKernel
{
    public static readonly Kernel Kernel = new("leastsquares", () => Problem(16, 8), () => Problem(1024, 16), () => Problem(1024, 128));

    private static Problem Problem(int n, int m)
    {
        double[] x = new Draw(13).Uniform(m);
        return new($"n {n}, m {m}", x)
        {
            Primal = at => LeastSquares.Loss(at, n),
            Generated = g => LeastSquares.LossValueAndGradient(x, n, g),
            ByHand = g => LeastSquaresByHand.Gradient(x, n, g),
            ByExpert = g => LeastSquaresByExpert.Gradient(x, n, g),
            Objective = new LeastSquaresOverNumbers(n),
        };
    }
}
