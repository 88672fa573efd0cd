using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Objects that the method makes: two names for one, inheritance, records, primary constructors.</summary>
public static partial class Objects
{
    public class Accumulator(double weight)
    {
        private double _sum;
        private int _count;

        public double Mean => _count == 0 ? 0 : _sum / _count;

        public Accumulator Self() => this;

        public void Add(double value)
        {
            _sum += weight * value;
            _count++;
        }
    }

    public abstract class Payoff
    {
        public double Notional { get; init; } = 1;

        public abstract double Value(double spot);

        public virtual double Scaled(double spot) => Notional * Value(spot);
    }

    public sealed class CallPayoff(double strike) : Payoff
    {
        public override double Value(double spot) => Math.Max(spot - strike, 0);
    }

    public sealed class Straddle : Payoff
    {
        private readonly double _strike;

        public Straddle(double strike) => _strike = strike;

        public override double Value(double spot) => Math.Abs(spot - _strike);

        public override double Scaled(double spot) => 2 * base.Scaled(spot);
    }

    public record Point(double X, double Y)
    {
        public double Squared => X * X + Y * Y;

        public Point Moved(double by) => this with { X = X + by };
    }

    public readonly record struct Pair(double First, double Second);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TwoNames(ReadOnlySpan<double> x, double y)
    {
        var one = new Accumulator(y);
        Accumulator other = one;
        foreach (double v in x)
        {
            other.Add(v * y);
            one.Self().Add(y);
        }
        return one.Mean * other.Mean;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Inherited(double x, double y)
    {
        Payoff call = new CallPayoff(y) { Notional = x };
        Payoff straddle = new Straddle(x * y);
        return call.Scaled(3 * x) + straddle.Scaled(y) * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Records(double x, double y, int n)
    {
        var point = new Point(x, y);
        for (int i = 0; i < n; i++)
            point = point.Moved(y) with { Y = point.X * 0.5 };
        var (a, b) = point;
        var pair = new Pair(a, b) { Second = x };
        return point.Squared + pair.First * pair.Second;
    }

    private interface ICurve
    {
        double At(double x);
    }

    private abstract class Curve : ICurve
    {
        public abstract double At(double x);
    }

    private sealed class Switch : Curve
    {
        private enum State
        {
            Off,
            Rising,
            On,
        }

        private State _state = State.Off;
        private double _level;

        public override double At(double x)
        {
            switch (_state)
            {
                case State.Off:
                    _state = State.Rising;
                    break;
                case State.Rising:
                    _level += x;
                    if (_level > 1)
                        _state = State.On;
                    break;
                default:
                    _level *= x;
                    break;
            }
            return _level;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ByTheInterfaceOfABase(double x)
    {
        ICurve curve = new Switch();
        double sum = 0;
        for (int i = 0; i < 5; i++)
            sum += curve.At(x) * i;
        return sum;
    }
}
