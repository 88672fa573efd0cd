using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Structs that keep their fields to themselves: read by properties, made by a constructor in its own order, or by setters.</summary>
public static partial class PrivateFields
{
    public readonly struct Polar
    {
        private readonly double _radius;
        private readonly double _angle;

        public Polar(double angle, double radius)
        {
            _angle = angle;
            _radius = radius;
        }

        public double Radius => _radius;

        public double Angle
        {
            get { return _angle; }
        }

        public double East => _radius * Math.Cos(_angle);

        public static Polar operator *(Polar a, Polar b) => new(a._angle + b._angle, a._radius * b._radius);
    }

    public struct Range
    {
        private double m_low, m_high;

        public double Low
        {
            get { return m_low; }
            set { m_low = value; }
        }

        public double High { get => m_high; set => m_high = value; }
    }

    public struct Weighted(double x, double weight)
    {
        internal readonly double x = x;
        internal readonly double weight = weight;

        public double X => x;

        public double Moment => x * weight;
    }

    /// <summary>What its constructor makes of the numbers is not what a gradient holds.</summary>
    public readonly struct Interval
    {
        public readonly double Low, High;

        public Interval(double a, double b) => (Low, High) = (Math.Min(a, b), Math.Max(a, b));

        public double Width => High - Low;
    }

    private sealed class Bell
    {
        private readonly double _center;
        private readonly double _width;

        public Bell(double center, double width) => (_center, _width) = (center, width);

        public double Center => _center;

        public double Width => _width;

        public double At(double x)
        {
            double z = (x - _center) / _width;
            return Math.Exp(-0.5 * z * z);
        }
    }

    private static readonly Bell s_bell = new(0.4, 1.3);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Projected(Polar a, Polar b) => (a * b).East + a.Radius * b.Angle;

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Polar Turned(Polar a, double by) => a * new Polar(by, 1 + by * by);

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Range Grown(Range a, double by) => new() { Low = a.Low - by * a.High, High = a.High + by };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Overlap(Interval a, double from, double to) => a.Width * new Interval(from, to * to).Width + a.Low;

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Interval Scaled(Interval a, double by) => new(a.Low * by, a.High * by);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Moments(Weighted a, Weighted b) => a.Moment * b.X + b.Moment;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OfAnotherObject(double x) => s_bell.At(x) * x;
}
