using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Paper;

[PaperRow(41, "tr(AXB)", "∂X = (BA)ᵀ, laid out as X")]
public static partial class Row41_TraceOfProduct
{
    /// <summary>Row-major: A is p × m, X is m × n, B is n × p.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp | Jacobian)]
    public static double Trace(ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> b, int p, int m, int n)
    {
        double trace = 0;
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < n; k++)
                    trace += a[i * m + j] * x[j * n + k] * b[k * p + i];
            }
        }
        return trace;
    }
}
