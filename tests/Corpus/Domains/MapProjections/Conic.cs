using System;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Conic, azimuthal and pseudocylindrical maps.</summary>
public static partial class Conic
{
    /// <summary>Lambert's conformal conic with two standard parallels; names as in Snyder.</summary>
    [Differentiable(nameof(lat), nameof(lon), nameof(lat1), nameof(lat2), Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) LambertConformal([Domain(25, 55)] double lat, [Domain(-20, 20)] double lon, [Domain(30, 38)] double lat1, [Domain(42, 50)] double lat2, [Domain(40, 40)] double lat0 = 40, [Domain(0, 0)] double lon0 = 0)
    {
        Ellipsoid ell = Ellipsoid.Bessel1841;
        double m1 = M(ToRad(lat1), ell), m2 = M(ToRad(lat2), ell);
        double t1 = T(ToRad(lat1), ell), t2 = T(ToRad(lat2), ell);
        double n = Abs(lat1 - lat2) > 1e-9 ? (Log(m1) - Log(m2)) / (Log(t1) - Log(t2)) : Sin(ToRad(lat1));
        double F = m1 / (n * Pow(t1, n));
        double rho = ell.SemiMajorAxis * F * Pow(T(ToRad(lat), ell), n);
        double rho0 = ell.SemiMajorAxis * F * Pow(T(ToRad(lat0), ell), n);
        double theta = n * ToRad(lon - lon0);
        return (rho * Sin(theta), rho0 - rho * Cos(theta));
    }

    /// <summary>Albers, on the sphere.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) Albers([Domain(20, 60)] double lat, [Domain(-60, 60)] double lon)
    {
        const double phi1 = 29.5 * PI / 180, phi2 = 45.5 * PI / 180, phi0 = 37.5 * PI / 180;
        double n = (Sin(phi1) + Sin(phi2)) / 2;
        double c = Cos(phi1) * Cos(phi1) + 2 * n * Sin(phi1);
        double Rho(double phi) => Sqrt(c - 2 * n * Sin(phi)) / n;
        double theta = n * ToRad(lon);
        return (Rho(ToRad(lat)) * Sin(theta), Rho(phi0) - Rho(ToRad(lat)) * Cos(theta));
    }

    public enum Azimuthal { Stereographic, EqualArea, Gnomonic, Orthographic, Equidistant }

    /// <summary>Any of the azimuthal maps about a centre, through a span.</summary>
    [Differentiable(nameof(lat), nameof(lon), nameof(lat0), nameof(lon0), Derivatives = Jacobian | Vjp | Jvp)]
    public static void Project([Domain(0, 4)] Azimuthal kind, [Domain(20, 60)] double lat, [Domain(-30, -5)] double lon, [Domain(30, 50)] double lat0, [Domain(0, 20)] double lon0, [Domain(0, 0, Length = 2)] Span<double> xy)
    {
        if (xy.Length < 2)
            throw new ArgumentException("There is no room for two coordinates.", nameof(xy));
        double phi = ToRad(lat), phi1 = ToRad(lat0), dl = ToRad(lon) - ToRad(lon0);
        double cosc = Sin(phi1) * Sin(phi) + Cos(phi1) * Cos(phi) * Cos(dl);
        double k;
        switch (kind)
        {
            case Azimuthal.Stereographic:
                k = 2 / (1 + cosc);
                break;
            case Azimuthal.EqualArea:
                k = Sqrt(2 / (1 + cosc));
                break;
            case Azimuthal.Gnomonic when cosc <= 0:
            case Azimuthal.Orthographic when cosc < 0:
                xy.Fill(double.NaN);
                return;
            case Azimuthal.Gnomonic:
                k = 1 / cosc;
                break;
            case Azimuthal.Orthographic:
                k = 1;
                break;
            case Azimuthal.Equidistant:
                double c = Acos(cosc);
                k = c == 0 ? 1 : c / Sin(c);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
        xy[0] = k * Cos(phi) * Sin(dl);
        xy[1] = k * (Cos(phi1) * Sin(phi) - Sin(phi1) * Cos(phi) * Cos(dl));
    }

    /// <summary>Mollweide: 2θ + sin 2θ = π sin φ.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y) Mollweide([Domain(-75, 75)] double lat, [Domain(-170, 170)] double lon)
    {
        double phi = ToRad(lat), theta = phi;
        double target = PI * Sin(phi);
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var change = (2 * theta + Sin(2 * theta) - target) / (2 + 2 * Cos(2 * theta));
            theta -= change;
            if (Abs(change) < 1e-14) break;
        }
        return (2 * Sqrt(2) / PI * ToRad(lon) * Cos(theta), Sqrt(2) * Sin(theta));
    }

    /// <summary>Winkel tripel, the mean of two maps.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y) WinkelTripel([Domain(10, 75)] double lat, [Domain(10, 170)] double lon)
    {
        double phi = ToRad(lat), half = ToRad(lon) / 2;
        (double x, double y) = Aitoff(phi, half);
        x += 2 * half * 2 / PI;
        y += phi;
        return (x / 2, y / 2);
    }

    private static (double, double) Aitoff(double phi, double half)
    {
        double alpha = Acos(Cos(phi) * Cos(half));
        double sinc = alpha == 0 ? 1 : Sin(alpha) / alpha;
        return (2 * Cos(phi) * Sin(half) / sinc, Sin(phi) / sinc);
    }

    private static double ToRad(double degrees) => degrees * PI / 180;

    private static double M(double phi, Ellipsoid e) => Cos(phi) / Sqrt(1 - e.EccentricitySquared * Sin(phi) * Sin(phi));

    private static double T(double phi, Ellipsoid e)
    {
        double es = e.Eccentricity * Sin(phi);
        return Tan(PI / 4 - phi / 2) / Pow((1 - es) / (1 + es), e.Eccentricity / 2);
    }
}
