using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.ColourScience;

/// <summary>From spectra to colours, and pictures' pixels.</summary>
public sealed partial class Spectra
{
    private const double C1 = 3.741771852e-16;
    private const double C2 = 1.438776877e-2;

    private readonly double _from = 380;
    private readonly double _step = 20;
    private readonly int _count = 20;
    private int _evaluations;

    /// <summary>How often a spectrum was integrated, for the log.</summary>
    public int Evaluations => _evaluations;

    /// <summary>Spectral radiant exitance of a black body, wavelength in nanometres.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Planck([Domain(400, 700)] double wavelength, [Domain(2500, 8000)] double kelvin)
    {
        double lambda = wavelength * 1e-9;
        return 1e-13 * C1 / (Math.Pow(lambda, 5) * (Math.Exp(C2 / (lambda * kelvin)) - 1));
    }

    /// <summary>The chromaticity of a black body, with the matching functions of Wyman, Sloan and Shirley.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public (double x, double y) BlackBody([Domain(2500, 8000)] double kelvin)
    {
        double x = 0, y = 0, z = 0;
        for (int i = 0; i < _count; i++)
        {
            double w = _from + i * _step;
            double power = Planck(w, kelvin);
            x += power * MatchX(w);
            y += power * MatchY(w);
            z += power * MatchZ(w);
        }
        double sum = x + y + z;
        return (x / sum, y / sum);
    }

    /// <summary>The luminance that a reflecting surface has under an illuminant, both sampled alike.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public double Luminance([Domain(0.1, 0.9, Length = 8)] ReadOnlySpan<double> reflectance, [Domain(0.5, 1.5, Length = 8)] ReadOnlySpan<double> illuminant, [Domain(0, 1)] bool normalise)
    {
        if (reflectance.Length != illuminant.Length)
            throw new ArgumentException("Spectra must be sampled alike.");
        double sum = 0, white = 0;
        for (int i = 0; i < reflectance.Length; i++)
        {
            double y = MatchY(420 + 40 * i);
            sum += reflectance[i] * illuminant[i] * y;
            white += illuminant[i] * y;
        }
        return normalise ? sum / white : sum;
    }

    /// <summary>Counts what is integrated; not part of any derivative.</summary>
    public double Integrate(IEnumerable<double> spectrum)
    {
        _evaluations++;
        double sum = 0;
        foreach (double s in spectrum)
            sum += s * _step;
        return sum;
    }

    /// <summary>One channel of two layers.</summary>
    [Differentiable(nameof(below), nameof(above), nameof(alpha), Derivatives = Gradient | Vjp | Jvp)]
    [Kink(3, 0.4, 0.4, 0.5)]
    public static double Blend([Domain(0, 7)] BlendMode mode, [Domain(0.05, 0.95)] double below, [Domain(0.05, 0.95)] double above, [Domain(0.2, 1)] double alpha)
    {
        double mixed = mode switch
        {
            BlendMode.Normal => above,
            BlendMode.Multiply => below * above,
            BlendMode.Screen => 1 - (1 - below) * (1 - above),
            BlendMode.Darken => Math.Min(below, above),
            BlendMode.Lighten => Math.Max(below, above),
            BlendMode.Overlay => HardLight(above, below),
            BlendMode.HardLight => HardLight(below, above),
            BlendMode.SoftLight when above <= 0.5 => below - (1 - 2 * above) * below * (1 - below),
            BlendMode.SoftLight => below + (2 * above - 1) * ((below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.Sqrt(below)) - below),
            _ => throw new ArgumentException($"{mode} is no blend mode"),
        };
        return below + alpha * (mixed - below);
    }

    /// <summary>A palette of stops, linear between them.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double R, double G, double B) Palette([Domain(0.02, 2.9)] double position, [Domain(0, 1, Length = 12)] double[] stops)
    {
        int n = stops.Length / 3;
        if (n < 2)
            throw new ArgumentException("a palette has two stops at least", nameof(stops));
        if (position < 0) position = 0;
        else if (position > n - 1) position = n - 1;
        int i = Math.Min((int)position, n - 2);
        double f = position - i;
        ReadOnlySpan<double> low = stops.AsSpan(3 * i, 3), high = stops.AsSpan(3 * i + 3, 3);
        return (low[0] + f * (high[0] - low[0]), low[1] + f * (high[1] - low[1]), low[2] + f * (high[2] - low[2]));
    }

    private static double HardLight(double b, double a) => a <= 0.5 ? 2 * a * b : 1 - 2 * (1 - a) * (1 - b);

    private static double MatchX(double w) => 1.056 * Lobe(w, 599.8, 37.9, 31.0) + 0.362 * Lobe(w, 442.0, 16.0, 26.7) - 0.065 * Lobe(w, 501.1, 20.4, 26.2);

    private static double MatchY(double w) => 0.821 * Lobe(w, 568.8, 46.9, 40.5) + 0.286 * Lobe(w, 530.9, 16.3, 31.1);

    private static double MatchZ(double w) => 1.217 * Lobe(w, 437.0, 11.8, 36.0) + 0.681 * Lobe(w, 459.0, 26.0, 13.8);

    private static double Lobe(double w, double centre, double left, double right)
    {
        double t = (w - centre) / (w < centre ? left : right);
        return Math.Exp(-0.5 * t * t);
    }
}

public enum BlendMode
{
    Normal,
    Multiply,
    Screen,
    Darken,
    Lighten,
    Overlay,
    HardLight,
    SoftLight,
}
