using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public sealed class LeastSquaresOverNumbers(int n) : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        T sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + 2.0 * i / (n - 1);
            T residual = (double)Math.Sign(t);
            double power = 1;
            for (int j = 0; j < parameters.Length; j++)
            {
                residual -= parameters[j] * power;
                power *= t;
            }
            sum += residual * residual;
        }
        results[0] = sum / 2;
    }
}
