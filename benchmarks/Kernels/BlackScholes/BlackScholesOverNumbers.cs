using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Every option is a block of its own.</summary>
public sealed class BlackScholesOverNumbers : IObjective
{
    public void Evaluate<T>(int block, ReadOnlySpan<T> parameters, Span<T> results) where T : struct, IScalar<T>
    {
        (T s, T k, T t, T r, T sigma) = (parameters[0], parameters[1], parameters[2], parameters[3], parameters[4]);
        T deviation = sigma * T.Sqrt(t);
        T d1 = (T.Log(s / k) + (r + sigma * sigma / 2) * t) / deviation;
        results[0] = s * Cdf(d1) - k * T.Exp(-r * t) * Cdf(d1 - deviation);
    }

    private static T Cdf<T>(T x) where T : struct, IScalar<T>
    {
        T z = x.Value > 0 ? x : -x;
        T tail = 0;
        if (z.Value < 7.07106781186547)
        {
            T p = Polynomial(z, [3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376]);
            T q = Polynomial(z, [8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752]);
            tail = T.Exp(-z * z / 2) * p / q;
        }
        else if (z.Value < 37)
        {
            T fraction = z + (T)1 / (z + (T)2 / (z + (T)3 / (z + (T)4 / (z + 0.65))));
            tail = T.Exp(-z * z / 2) / (fraction * 2.506628274631);
        }
        return x.Value > 0 ? 1 - tail : tail;
    }

    private static T Polynomial<T>(T x, ReadOnlySpan<double> coefficients) where T : struct, IScalar<T>
    {
        T sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
            sum = sum * x + coefficients[i];
        return sum;
    }
}
