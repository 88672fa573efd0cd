using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Fields and properties of this, read as constants.</summary>
public sealed partial class InstanceState
{
    private readonly double[] _weights = [0.5, -1.5, 2.5];
    private readonly int _count = 3;
    private double _rate = 0.75;

    public double Offset { get; set; } = 0.25;

    public double Scale => _rate * 2 + Offset;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Value(double x, double y)
    {
        double sum = Offset;
        for (int i = 0; i < _count; i++)
            sum += _weights[i] * Math.Sin(x * (i + 1)) * this._rate;
        return Helped(sum) * y;
    }

    private double Helped(double v) => v * v * Scale;

    public void Learn() => _rate *= 0.5;
}

/// <summary>A struct that is a static field, which what it calls changes.</summary>
public partial struct Counted(double rate)
{
    [ThreadStatic]
    private static Counted s_shared;

    private double _rate = rate;

    private static void Count() => s_shared._rate++;

    public static (double Value, double Gradient) Of(double x)
    {
        s_shared = new Counted(2);
        return s_shared.TwiceValueAndGradient(x);
    }

    [Differentiable(nameof(x))]
    public double Twice(double x)
    {
        double first = _rate * x;
        Count();
        return first + _rate * x * x;
    }
}
