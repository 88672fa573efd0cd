using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Matrices and lists gone through and turned round.</summary>
public static partial class Containers
{
    private static readonly double[,] s_factors = { { 1, 2 }, { 3, 4 } };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfConstants(double x, double y)
    {
        double sum = y;
        foreach (double factor in s_factors)
            sum = sum * x + factor;
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Turned(ReadOnlySpan<double> x)
    {
        List<double> list = [1, .. x];
        List<double> same = list;
        same.Reverse();
        double sum = 0;
        for (int i = 0; i < list.Count; i++)
            sum = sum * list[i] + list[i] * i;
        return sum;
    }
}
