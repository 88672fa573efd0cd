using System;
using System.Globalization;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>A reference ellipsoid.</summary>
public readonly record struct Ellipsoid(double SemiMajorAxis, double InverseFlattening)
{
    public static readonly Ellipsoid Wgs84 = new(6378137.0, 298.257223563);
    public static readonly Ellipsoid Bessel1841 = new(6377397.155, 299.1528128);

    public double Flattening => 1.0 / InverseFlattening;

    public double SemiMinorAxis => SemiMajorAxis * (1.0 - Flattening);

    public double EccentricitySquared => Flattening * (2.0 - Flattening);

    public double Eccentricity => Math.Sqrt(EccentricitySquared);

    /// <summary>The radius of curvature in the prime vertical.</summary>
    public double PrimeVertical(double latitude)
    {
        double s = Math.Sin(latitude);
        return SemiMajorAxis / Math.Sqrt(1.0 - EccentricitySquared * s * s);
    }
}

/// <summary>An angle that knows its unit.</summary>
public readonly struct Angle
{
    private const double PerDegree = Math.PI / 180.0;

    private readonly double _radians;

    private Angle(double radians) => _radians = radians;

    public double Radians => _radians;

    public double Degrees => _radians / PerDegree;

    public static Angle FromRadians(double value) => new(value);

    public static Angle FromDegrees(double value) => new(value * PerDegree);

    public static implicit operator double(Angle angle) => angle._radians;

    public static Angle operator +(Angle a, Angle b) => new(a._radians + b._radians);

    public static Angle operator -(Angle a, Angle b) => new(a._radians - b._radians);

    public static Angle operator *(Angle a, double factor) => new(a._radians * factor);

    public static bool operator <(Angle a, Angle b) => a._radians < b._radians;

    public static bool operator >(Angle a, Angle b) => a._radians > b._radians;

    /// <summary>The same direction in (-π, π].</summary>
    public Angle Normalized()
    {
        double turned = _radians % (2 * Math.PI);
        if (turned > Math.PI)
            turned -= 2 * Math.PI;
        else if (turned <= -Math.PI)
            turned += 2 * Math.PI;
        return new Angle(turned);
    }

    public override string ToString() => Degrees.ToString("F5", CultureInfo.InvariantCulture) + "°";
}

/// <summary>A place, with its height if known.</summary>
public struct GeoPoint
{
    public Angle Latitude;
    public Angle Longitude;
    public double Height;

    public GeoPoint(double latitudeDegrees, double longitudeDegrees, double height = 0)
    {
        Latitude = Angle.FromDegrees(latitudeDegrees);
        Longitude = Angle.FromDegrees(longitudeDegrees);
        Height = height;
    }

    public readonly void Deconstruct(out double phi, out double lambda)
    {
        phi = Latitude.Radians;
        lambda = Longitude.Radians;
    }
}
