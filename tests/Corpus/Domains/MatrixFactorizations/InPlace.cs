using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>A view of a matrix that lies flat in memory.</summary>
public readonly ref struct MatrixView(Span<double> data, int rows, int columns)
{
    private readonly Span<double> _data = data;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public ref double this[int row, int column] => ref _data[row * Columns + column];

    public Span<double> Row(int row) => _data.Slice(row * Columns, Columns);

    public void Clear() => _data.Clear();
}

/// <summary>Algorithms on views, rows and columns.</summary>
public static partial class InPlace
{
    /// <summary>The permanent of scaled rows: a matrix is balanced by Sinkhorn's iteration first.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SinkhornCorner([Domain(0.2, 2, Length = 9)] ReadOnlySpan<double> matrix)
    {
        Span<double> data = stackalloc double[9];
        matrix.CopyTo(data);
        MatrixView view = new(data, 3, 3);
        for (int iteration = 0; iteration < 20; iteration++)
        {
            for (int i = 0; i < view.Rows; i++)
            {
                Span<double> row = view.Row(i);
                double sum = 0;
                foreach (ref double x in row)
                    sum += x;
                foreach (ref double x in row)
                    x /= sum;
            }
            for (int j = 0; j < view.Columns; j++)
            {
                double sum = view[0, j] + view[1, j] + view[2, j];
                for (int i = 0; i < view.Rows; i++)
                    view[i, j] /= sum;
            }
        }
        return view[0, 0] + 2 * view[1, 2];
    }

    /// <summary>The characteristic polynomial by Faddeev and LeVerrier; its coefficients, the constant first.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] CharacteristicPolynomial([Domain(-1, 1, Length = 9)] double[] a)
    {
        const int n = 3;
        double[] m = new double[n * n], am = new double[n * n];
        double[] c = new double[n + 1];
        c[0] = 1;
        for (int k = 1; k <= n; k++)
        {
            // M ← A M + c I
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                {
                    double sum = 0;
                    for (int l = 0; l < n; l++)
                        sum += a[i * n + l] * m[l * n + j];
                    am[i * n + j] = sum + (i == j ? c[k - 1] : 0);
                }
            am.AsSpan().CopyTo(m);
            double trace = 0;
            for (int i = 0; i < n; i++)
                for (int l = 0; l < n; l++)
                    trace += a[i * n + l] * m[l * n + i];
            c[k] = -trace / k;
        }
        Array.Reverse(c);
        return c;
    }

    /// <summary>Levinson and Durbin's recursion: predictor coefficients of an autocorrelation.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Levinson([Domain(-0.3, 0.3, Length = 4)] ReadOnlySpan<double> lags, [Domain(1, 2)] double power, [Domain(0, 0, Length = 4)] Span<double> predictor)
    {
        int order = predictor.Length;
        double error = power;
        Span<double> previous = stackalloc double[order];
        predictor.Fill(0);
        for (int i = 0; i < order; i++)
        {
            double acc = lags[i];
            for (int j = 0; j < i; j++)
                acc -= predictor[j] * lags[i - 1 - j];
            double k = acc / error;
            predictor[..i].CopyTo(previous);
            predictor[i] = k;
            for (int j = 0; j < i; j++)
                predictor[j] = previous[j] - k * previous[i - 1 - j];
            error *= 1 - k * k;
        }
    }

    /// <summary>A banded solve through row pointers, and a weighted norm of what it gives.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BandedNorm([Domain(3, 5, Length = 6)] double[] diagonal, [Domain(-1, 1, Length = 5)] double[] off, [Domain(-1, 1, Length = 6)] double[] rhs)
    {
        int n = diagonal.Length;
        (double[] d, double[] x) = ([.. diagonal], [.. rhs]);
        for (int i = 1; i < n; i++)
        {
            ref double pivot = ref d[i - 1];
            double factor = off[i - 1] / pivot;
            d[i] -= factor * off[i - 1];
            x[i] -= factor * x[i - 1];
        }
        x[^1] /= d[^1];
        for (int i = n - 2; i >= 0; i--)
            x[i] = (x[i] - off[i] * x[i + 1]) / d[i];
        double norm = 0;
        foreach (var value in x[1..^1])
            norm += value * value;
        return Math.Sqrt(norm + x[0] * x[^1] + 4);
    }
}
