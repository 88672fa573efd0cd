using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.ColourScience;

/// <summary>HSV, HSL and OKLab.</summary>
public static partial class HueModels
{
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double H, double S, double V) RgbToHsv([Domain(0.1, 1)] double r, [Domain(0.1, 1)] double g, [Domain(0.1, 1)] double b)
    {
        double max = Math.Max(r, Math.Max(g, b));
        double min = Math.Min(r, Math.Min(g, b));
        double delta = max - min;
        double h = 0, s = 0;
        if (max != 0)
            s = delta / max;
        if (s != 0)
        {
            if (r == max)
                h = (g - b) / delta;
            else if (g == max)
                h = 2 + (b - r) / delta;
            else
                h = 4 + (r - g) / delta;
            h *= 60;
            if (h < 0) h += 360;
        }
        return (h, s, max);
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double R, double G, double B) HsvToRgb([Domain(-300, 700)] double h, [Domain(0.1, 1)] double s, [Domain(0.1, 1)] double v)
    {
        h = (h % 360 + 360) % 360;
        double sector = h / 60;
        int i = (int)Math.Floor(sector);
        double f = sector - i;
        double p = v * (1 - s), q = v * (1 - s * f), t = v * (1 - s * (1 - f));
        return i switch
        {
            0 => (v, t, p),
            1 => (q, v, p),
            2 => (p, v, t),
            3 => (p, q, v),
            4 => (t, p, v),
            5 => (v, p, q),
            _ => throw new InvalidOperationException($"sector {i} of hue {h}"),
        };
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static float[] HslToRgb([Domain(0, 1)] float hue, [Domain(0.1f, 1)] float saturation, [Domain(0.1f, 0.9f)] float lightness)
    {
        float q = lightness < 0.5f ? lightness * (1f + saturation) : lightness + saturation - lightness * saturation;
        float p = 2f * lightness - q;
        float[] rgb = new float[3];
        rgb[0] = Channel(p, q, hue + 1f / 3f);
        rgb[1] = Channel(p, q, hue);
        rgb[2] = Channel(p, q, hue - 1f / 3f);
        return rgb;

        static float Channel(float p, float q, float t)
        {
            if (t < 0f) t += 1f;
            if (t > 1f) t -= 1f;
            if (t < 1f / 6f) return p + (q - p) * 6f * t;
            if (t < 1f / 2f) return q;
            if (t < 2f / 3f) return p + (q - p) * (2f / 3f - t) * 6f;
            return p;
        }
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double L, double a, double b) LinearToOklab([Domain(0.05, 1)] double r, [Domain(0.05, 1)] double g, [Domain(0.05, 1)] double b)
    {
        double l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return (
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// <summary>A colour of a lightness, chroma and hue in OKLab, as linear light, its chroma halved until it can be shown.</summary>
    [Differentiable(nameof(lightness), nameof(hue), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] OklchToLinear([Domain(0.4, 0.8)] double lightness, [Domain(0.05, 0.1)] double chroma, [Domain(0.1, 6)] double hue)
    {
        double[] rgb = new double[3];
        for (int attempt = 0; attempt < 8; attempt++, chroma /= 2)
        {
            OklabToLinear(lightness, chroma * Math.Cos(hue), chroma * Math.Sin(hue), rgb);
            bool fits = true;
            foreach (double c in rgb)
            {
                if (c is < 0 or > 1)
                {
                    fits = false;
                    break;
                }
            }
            if (fits)
                return rgb;
        }
        Array.Fill(rgb, lightness * lightness * lightness);
        return rgb;
    }

    /// <summary>Narkowicz's fit of the ACES film curve, on one pixel; the sum of the result's channels, weighted.</summary>
    [Differentiable(nameof(r), nameof(g), nameof(b), Derivatives = Gradient | Vjp | Jvp)]
    public static float ToneMappedLuminance([Domain(0.05f, 3)] float r, [Domain(0.05f, 3)] float g, [Domain(0.05f, 3)] float b, [Domain(0.5f, 1)] float exposure = 0.6f)
    {
        var x = new Vector3(r, g, b) * exposure;
        Vector3 up = x * (2.51f * x + new Vector3(0.03f));
        Vector3 down = x * (2.43f * x + new Vector3(0.59f)) + new Vector3(0.14f);
        Vector3 mapped = Vector3.Clamp(up / down, Vector3.Zero, Vector3.One);
        return Vector3.Dot(mapped, new Vector3(0.2126f, 0.7152f, 0.0722f));
    }

    private static void OklabToLinear(double L, double a, double b, Span<double> rgb)
    {
        double l = L + 0.3963377774 * a + 0.2158037573 * b;
        double m = L - 0.1055613458 * a - 0.0638541728 * b;
        double s = L - 0.0894841775 * a - 1.2914855480 * b;
        l = l * l * l;
        m = m * m * m;
        s = s * s * s;
        rgb[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
        rgb[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
        rgb[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    }
}
