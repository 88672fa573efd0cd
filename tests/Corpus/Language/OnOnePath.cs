using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>What is computed before the decision that it is not needed: on the other path it is infinite, and must not be heard of.</summary>
public static partial class OnOnePath
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Slope(double x, double y, int kind)
    {
        double width = x * (kind - kind);
        double slope = y / width;
        double log = Math.Log(width) * y;
        if (kind == kind + width)
            return x * y;
        return slope + log;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Direction(double x, double y, int kind)
    {
        double dx = kind % 2 == 0 ? x - x : x, dy = kind % 2 == 0 ? y - y : y;
        double length = Math.Sqrt(dx * dx + dy * dy), cosine = dx / length, sine = dy / length;
        if (length > 0)
            return cosine * y + sine * x;
        return x + 2 * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InLoop(ReadOnlySpan<double> x, double y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double scale = Math.Exp(0.1 * y), square = x[i] * x[i], pole = square / (i * y);
            if (i == 0)
                sum += scale * square;
            else if (x[i] > 0)
                sum += pole * scale;
        }
        return sum;
    }
}
