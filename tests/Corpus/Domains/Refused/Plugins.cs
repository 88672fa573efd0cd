using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

public interface IWindow
{
    double At(double x);
}

/// <summary>Code that is chosen while the program runs, and state that outlives the call.</summary>
public sealed partial class Plugins
{
    private readonly Func<double, double> _shape = Math.Tanh;
    private readonly IWindow? _window;
    private readonly object _gate = new();
    private double _last;

    public Plugins()
    {
    }

    public Plugins(Func<double, double> shape, IWindow window)
    {
        _shape = shape;
        _window = window;
    }

    public double Last => _last;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Shaped([Domain(-1, 1)] double x, [Domain(1, 3)] double drive) => _shape(x * drive) / drive; // GG2003: _shape

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Windowed([Domain(-1, 1)] double x) => x * (_window?.At(x) ?? 1); // GG2003: At

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Smoothed([Domain(-1, 1)] double x)
    {
        _last += 0.1 * (x - _last); // GG1004: _last
        return _last;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Locked([Domain(-1, 1)] double x)
    {
        lock (_gate) // GG1001: lock
        {
            return x * x;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Series([Domain(-0.5, 0.5)] double x)
    {
        double sum = 0;
        foreach (double term in Terms(x))
            sum += term;
        return sum;
    }

    private static IEnumerable<double> Terms(double x)
    {
        double power = 1;
        for (int n = 1; n < 20; n++)
        {
            power *= x;
            yield return power / n; // GG1001: yield
        }
    }
}
