using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>What a table says beyond its ends.</summary>
public enum Extrapolation
{
    Clamp,
    Linear,
    Zero,
    Periodic,
}

/// <summary>Linear interpolation in tables.</summary>
public static partial class TableLookup
{
    // Saturation pressure of water in kPa, every 10 °C from 0 °C.
    private static readonly double[] Saturation = [0.6113, 1.2281, 2.3388, 4.2455, 7.3814, 12.344, 19.932, 31.188, 47.373, 70.139, 101.32];

    private const double TableStep = 10.0;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(50)]
    public static double SaturationPressure([Domain(0.5, 99.5)] double celsius)
    {
        if (celsius < 0 || celsius > 100)
            return double.NaN;
        double position = celsius / TableStep;
        int index = (int)position;
        if (index >= Saturation.Length - 1)
            index = Saturation.Length - 2;
        double fraction = position - index;
        return Saturation[index] + fraction * (Saturation[index + 1] - Saturation[index]);
    }

    /// <summary>The dew point, by a search in the same table.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DewPoint([Domain(15, 45)] double celsius, [Domain(0.5, 0.95)] double humidity)
    {
        double p = SaturationPressure(celsius) * humidity;
        int at = Array.BinarySearch(Saturation, p);
        if (at >= 0)
            return at * TableStep;
        at = ~at;
        if (at == 0)
            throw new ArgumentException($"The air is too dry: {p:F3} kPa.", nameof(humidity));
        double low = Saturation[at - 1], high = Saturation[at];
        // Between entries the pressure is close to an exponential.
        return TableStep * (at - 1 + Math.Log(p / low) / Math.Log(high / low));
    }

    /// <summary>Interpolates samples at ascending abscissae.</summary>
    [Differentiable(nameof(xs), nameof(ys), nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Linear(
        [Domain(-1, 1, Length = 6, Ascending = true)] ReadOnlySpan<double> xs, [Domain(-2, 2, Length = 6)] ReadOnlySpan<double> ys,
        [Domain(-1.5, 1.5)] double x, [Domain(0, 3)] Extrapolation beyond = Extrapolation.Clamp)
    {
        int n = xs.Length;
        if (beyond == Extrapolation.Periodic)
        {
            double period = xs[n - 1] - xs[0];
            double turns = Math.Floor((x - xs[0]) / period);
            x -= turns * period;
        }
        else if (x < xs[0] || x > xs[^1])
        {
            switch (beyond)
            {
                case Extrapolation.Zero:
                    return 0;
                case Extrapolation.Clamp:
                    return x < xs[0] ? ys[0] : ys[^1];
            }
        }

        int low = 0, high = n - 1;
        while (high - low > 1)
        {
            int middle = (low + high) >> 1;
            if (xs[middle] > x)
                high = middle;
            else
                low = middle;
        }
        double t = (x - xs[low]) / (xs[high] - xs[low]);
        return ys[low] * (1 - t) + ys[high] * t;
    }

    /// <summary>Bilinear interpolation on a grid of unit cells.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 2)]
    public static double Bilinear([Domain(-1, 1, Rows = 4, Columns = 5)] double[,] grid, [Domain(0.1, 2.9)] double row, [Domain(0.1, 3.9)] double column)
    {
        int i = Math.Clamp((int)Math.Floor(row), 0, grid.GetLength(0) - 2);
        int j = Math.Clamp((int)Math.Floor(column), 0, grid.GetLength(1) - 2);
        double u = row - i, v = column - j;
        return (1 - u) * ((1 - v) * grid[i, j] + v * grid[i, j + 1])
            + u * ((1 - v) * grid[i + 1, j] + v * grid[i + 1, j + 1]);
    }

    /// <summary>Trilinear interpolation in a colour cube that lies flat in memory.</summary>
    [Differentiable(nameof(r), nameof(g), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static float ColorCube([Domain(0, 1, Length = 27)] float[] cube, [Domain(0.05, 0.95)] float r, [Domain(0.05, 0.95)] float g, [Domain(0.05, 0.95)] float b)
    {
        const int Size = 3;
        static int Offset(int x, int y, int z) => (z * Size + y) * Size + x;
        float fx = r * (Size - 1), fy = g * (Size - 1), fz = b * (Size - 1);
        int x0 = Math.Min((int)fx, Size - 2), y0 = Math.Min((int)fy, Size - 2), z0 = Math.Min((int)fz, Size - 2);
        fx -= x0;
        fy -= y0;
        fz -= z0;
        float sum = 0f;
        for (int corner = 0; corner < 8; corner++)
        {
            int dx = corner & 1, dy = (corner >> 1) & 1, dz = corner >> 2;
            float weight = (dx == 1 ? fx : 1f - fx) * (dy == 1 ? fy : 1f - fy) * (dz == 1 ? fz : 1f - fz);
            sum += weight * cube[Offset(x0 + dx, y0 + dy, z0 + dz)];
        }
        return sum;
    }
}
