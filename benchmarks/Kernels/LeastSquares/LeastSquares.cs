using System;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Half the squared error of a polynomial against the sign function on n points of [−1, 1], as in GradBench.</summary>
public static partial class LeastSquares
{
    [Differentiable(nameof(x))]
    public static double Loss(ReadOnlySpan<double> x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + 2.0 * i / (n - 1);
            double residual = Math.Sign(t);
            double power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        return sum / 2;
    }
}
