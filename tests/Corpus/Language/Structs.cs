using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Structs as values: operators, methods, properties, changes in place, initialisers.</summary>
public static partial class Structs
{
    public readonly struct Vector(double x, double y)
    {
        public readonly double X = x, Y = y;

        public double Length => Math.Sqrt(X * X + Y * Y);

        public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);

        public static Vector operator *(double factor, Vector a) => new(factor * a.X, factor * a.Y);

        public static Vector operator -(Vector a) => new(-a.X, -a.Y);

        public static implicit operator Vector((double X, double Y) pair) => new(pair.X, pair.Y);

        public double Dot(Vector other) => X * other.X + Y * other.Y;
    }

    public struct Growing
    {
        public double Size;

        public double Total { get; set; }

        public void Grow(double factor)
        {
            Size *= factor;
            Total += Size;
        }

        public readonly Growing Twice()
        {
            Growing copy = this;
            copy.Grow(2);
            return copy;
        }
    }

    public struct Segment
    {
        public Vector From, To;

        public readonly double Squared => (To + -From).Dot(To + -From);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Operators(double x, double y)
    {
        Vector a = new Vector(x, y) + 2 * new Vector(y, 1);
        a = x > y ? a : -a;
        return a.Length * a.Dot((x, 3)) + a.X;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ChangedInPlace(double x, double y, int n)
    {
        var growing = new Growing { Size = x, Total = y };
        for (int i = 0; i < n; i++)
            growing.Grow(y);
        if (x > 0)
            growing.Size = 2 * x;
        Growing other = growing.Twice();
        growing.Total -= other.Total * x;
        return growing.Total * growing.Size;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Nested(ReadOnlySpan<double> x, double y)
    {
        Segment segment = default;
        segment.From = (y, 1);
        double sum = 0;
        foreach (double v in x)
        {
            segment.To = new Vector(v, v * y);
            sum += segment.Squared;
            segment.From = segment.To;
        }
        return sum;
    }

    [Differentiable(Derivatives = Vjp | Jvp | Jacobian)]
    public static (double X, double Length) Parts(double x, double y)
    {
        Segment segment;
        segment.From = new Vector(x * y, y);
        segment.To = segment.From + segment.From;
        return (segment.To.X, segment.To.Length);
    }

    /// <summary>Its parameters are no fields, though an operator has one of the same name.</summary>
    public struct Weighted(double x, double weight)
    {
        public double X = x, Weight = weight;

        public static Weighted operator *(double x, Weighted a) => new(x * a.X, a.Weight + x);

        public readonly double Moved(double weight) => X * weight + Weight;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HiddenNames(Weighted a, double y)
    {
        a = y * a;
        return a.X * a.Weight + a.Moved(weight: y);
    }

    [Differentiable(nameof(y), Derivatives = Gradient | Vjp | Jvp)]
    public static double ConstantThatIsChanged(Growing a, double y)
    {
        Growing kept = y > 0 ? a : a.Twice();
        a.Size += y;
        a.Grow(y);
        return a.Total * y + kept.Size;
    }

    private struct Counter
    {
        public double Value;

        public void Up() => Value = Value * 2 + 1;

#pragma warning disable CS8656 // The copy is what is tested.
        public readonly double Next()
        {
            Up();
            return Value;
        }
#pragma warning restore CS8656
    }

    private sealed class Holder(double value)
    {
        private readonly Counter _fixed = new() { Value = value };

        public Counter Property { get; set; } = new() { Value = value };

        public double Sum()
        {
            _fixed.Up();
            Property.Up();
            return _fixed.Value + Property.Value;
        }
    }

    /// <summary>What is called on a property, on a readonly field, or on this in a readonly method, changes a copy.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DefensiveCopies(double x, double y)
    {
        var counter = new Counter { Value = x };
        double next = counter.Next() * y;
        counter.Up();
        return next * counter.Value + new Holder(y).Sum() * x;
    }
}
