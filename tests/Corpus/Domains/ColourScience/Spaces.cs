using System;
using System.Diagnostics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.ColourScience;

/// <summary>Tristimulus values.</summary>
public readonly record struct Xyz(double X, double Y, double Z)
{
    public static readonly Xyz D65 = new(0.95047, 1.0, 1.08883);
    public static readonly Xyz D50 = new(0.96422, 1.0, 0.82521);

    public (double x, double y) Chromaticity
    {
        get
        {
            double sum = X + Y + Z;
            return sum == 0 ? (0, 0) : (X / sum, Y / sum);
        }
    }

    public static Xyz operator /(Xyz a, Xyz b) => new(a.X / b.X, a.Y / b.Y, a.Z / b.Z);
}

/// <summary>CIE L*a*b*.</summary>
public readonly record struct Lab(double L, double A, double B)
{
    private const double Epsilon = 216.0 / 24389.0;
    private const double Kappa = 24389.0 / 27.0;

    public double Chroma => Math.Sqrt(A * A + B * B);

    /// <summary>In degrees, [0, 360).</summary>
    public double Hue
    {
        get
        {
            double h = Math.Atan2(B, A) * 180 / Math.PI;
            return h < 0 ? h + 360 : h;
        }
    }

    public static Lab From(Xyz colour, Xyz white)
    {
        Xyz ratio = colour / white;
        double fx = F(ratio.X), fy = F(ratio.Y), fz = F(ratio.Z);
        return new Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    public Xyz ToXyz(Xyz white)
    {
        double fy = (L + 16) / 116, fx = A / 500 + fy, fz = fy - B / 200;
        double x = Cube(fx) > Epsilon ? Cube(fx) : (116 * fx - 16) / Kappa;
        double y = L > Kappa * Epsilon ? Cube(fy) : L / Kappa;
        double z = Cube(fz) > Epsilon ? Cube(fz) : (116 * fz - 16) / Kappa;
        return new(x * white.X, y * white.Y, z * white.Z);
    }

    private static double F(double t) => t > Epsilon ? Math.Cbrt(t) : (Kappa * t + 16) / 116;

    private static double Cube(double v) => v * v * v;
}

/// <summary>Between the colour spaces of the CIE and those of screens. Components of screens lie in [0, 1].</summary>
public static partial class Spaces
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Decode([Domain(0.002, 1)] double component)
    {
        if (component < 0)
            return -Decode(-component);
        return component <= 0.04045 ? component / 12.92 : Math.Pow((component + 0.055) / 1.055, 2.4);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Encode([Domain(0.0005, 1)] double linear) =>
        linear switch
        {
            < 0 => -Encode(-linear),
            <= 0.0031308 => 12.92 * linear,
            _ => 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055,
        };

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double X, double Y, double Z) RgbToXyz([Domain(0.05, 1)] double r, [Domain(0.05, 1)] double g, [Domain(0.05, 1)] double b)
    {
        Xyz xyz = ToXyz(r, g, b);
        return (xyz.X, xyz.Y, xyz.Z);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double L, double a, double b) RgbToLab([Domain(0.05, 1)] double red, [Domain(0.05, 1)] double green, [Domain(0.05, 1)] double blue)
    {
        var (l, a, b) = Lab.From(ToXyz(red, green, blue), Xyz.D65);
        Trace($"({red}, {green}, {blue})");
        return (l, a, b);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double L, double C, double H) RgbToLch([Domain(0.6, 1)] double red, [Domain(0.3, 0.5)] double green, [Domain(0.05, 0.25)] double blue)
    {
        Lab lab = Lab.From(ToXyz(red, green, blue), Xyz.D65);
        return (lab.L, lab.Chroma, lab.Hue);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] LabToRgb([Domain(40, 80)] double l, [Domain(-15, 15)] double a, [Domain(-15, 15)] double b)
    {
        Xyz c = new Lab(l, a, b).ToXyz(Xyz.D65);
        double red = 3.2404542 * c.X - 1.5371385 * c.Y - 0.4985314 * c.Z;
        double green = -0.9692660 * c.X + 1.8760108 * c.Y + 0.0415560 * c.Z;
        double blue = 0.0556434 * c.X - 0.2040259 * c.Y + 1.0572252 * c.Z;
        return new[] { Encode(red), Encode(green), Encode(blue) };
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double L, double U, double V) XyzToLuv([Domain(0.1, 0.9)] double x, [Domain(0.02, 1)] double y, [Domain(0.1, 0.9)] double z)
    {
        double Up(Xyz c) => 4 * c.X / (c.X + 15 * c.Y + 3 * c.Z);
        double Vp(Xyz c) => 9 * c.Y / (c.X + 15 * c.Y + 3 * c.Z);
        var colour = new Xyz(x, y, z);
        double l = y > 216.0 / 24389 ? 116 * Math.Cbrt(y) - 16 : 24389.0 / 27 * y;
        return (l, 13 * l * (Up(colour) - Up(Xyz.D65)), 13 * l * (Vp(colour) - Vp(Xyz.D65)));
    }

    /// <summary>McCamy's correlated colour temperature.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ColourTemperature([Domain(0.3, 0.8)] double x, [Domain(0.3, 0.8)] double y, [Domain(0.3, 0.8)] double z)
    {
        (double cx, double cy) = new Xyz(x, y, z).Chromaticity;
        double n = (cx - 0.3320) / (0.1858 - cy);
        return ((449 * n + 3525) * n + 6823.3) * n + 5520.33;
    }

    /// <summary>Bradford's adaptation of a colour from D65 to another white.</summary>
    [Differentiable(nameof(colour), nameof(white), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Adapt([Domain(0.1, 1, Length = 3)] double[] colour, [Domain(0.8, 1.1, Length = 3)] double[] white)
    {
        double[] source = Multiply(Bradford, new[] { Xyz.D65.X, Xyz.D65.Y, Xyz.D65.Z });
        double[] target = Multiply(Bradford, white);
        double[] cone = Multiply(Bradford, colour);
        for (int i = 0; i < cone.Length; i++)
            cone[i] *= target[i] / source[i];
        return Multiply(BradfordInverse, cone);
    }

    private static readonly double[,] Bradford = { { 0.8951, 0.2664, -0.1614 }, { -0.7502, 1.7135, 0.0367 }, { 0.0389, -0.0685, 1.0296 } };

    private static readonly double[,] BradfordInverse =
    {
        { 0.9869929, -0.1470543, 0.1599627 },
        { 0.4323053, 0.5183603, 0.0492912 },
        { -0.0085287, 0.0400428, 0.9684867 },
    };

    private static double[] Multiply(double[,] matrix, double[] vector)
    {
        int rows = matrix.GetLength(0), columns = matrix.GetLength(1);
        if (vector.Length != columns)
            throw new ArgumentException($"{columns} elements are expected, not {vector.Length}.", nameof(vector));
        var result = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
                sum += matrix[i, j] * vector[j];
            result[i] = sum;
        }
        return result;
    }

    private static Xyz ToXyz(double r, double g, double b)
    {
        (r, g, b) = (Decode(r), Decode(g), Decode(b));
        return new Xyz(
            X: 0.4124564 * r + 0.3575761 * g + 0.1804375 * b,
            Y: 0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
            Z: 0.0193339 * r + 0.1191920 * g + 0.9503041 * b);
    }

    [Conditional("COLOUR_TRACE")]
    private static void Trace(string message) => Console.WriteLine(message);
}
