using System;
using System.Collections.Generic;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.ColourScience;

/// <summary>A pigment by its absorption and scattering (Kubelka and Munk), with what was computed of it kept.</summary>
public sealed class Pigment
{
    private double? _ratio;

    public Pigment(string name, double absorption, double scattering)
    {
        Name = name;
        Absorption = absorption;
        Scattering = scattering;
    }

    public string Name { get; }

    public double Absorption { get; }

    public double Scattering { get; }

    public double Ratio => _ratio ??= Absorption / Scattering;

    public double Reflectance => 1 + Ratio - Math.Sqrt(Ratio * Ratio + 2 * Ratio);
}

/// <summary>Colours as structs, and mixtures of them.</summary>
public static partial class Mixing
{
    /// <summary>The distance between two colours of the CIE.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Distance([Domain(20, 80)] Lab one, [Domain(20, 80)] Lab other)
    {
        (double l, double a, double b) = one;
        return Math.Sqrt((l - other.L) * (l - other.L) + (a - other.A) * (a - other.A) + (b - other.B) * (b - other.B));
    }

    /// <summary>From L*a*b* to tristimulus values.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static Xyz ToXyz([Domain(30, 80)] Lab colour) => colour.ToXyz(Xyz.D50);

    /// <summary>The reflectance of a mixture of two pigments.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double KubelkaMunk([Domain(0.1, 1)] double k1, [Domain(0.5, 2)] double s1, [Domain(0.1, 1)] double k2, [Domain(0.5, 2)] double s2, [Domain(0.1, 0.9)] double share)
    {
        var white = new Pigment("white", k1, s1);
        var blue = new Pigment("blue", k2, s2);
        var mixed = new Pigment($"{white.Name}/{blue.Name}", (1 - share) * white.Absorption + share * blue.Absorption, (1 - share) * white.Scattering + share * blue.Scattering);
        return mixed.Reflectance - 0.5 * (white.Reflectance + blue.Reflectance);
    }

    /// <summary>A layer over another, straight alpha in the last component.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float OverLuminance([Domain(0.1f, 0.9f)] Vector4 above, [Domain(0.1f, 0.9f)] Vector4 below)
    {
        float alpha = above.W + below.W * (1f - above.W);
        Vector4 mixed = (above * above.W + below * (below.W * (1f - above.W))) / alpha;
        mixed.W = alpha;
        return Vector4.Dot(mixed, new Vector4(0.2126f, 0.7152f, 0.0722f, 0.1f));
    }

    /// <summary>The mean distance of colours to their own mean; names label the messages only.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Spread([Domain(0, 1, Length = 9)] double[] rgb)
    {
        List<Vector3d> colours = [];
        for (int i = 0; i + 2 < rgb.Length; i += 3)
            colours.Add(new Vector3d(rgb[i], rgb[i + 1], rgb[i + 2]));
        Vector3d mean = default;
        foreach (Vector3d c in colours)
            mean += c;
        mean /= colours.Count;
        double total = 0;
        foreach (var (r, g, b) in colours)
        {
            double dr = r - mean.R, dg = g - mean.G, db = b - mean.B;
            total += Math.Sqrt(dr * dr + dg * dg + db * db);
        }
        return colours.Count > 0 ? total / colours.Count : throw new InvalidOperationException("no colours");
    }

    private record struct Vector3d(double R, double G, double B)
    {
        public static Vector3d operator +(Vector3d a, Vector3d b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

        public static Vector3d operator /(Vector3d a, double s) => new(a.R / s, a.G / s, a.B / s);
    }
}
