using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Transverse Mercator by Krüger's series in the third flattening, as UTM uses it.</summary>
public sealed partial class Utm
{
    private const double K0 = 0.9996;
    private const double E0 = 500000.0;
    private readonly double _a;
    private readonly double _n;
    private readonly double _radius;
    private readonly double[] _alpha = new double[4];
    private readonly double[] _beta = new double[4];

    public Utm()
        : this(Ellipsoid.Wgs84)
    {
    }

    public Utm(Ellipsoid ellipsoid)
    {
        _a = ellipsoid.SemiMajorAxis;
        double f = ellipsoid.Flattening;
        _n = f / (2 - f);
        double n = _n, n2 = n * n, n3 = n2 * n, n4 = n3 * n;
        _radius = _a / (1 + n) * (1 + n2 / 4 + n4 / 64);
        _alpha[1] = n / 2 - 2.0 / 3 * n2 + 5.0 / 16 * n3;
        _alpha[2] = 13.0 / 48 * n2 - 3.0 / 5 * n3;
        _alpha[3] = 61.0 / 240 * n3;
        _beta[1] = n / 2 - 2.0 / 3 * n2 + 37.0 / 96 * n3;
        _beta[2] = n2 / 48 + n3 / 15;
        _beta[3] = 17.0 / 480 * n3;
    }

    public static int ZoneOf(double longitude) => (int)Math.Floor((longitude + 180) / 6) + 1;

    /// <summary>Easting and northing of a place in the zone whose number is given.</summary>
    [Differentiable(nameof(latitude), nameof(longitude), Derivatives = Jacobian | Vjp | Jvp)]
    public (double Easting, double Northing) Forward([Domain(1, 75)] double latitude, [Domain(6.5, 11.5)] double longitude, [Domain(32, 32)] int zone)
    {
        double phi = latitude * Math.PI / 180;
        double lambda = (longitude - (6 * zone - 183)) * Math.PI / 180;
        double c = 2 * Math.Sqrt(_n) / (1 + _n);
        double t = Math.Sinh(Math.Atanh(Math.Sin(phi)) - c * Math.Atanh(c * Math.Sin(phi)));
        double xi = Math.Atan(t / Math.Cos(lambda));
        double eta = Math.Atanh(Math.Sin(lambda) / Math.Sqrt(1 + t * t));
        double x = eta, y = xi;
        for (int j = 1; j < _alpha.Length; ++j)
        {
            x += _alpha[j] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
            y += _alpha[j] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
        }
        double n0 = latitude < 0 ? 10000000.0 : 0.0;
        return (E0 + K0 * _radius * x, n0 + K0 * _radius * y);
    }

    [Differentiable(nameof(easting), nameof(northing), Derivatives = Jacobian | Vjp | Jvp)]
    public (double Latitude, double Longitude) Inverse([Domain(300_000, 700_000)] double easting, [Domain(1e6, 7e6)] double northing, [Domain(31, 33)] int zone, [Domain(0, 0)] bool south = false)
    {
        double xi = (northing - (south ? 1e7 : 0)) / (K0 * _radius);
        double eta = (easting - E0) / (K0 * _radius);
        double xi1 = xi, eta1 = eta;
        foreach (int j in s_orders)
        {
            xi1 -= _beta[j] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            eta1 -= _beta[j] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        double chi = Math.Asin(Math.Sin(xi1) / Math.Cosh(eta1));
        double phi = Latitude(chi);
        double lambda0 = (zone * 6 - 183) * Math.PI / 180;
        double lambda = lambda0 + Math.Atan2(Math.Sinh(eta1), Math.Cos(xi1));
        return (phi * 180 / Math.PI, lambda * 180 / Math.PI);
    }

    private static readonly int[] s_orders = { 1, 2, 3 };

    private double Latitude(double chi)
    {
        double n = _n;
        return chi
            + (2 * n - 2.0 / 3 * n * n - 2 * n * n * n) * Math.Sin(2 * chi)
            + (7.0 / 3 * n * n - 8.0 / 5 * n * n * n) * Math.Sin(4 * chi)
            + 56.0 / 15 * n * n * n * Math.Sin(6 * chi);
    }
}
