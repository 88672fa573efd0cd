using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MapProjections;

/// <summary>Places as structs, lengths with units.</summary>
public static partial class Units
{
    /// <summary>A distance in any unit by name.</summary>
    [Differentiable(nameof(from), nameof(to), Derivatives = Gradient | Vjp | Jvp)]
    public static double Distance([Domain(0.1, 0.9)] GeoPoint from, [Domain(1.1, 1.9)] GeoPoint to, [Domain(0, 3)] int unit)
    {
        double dLat = (to.Latitude - from.Latitude) * 0.5, dLon = (to.Longitude - from.Longitude) * 0.5;
        double h = Math.Pow(Math.Sin(dLat), 2) + Math.Cos(from.Latitude) * Math.Cos(to.Latitude) * Math.Pow(Math.Sin(dLon), 2);
        double metres = 2 * Ellipsoid.Wgs84.SemiMajorAxis * Math.Asin(Math.Sqrt(h));
        string name = unit switch { 0 => "m", 1 => "km", 2 => "mi", _ => "nm" };
        return Convert(metres, name) + 1e-3 * (from.Height - to.Height);
    }

    /// <summary>Degrees, minutes and seconds put together; the sign is that of the degrees.</summary>
    [Differentiable(nameof(seconds), Derivatives = Gradient | Vjp | Jvp)]
    public static double FromDms([Domain(-80, 80)] int degrees, [Domain(0, 59)] int minutes, [Domain(0, 59)] double seconds)
    {
        if (minutes is < 0 or >= 60 || seconds is < 0 or >= 60)
            throw new ArgumentOutOfRangeException(nameof(minutes), $"{minutes}' {seconds}\"");
        int sign = degrees < 0 ? -1 : 1;
        checked
        {
            degrees *= sign;
        }
        double value = degrees + minutes / 60.0 + seconds / 3600.0;
        return sign * value;
    }

    /// <summary>Bilinear interpolation of a geoid on a grid, cell by cell.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double GeoidHeight([Domain(-30, 50, Rows = 4, Columns = 5)] double[,] grid, [Domain(0.1, 2.9)] double row, [Domain(0.1, 3.9)] double column)
    {
        int i = (int)Math.Floor(row), j = (int)Math.Floor(column);
        ref double corner = ref grid[i, j];
        double u = row - i, v = column - j;
        double top = corner * (1 - v) + grid[i, j + 1] * v;
        double bottom = grid[i + 1, j] * (1 - v) + grid[i + 1, j + 1] * v;
        return top * (1 - u) + bottom * u;
    }

    /// <summary>The length of a track, and the longest leg of it.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Total, double Longest) Track([Domain(0, 10, Length = 5)] double[] x, [Domain(0, 10, Length = 5)] double[] y)
    {
        (double total, double longest) = (0, double.MinValue);
        for (int i = 1; i < x.Length; i++)
        {
            double leg = double.Hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            total += leg;
            if (leg > longest)
                longest = leg;
        }
        return (total, longest);
    }

    private static double Convert(double metres, string unit)
    {
        double factor = unit.ToLowerInvariant() switch
        {
            "m" => 1,
            "km" => 1e-3,
            "mi" => 1 / 1609.344,
            "nm" or "nmi" => 1 / 1852.0,
            _ => throw new FormatException($"\"{unit}\" is no unit of length"),
        };
        return metres * factor;
    }
}
