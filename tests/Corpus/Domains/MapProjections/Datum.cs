using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>A place in space, with the operations a change of datum needs.</summary>
public readonly record struct Cartesian(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(this * this);

    public static Cartesian operator +(Cartesian l, Cartesian r) => new(l.X + r.X, l.Y + r.Y, l.Z + r.Z);

    public static Cartesian operator -(Cartesian l, Cartesian r) => new(l.X - r.X, l.Y - r.Y, l.Z - r.Z);

    public static double operator *(Cartesian l, Cartesian r) => l.X * r.X + l.Y * r.Y + l.Z * r.Z;

    public static Cartesian operator *(double s, Cartesian v) => v with { X = s * v.X, Y = s * v.Y, Z = s * v.Z };
}

/// <summary>Seven parameters between two datums.</summary>
public sealed class HelmertTransform
{
    private const double ArcSecond = Math.PI / (180 * 3600);

    public required Cartesian Translation { get; init; }

    public Cartesian Rotation { get; init; }

    public double PartsPerMillion { get; init; }

    public Cartesian Apply(Cartesian p)
    {
        double rx = Rotation.X * ArcSecond, ry = Rotation.Y * ArcSecond, rz = Rotation.Z * ArcSecond;
        var rotated = new Cartesian(p.X - rz * p.Y + ry * p.Z, rz * p.X + p.Y - rx * p.Z, -ry * p.X + rx * p.Y + p.Z);
        return Translation + (1 + PartsPerMillion * 1e-6) * rotated;
    }
}

public static partial class Datum
{
    /// <summary>From DHDN to WGS 84 (a mean of the published parameters), and how far that moves the place.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y, double Z, double Moved) ToWgs84([Domain(3.5e6, 4.5e6)] double x, [Domain(4e5, 1e6)] double y, [Domain(4.5e6, 5.2e6)] double z, [Domain(-5, 10)] double ppm)
    {
        var transform = new HelmertTransform
        {
            Translation = new Cartesian(598.1, 73.7, 418.2),
            Rotation = new Cartesian(0.202, 0.045, -2.455),
            PartsPerMillion = ppm,
        };
        Cartesian from = new(x, y, z);
        Cartesian to = transform.Apply(from);
        return (to.X, to.Y, to.Z, (to - from).Length);
    }

    /// <summary>The root mean square of residuals between two lists of coordinates, x y z by turns.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double RootMeanSquare([Domain(-10, 10, Length = 9)] double[] measured, [Domain(-10, 10, Length = 9)] double[] computed, [Domain(-20, 20)] double scaleError)
    {
        if (measured.Length % 3 != 0 || measured.Length != computed.Length)
            throw new ArgumentException("Coordinates come by threes.");
        double sum = 0;
        for (int i = 0; i < measured.Length; i += 3)
        {
            var m = new Cartesian(measured[i], measured[i + 1], measured[i + 2]);
            var c = new Cartesian(computed[i], computed[i + 1], computed[i + 2]);
            Cartesian difference = m - (1 + scaleError * 1e-2) * c;
            sum += difference * difference;
        }
        return Math.Sqrt(sum / (measured.Length / 3));
    }
}
