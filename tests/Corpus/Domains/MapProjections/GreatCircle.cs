using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Distances and bearings on a sphere; angles in degrees.</summary>
public static partial class GreatCircle
{
    private const double EarthRadius = 6371.0088;
    private const double Rad = Math.PI / 180.0;

    /// <summary>The haversine distance in kilometres.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Haversine([Domain(-60, 60)] double lat1, [Domain(-170, -10)] double lon1, [Domain(-60, 60)] double lat2, [Domain(10, 150)] double lon2)
    {
        double dLat = (lat2 - lat1) * Rad;
        double dLon = (lon2 - lon1) * Rad;
        lat1 *= Rad;
        lat2 *= Rad;

        double a = Square(Math.Sin(dLat / 2)) + Math.Cos(lat1) * Math.Cos(lat2) * Square(Math.Sin(dLon / 2));
        double c = 2 * Math.Asin(Math.Min(1.0, Math.Sqrt(a)));
        return EarthRadius * c;
    }

    /// <summary>The initial bearing in degrees from north, clockwise, in [0, 360).</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InitialBearing([Domain(-60, 60)] double lat1, [Domain(-40, 0)] double lon1, [Domain(-60, 60)] double lat2, [Domain(10, 90)] double lon2)
    {
        double phi1 = lat1 * Rad, phi2 = lat2 * Rad;
        double dl = (lon2 - lon1) * Rad;
        double y = Math.Sin(dl) * Math.Cos(phi2);
        double x = Math.Cos(phi1) * Math.Sin(phi2) - Math.Sin(phi1) * Math.Cos(phi2) * Math.Cos(dl);
        double bearing = Math.Atan2(y, x) / Rad;
        return (bearing + 360.0) % 360.0;
    }

    /// <summary>The point at a distance along a bearing.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Latitude, double Longitude) Destination([Domain(-50, 50)] double lat, [Domain(-40, 40)] double lon, [Domain(10, 170)] double bearing, [Domain(100, 3000)] double distanceKm)
    {
        double delta = distanceKm / EarthRadius;
        double theta = bearing * Rad;
        double phi = lat * Rad;
        double sinPhi2 = Math.Sin(phi) * Math.Cos(delta) + Math.Cos(phi) * Math.Sin(delta) * Math.Cos(theta);
        double phi2 = Math.Asin(sinPhi2);
        double lambda2 = lon * Rad + Math.Atan2(Math.Sin(theta) * Math.Sin(delta) * Math.Cos(phi), Math.Cos(delta) - Math.Sin(phi) * sinPhi2);
        return (phi2 / Rad, lambda2 / Rad);
    }

    /// <summary>Where a rhumb line is nearer to the great circle than a tolerance, the mean latitude serves.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(10, 20, 30, 20)]
    public static double CrossTrack([Domain(5, 20)] double lat, [Domain(10, 19)] double lon, [Domain(25, 40)] double limit, [Domain(15, 25)] double meridian)
    {
        double off = Math.Abs(lon - meridian);
        double d = Math.Asin(Math.Sin(off * Rad) * Math.Cos(lat * Rad)) * EarthRadius;
        return Math.Min(d, limit * 111.2);
    }

    private static double Square(double v) => v * v;
}
