using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Mercator in its variants, and other maps onto cylinders.</summary>
public static partial class Cylindrical
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Easting, double Northing) Mercator([Domain(-70, 70)] double latitude, [Domain(-170, 170)] double longitude, [Domain(0, 10)] double centralMeridian)
    {
        var (phi, lambda) = new GeoPoint(latitude, longitude);
        if (Math.Abs(phi) >= Math.PI / 2)
            throw new ArgumentOutOfRangeException(nameof(latitude), "The poles are at infinity.");
        lambda -= Angle.FromDegrees(centralMeridian);
        Ellipsoid ellipsoid = Ellipsoid.Wgs84;
        double e = ellipsoid.Eccentricity, es = e * Math.Sin(phi);
        double q = Math.Log(Math.Tan(Math.PI / 4 + phi / 2) * Math.Pow((1 - es) / (1 + es), e / 2));
        return (ellipsoid.SemiMajorAxis * lambda, ellipsoid.SemiMajorAxis * q);
    }

    /// <summary>The latitude in degrees of a northing, by fixed-point iteration.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InverseMercatorLatitude([Domain(-8e6, 8e6)] double northing)
    {
        const double Tolerance = 1e-14;
        double e = Ellipsoid.Wgs84.Eccentricity;
        double t = Math.Exp(-northing / Ellipsoid.Wgs84.SemiMajorAxis);
        double phi = Math.PI / 2 - 2 * Math.Atan(t);
        double previous;
        int left = 20;
        do
        {
            previous = phi;
            double es = e * Math.Sin(phi);
            phi = Math.PI / 2 - 2 * Math.Atan(t * Math.Pow((1 - es) / (1 + es), e / 2));
        }
        while (Math.Abs(phi - previous) > Tolerance && left-- > 0);
        return Angle.FromRadians(phi).Degrees;
    }

    /// <summary>The pixel of a place on a tiled map at a zoom.</summary>
    [Differentiable(nameof(latitude), nameof(longitude), Derivatives = Jacobian | Vjp | Jvp)]
    [Kink(86, 10, 3)]
    public static (double X, double Y) WebMercatorPixel([Domain(-80, 80)] double latitude, [Domain(-170, 170)] double longitude, [Domain(0, 12)] int zoom)
    {
        const double MaxLatitude = 85.05112878;
        latitude = Math.Clamp(latitude, -MaxLatitude, MaxLatitude);
        double sinLatitude = Math.Sin(latitude * Math.PI / 180);
        double x = (longitude + 180) / 360;
        double y = 0.5 - Math.Log((1 + sinLatitude) / (1 - sinLatitude)) / (4 * Math.PI);
        uint mapSize = 256u << zoom;
        return (x * mapSize, y * mapSize);
    }

    /// <summary>Lambert's equal-area cylinder with a standard parallel; the parallel is a table's entry.</summary>
    [Differentiable(nameof(latitude), nameof(longitude), Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) EqualArea([Domain(-85, 85)] double latitude, [Domain(-175, 175)] double longitude, [Domain(0, 3)] Variant variant = Variant.Lambert)
    {
        double parallel = variant switch
        {
            Variant.Lambert => 0,
            Variant.Behrmann => 30,
            Variant.GallPeters => 45,
            Variant.Balthasart => 50,
            _ => throw new ArgumentException($"Unknown variant: {variant}", nameof(variant)),
        };
        double k = Math.Cos(parallel * Math.PI / 180);
        return (longitude * Math.PI / 180 * k, Math.Sin(latitude * Math.PI / 180) / k);
    }

    /// <summary>Robinson: a table of every five degrees, straight between its entries.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    [Kink(15, 40)]
    [Kink(-30, 100)]
    public static (double X, double Y) Robinson([Domain(-84, 84)] double latitude, [Domain(-170, 170)] double longitude)
    {
        double degrees = Math.Abs(latitude);
        int i = (int)(degrees / 5);
        if (i > 17) i = 17;
        double f = degrees / 5 - i;
        double plen = RobinsonTable[i, 0] + f * (RobinsonTable[i + 1, 0] - RobinsonTable[i, 0]);
        double pdfe = RobinsonTable[i, 1] + f * (RobinsonTable[i + 1, 1] - RobinsonTable[i, 1]);
        double x = 0.8487 * plen * longitude * Math.PI / 180;
        double y = 1.3523 * pdfe * Math.Sign(latitude);
        return (x, y);
    }

    public enum Variant { Lambert, Behrmann, GallPeters, Balthasart }

    private static readonly double[,] RobinsonTable =
    {
        { 1.0000, 0.0000 }, { 0.9986, 0.0620 }, { 0.9954, 0.1240 }, { 0.9900, 0.1860 }, { 0.9822, 0.2480 }, { 0.9730, 0.3100 }, { 0.9600, 0.3720 },
        { 0.9427, 0.4340 }, { 0.9216, 0.4958 }, { 0.8962, 0.5571 }, { 0.8679, 0.6176 }, { 0.8350, 0.6769 }, { 0.7986, 0.7346 }, { 0.7597, 0.7903 },
        { 0.7186, 0.8435 }, { 0.6732, 0.8936 }, { 0.6213, 0.9394 }, { 0.5722, 0.9761 }, { 0.5322, 1.0000 },
    };
}
