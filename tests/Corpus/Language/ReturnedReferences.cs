using System;
using System.Diagnostics.CodeAnalysis;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>A grid that lies flat in memory.</summary>
public readonly ref struct GridView(Span<double> data, int columns)
{
    private readonly Span<double> _data = data;

    public int Columns { get; } = columns;

    public ref double this[int row, int column] => ref _data[row * Columns + column];

    public ref readonly double Corner => ref _data[0];

    public ref double Diagonal(int i) => ref _data[i * (Columns + 1)];
}

/// <summary>What gives one of its fields or elements away.</summary>
public struct Cells
{
    public double[] Values;

    public double Last;

    public ref double At(int i)
    {
        if (i < 0)
            throw new ArgumentOutOfRangeException(nameof(i));
        return ref Values[i];
    }

    [UnscopedRef]
    public ref double End() => ref Last;
}

/// <summary>Methods and properties that return a reference: what they return is read, assigned, handed on and named.</summary>
public static partial class ReturnedReferences
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Indexers(double x, double y)
    {
        Span<double> data = stackalloc double[4];
        GridView view = new(data, 2);
        view[0, 0] = x;
        view[1, 1] = y * x;
        view[0, 1] += Math.Sin(y);
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++)
                view[i, j] *= 1 + view[i, j];
        ref double corner = ref view.Diagonal(0);
        corner *= y;
        view.Diagonal(1) += 3 * view.Corner;
        return view[0, 0] + 2 * view[0, 1] + 3 * view[1, 1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Largest(double x, double y)
    {
        double[] a = [x, y, x * y];
        Max(a) *= 2;
        ref double max = ref Max(a);
        max += x;
        double p = x, q = y;
        Exchanged(ref p, ref q) *= 3;
        Add(ref Max(a), q);
        return a[0] * a[1] + a[2] * p + q;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfStructs(double x, double y)
    {
        Cells cells = new() { Values = [x, y], Last = x };
        cells.At(1) *= x;
        cells.At(0)++;
        cells.End() += cells.At(1);
        return cells.At(0) * cells.Values[1] + cells.Last;
    }

    private static ref double Max(double[] a)
    {
        int max = 0;
        for (int i = 1; i < a.Length; i++)
            if (a[i] > a[max])
                max = i;
        return ref a[max];
    }

    private static ref double Exchanged(ref double a, ref double b)
    {
        (a, b) = (b, a);
        return ref a;
    }

    private static void Add(ref double a, double by) => a += by;
}
