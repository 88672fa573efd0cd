using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Geodesics on the ellipsoid (Vincenty) and coordinates fixed to the earth.</summary>
public static partial class Geodesics
{
    private const double a = 6378137;
    private const double b = 6356752.314245;
    private const double f = 1 / 298.257223563;

    /// <summary>The distance in metres; NaN for antipodal points, for which the iteration does not converge.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double VincentyDistance([Domain(-60, 60)] double lat1, [Domain(-60, 0)] double lon1, [Domain(-60, 60)] double lat2, [Domain(5, 60)] double lon2)
    {
        double L = (lon2 - lon1).ToRadians();
        double U1 = Math.Atan((1 - f) * Math.Tan(lat1.ToRadians()));
        double U2 = Math.Atan((1 - f) * Math.Tan(lat2.ToRadians()));
        double sinU1 = Math.Sin(U1), cosU1 = Math.Cos(U1);
        double sinU2 = Math.Sin(U2), cosU2 = Math.Cos(U2);

        double lambda = L, lambdaP, iterLimit = 100;
        double cosSqAlpha, sinSigma, cos2SigmaM, cosSigma, sigma;
        do
        {
            double sinLambda = Math.Sin(lambda), cosLambda = Math.Cos(lambda);
            sinSigma = Math.Sqrt((cosU2 * sinLambda) * (cosU2 * sinLambda) + (cosU1 * sinU2 - sinU1 * cosU2 * cosLambda) * (cosU1 * sinU2 - sinU1 * cosU2 * cosLambda));
            if (sinSigma == 0)
                return 0;  // co-incident points
            cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            cosSqAlpha = 1 - sinAlpha * sinAlpha;
            cos2SigmaM = cosSigma - 2 * sinU1 * sinU2 / cosSqAlpha;
            if (double.IsNaN(cos2SigmaM))
                cos2SigmaM = 0;  // equatorial line
            double C = f / 16 * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
            lambdaP = lambda;
            lambda = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2SigmaM + C * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
        } while (Math.Abs(lambda - lambdaP) > 1e-13 && --iterLimit > 0);

        if (iterLimit == 0)
            return double.NaN;

        double uSq = cosSqAlpha * (a * a - b * b) / (b * b);
        double A = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
        double B = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
        double deltaSigma = B * sinSigma * (cos2SigmaM + B / 4 * (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM) - B / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * cos2SigmaM * cos2SigmaM)));
        return b * A * (sigma - deltaSigma);
    }

    /// <summary>The end of a geodesic, in degrees.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Latitude, double Longitude) VincentyDirect([Domain(-50, 50)] double latitude, [Domain(-50, 50)] double longitude, [Domain(10, 170)] double bearing, [Domain(1e5, 3e6)] double distance)
    {
        double alpha1 = bearing.ToRadians();
        (double sinAlpha1, double cosAlpha1) = Math.SinCos(alpha1);
        double tanU1 = (1 - f) * Math.Tan(latitude.ToRadians());
        double cosU1 = 1 / Math.Sqrt(1 + tanU1 * tanU1), sinU1 = tanU1 * cosU1;
        double sigma1 = Math.Atan2(tanU1, cosAlpha1);
        double sinAlpha = cosU1 * sinAlpha1;
        double cosSqAlpha = 1 - sinAlpha * sinAlpha;
        double uSq = cosSqAlpha * (a * a - b * b) / (b * b);
        double A = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
        double B = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));

        double sigma = distance / (b * A), last = 2 * Math.PI;
        double sinSigma = 0, cosSigma = 0, cos2SigmaM = 0;
        while (Math.Abs(sigma - last) > 1e-13)
        {
            cos2SigmaM = Math.Cos(2 * sigma1 + sigma);
            sinSigma = Math.Sin(sigma);
            cosSigma = Math.Cos(sigma);
            double delta = B * sinSigma * (cos2SigmaM + B / 4 * (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM) - B / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * cos2SigmaM * cos2SigmaM)));
            last = sigma;
            sigma = distance / (b * A) + delta;
        }

        double tmp = sinU1 * sinSigma - cosU1 * cosSigma * cosAlpha1;
        double lat2 = Math.Atan2(sinU1 * cosSigma + cosU1 * sinSigma * cosAlpha1, (1 - f) * Math.Sqrt(sinAlpha * sinAlpha + tmp * tmp));
        double lambda = Math.Atan2(sinSigma * sinAlpha1, cosU1 * cosSigma - sinU1 * sinSigma * cosAlpha1);
        double C = f / 16 * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
        double L = lambda - (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2SigmaM + C * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
        double lon2 = (longitude.ToRadians() + L + 3 * Math.PI) % (2 * Math.PI) - Math.PI;  // normalise to -180..+180
        return (lat2 * 180 / Math.PI, lon2 * 180 / Math.PI);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y, double Z) GeodeticToEcef([Domain(-89, 89)] double latitude, [Domain(-179, 179)] double longitude, [Domain(-100, 9000)] double height)
    {
        Ellipsoid e = Ellipsoid.Wgs84;
        double phi = latitude.ToRadians(), lambda = longitude.ToRadians();
        double n = e.PrimeVertical(phi);
        return ((n + height) * Math.Cos(phi) * Math.Cos(lambda),
            (n + height) * Math.Cos(phi) * Math.Sin(lambda),
            (n * (1 - e.EccentricitySquared) + height) * Math.Sin(phi));
    }

    /// <summary>Bowring's formula, repeated until the parametric latitude stands.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Latitude, double Longitude, double Height) EcefToGeodetic([Domain(2e6, 5e6)] double x, [Domain(-4e6, 4e6)] double y, [Domain(2e6, 5e6)] double z)
    {
        Ellipsoid e = Ellipsoid.Wgs84;
        double e2 = e.EccentricitySquared;
        double ep2 = e2 / (1 - e2);
        double p = Math.Sqrt(x * x + y * y);
        if (p < 1e-9)
        {
            return (z < 0 ? -90 : 90, 0, Math.Abs(z) - e.SemiMinorAxis);
        }

        double beta = Math.Atan2(z, (1 - e.Flattening) * p), phi = 0;
        for (int i = 5; i-- > 0;)
        {
            double sb = Math.Sin(beta), cb = Math.Cos(beta);
            phi = Math.Atan2(z + ep2 * e.SemiMinorAxis * sb * sb * sb, p - e2 * e.SemiMajorAxis * cb * cb * cb);
            double next = Math.Atan((1 - e.Flattening) * Math.Tan(phi));
            if (Math.Abs(next - beta) < 1e-15)
                break;
            beta = next;
        }
        double s = Math.Sin(phi);
        double n = e.PrimeVertical(phi);
        double h = p * Math.Cos(phi) + (z + e2 * n * s) * s - n;
        return (phi * 180 / Math.PI, Math.Atan2(y, x) * 180 / Math.PI, h);
    }

    /// <summary>East, north, up of a target as seen from a place.</summary>
    [Differentiable(nameof(target), nameof(lat0), nameof(lon0), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] EcefToEnu([Domain(-6e6, 6e6, Length = 3)] double[] target, [Domain(-60, 60)] double lat0, [Domain(-170, 170)] double lon0, [Domain(0, 0)] double h0)
    {
        (double x0, double y0, double z0) = GeodeticToEcef(lat0, lon0, h0);
        double[] d = { target[0] - x0, target[1] - y0, target[2] - z0 };
        double sp = Math.Sin(lat0.ToRadians()), cp = Math.Cos(lat0.ToRadians());
        double sl = Math.Sin(lon0.ToRadians()), cl = Math.Cos(lon0.ToRadians());
        double[][] rotation =
        {
            new[] { -sl, cl, 0 },
            new[] { -sp * cl, -sp * sl, cp },
            new[] { cp * cl, cp * sl, sp },
        };
        var enu = new double[3];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                enu[i] += rotation[i][j] * d[j];
        return enu;
    }

    /// <summary>The area in km² of a polygon on the sphere, by the trapezoids between its edges and the equator.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PolygonArea([Domain(10, 60, Length = 5)] ReadOnlySpan<double> latitudes, [Domain(-60, 60, Length = 5)] ReadOnlySpan<double> longitudes)
    {
        if (latitudes.Length != longitudes.Length)
            throw new ArgumentException($"{latitudes.Length} latitudes, {longitudes.Length} longitudes");
        const double R = 6371.0088;
        int n = latitudes.Length;
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            int next = (i + 1) % n;
            double dLon = (longitudes[next] - longitudes[i]).ToRadians();
            total += dLon * (2 + Math.Sin(latitudes[i].ToRadians()) + Math.Sin(latitudes[next].ToRadians()));
        }
        return total * R * R / 2;
    }

    /// <summary>The distance between two unit vectors, in single precision as graphics has it.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float ArcBetween([Domain(-1, 1)] float lat1, [Domain(-1, 0)] float lon1, [Domain(-1, 1)] float lat2, [Domain(0.3, 1)] float lon2)
    {
        Vector3 u = Direction(lat1, lon1), v = Direction(lat2, lon2);
        return MathF.Atan2(Vector3.Cross(u, v).Length(), Vector3.Dot(u, v));
    }

    private static Vector3 Direction(float lat, float lon) => new(MathF.Cos(lat) * MathF.Cos(lon), MathF.Cos(lat) * MathF.Sin(lon), MathF.Sin(lat));

    private static double ToRadians(this double degrees) => degrees * (Math.PI / 180);
}
