using System.Collections.Generic;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.RootFinders;

/// <summary>What came of a search.</summary>
public enum SearchStatus
{
    Running,
    Converged,
    Diverged,
    Exhausted,
}

/// <summary>The outcome of a search.</summary>
public readonly record struct SearchResult(double Root, double Residual, int Iterations, SearchStatus Status)
{
    public bool Succeeded => Status == SearchStatus.Converged;

    public double OrThrow() => Succeeded ? Root : throw new NonConvergenceException($"{Status} after {Iterations} iterations, residual {Residual:G3}");
}

/// <summary>Searches whose outcome is an object.</summary>
public static partial class OptionalRoots
{
    /// <summary>The depth of uniform flow in a channel (Manning), by Newton's method; the outcome is asked whether it succeeded.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double NormalDepth([Domain(1, 10)] double discharge, [Domain(2, 5)] double width, [Domain(0.01, 0.03)] double roughness, [Domain(0.0005, 0.002)] double slope)
    {
        SearchResult result = Solve(discharge, width, roughness, slope, new SearchResult { Root = 1.0, Status = SearchStatus.Running });
        return result.OrThrow();
    }

    private static SearchResult Solve(double q, double b, double n, double s, SearchResult state)
    {
        while (state.Status == SearchStatus.Running)
        {
            double y = state.Root, area = b * y, perimeter = b + 2 * y;
            double flow = Sqrt(s) / n * Pow(area, 5.0 / 3) / Pow(perimeter, 2.0 / 3);
            double slope = flow * (5.0 / (3 * y) - 4.0 / (3 * perimeter));
            double residual = flow - q;
            state = state with
            {
                Root = y - residual / slope,
                Residual = residual,
                Iterations = state.Iterations + 1,
                Status = Abs(residual) < 1e-11 * q ? SearchStatus.Converged
                    : double.IsNaN(residual) ? SearchStatus.Diverged
                    : state.Iterations > 50 ? SearchStatus.Exhausted
                    : SearchStatus.Running,
            };
        }
        return state;
    }

    /// <summary>Where a ray enters a cylinder, if it does; otherwise where it passes nearest.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EntryOrNearest([Domain(-2, 2)] double offset, [Domain(0.5, 1.5)] double radius, [Domain(-0.2, 0.2)] double angle)
    {
        double? entry = Entry(offset, radius, angle);
        double nearest = 5 * Cos(angle) - offset * Sin(angle);
        return entry is double t && t > 0 ? t : entry ?? nearest;
    }

    private static double? Entry(double offset, double radius, double angle)
    {
        double b = -5 * Cos(angle) + offset * Sin(angle);
        double c = 25 + offset * offset - radius * radius;
        double discriminant = b * b - c;
        if (discriminant < 0)
            return null;
        return -b - Sqrt(discriminant);
    }

    /// <summary>Every sign change of a wave on a grid, refined by a secant step and summed.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SumOfCrossings([Domain(2, 4)] double frequency, [Domain(0.1, 0.5)] double bias, [Domain(-0.5, 0.5)] double phase)
    {
        var crossings = new Queue<double>();
        double F(double x) => Sin(frequency * x + phase) - bias;
        double last = F(0);
        for (int i = 1; i <= 32; i++)
        {
            double x = i / 8.0, f = F(x);
            if (last <= 0 != f <= 0)
            {
                double x0 = x - 0.125;
                double x1 = x0 - last * 0.125 / (f - last);
                double f1 = F(x1);
                crossings.Enqueue(Sign(f1) == Sign(last) ? x1 - f1 * (x - x1) / (f - f1) : x0 - last * (x1 - x0) / (f1 - last));
            }
            last = f;
        }
        double sum = 0;
        while (crossings.Count > 0)
            sum += crossings.Dequeue();
        return sum;
    }
}
