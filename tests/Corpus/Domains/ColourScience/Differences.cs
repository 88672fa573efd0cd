using System;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.ColourScience;

/// <summary>How different two colours look.</summary>
public static partial class Differences
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cie76([Domain(20, 80, Length = 3)] double[] lab1, [Domain(20, 80, Length = 3)] double[] lab2)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += Pow(lab1[i] - lab2[i], 2);
        return Sqrt(sum);
    }

    public enum Application { GraphicArts, Textiles }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Cie94([Domain(20, 80, Length = 3)] ReadOnlySpan<double> reference, [Domain(20, 80, Length = 3)] ReadOnlySpan<double> sample, [Domain(0, 1)] Application application = Application.GraphicArts)
    {
        double kl, k1, k2;
        switch (application)
        {
            case Application.GraphicArts:
                kl = 1.0;
                k1 = .045;
                k2 = .015;
                break;
            case Application.Textiles:
                kl = 2.0;
                k1 = .048;
                k2 = .014;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(application));
        }

        double dl = reference[0] - sample[0];
        double da = reference[1] - sample[1];
        double db = reference[2] - sample[2];
        double c1 = Sqrt(reference[1] * reference[1] + reference[2] * reference[2]);
        double c2 = Sqrt(sample[1] * sample[1] + sample[2] * sample[2]);
        double dc = c1 - c2;
        double dh = da * da + db * db - dc * dc;
        dh = dh < 0 ? 0 : Sqrt(dh);
        double sc = 1 + k1 * c1, sh = 1 + k2 * c1;
        double i = dl / kl * (dl / kl) + dc / sc * (dc / sc) + dh / sh * (dh / sh);
        return i < 0 ? 0 : Sqrt(i);
    }

    /// <summary>CIEDE2000, after Sharma, Wu and Dalal.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Ciede2000([Domain(30, 70)] double l1, [Domain(-40, 40)] double a1, [Domain(5, 40)] double b1, [Domain(30, 70)] double l2, [Domain(-40, 40)] double a2, [Domain(5, 40)] double b2)
    {
        const double Pow25To7 = 6103515625.0;
        double c1 = Sqrt(a1 * a1 + b1 * b1);
        double c2 = Sqrt(a2 * a2 + b2 * b2);
        double barC = (c1 + c2) / 2;
        double g = 0.5 * (1 - Sqrt(Pow(barC, 7) / (Pow(barC, 7) + Pow25To7)));
        double a1Prime = (1 + g) * a1, a2Prime = (1 + g) * a2;
        double c1Prime = Sqrt(a1Prime * a1Prime + b1 * b1);
        double c2Prime = Sqrt(a2Prime * a2Prime + b2 * b2);
        double h1Prime = HueAngle(b1, a1Prime), h2Prime = HueAngle(b2, a2Prime);

        double deltaL = l2 - l1;
        double deltaC = c2Prime - c1Prime;
        double deltah;
        double product = c1Prime * c2Prime;
        if (product == 0)
        {
            deltah = 0;
        }
        else
        {
            deltah = h2Prime - h1Prime;
            if (deltah < -180)
                deltah += 360;
            else if (deltah > 180)
                deltah -= 360;
        }

        double deltaH = 2 * Sqrt(product) * Sin(Rad(deltah) / 2);
        double barL = (l1 + l2) / 2;
        double barCPrime = (c1Prime + c2Prime) / 2;
        double barh, sum = h1Prime + h2Prime;
        if (c1Prime * c2Prime == 0)
            barh = sum;
        else if (Abs(h1Prime - h2Prime) <= 180)
            barh = sum / 2;
        else if (sum < 360)
            barh = (sum + 360) / 2;
        else
            barh = (sum - 360) / 2;

        double t = 1 - 0.17 * Cos(Rad(barh - 30)) + 0.24 * Cos(Rad(2 * barh)) + 0.32 * Cos(Rad(3 * barh + 6)) - 0.20 * Cos(Rad(4 * barh - 63));
        double deltaTheta = 30 * Exp(-Pow((barh - 275) / 25, 2));
        double rc = 2 * Sqrt(Pow(barCPrime, 7) / (Pow(barCPrime, 7) + Pow25To7));
        double sl = 1 + 0.015 * Pow(barL - 50, 2) / Sqrt(20 + Pow(barL - 50, 2));
        double sc = 1 + 0.045 * barCPrime;
        double sh = 1 + 0.015 * barCPrime * t;
        double rt = -Sin(Rad(2 * deltaTheta)) * rc;
        return Sqrt(Pow(deltaL / sl, 2) + Pow(deltaC / sc, 2) + Pow(deltaH / sh, 2) + rt * (deltaC / sc) * (deltaH / sh));
    }

    /// <summary>The contrast of two greys by the Web Content Accessibility Guidelines.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(0.5, 0.5)]
    public static double Contrast([Domain(0.05, 1)] double first, [Domain(0.05, 1)] double second)
    {
        double bright = Spaces.Decode(first), dark = Spaces.Decode(second);
        if (bright < dark)
            (bright, dark) = (dark, bright);
        return (bright + 0.05) / (dark + 0.05);
    }

    private static double HueAngle(double b, double aPrime)
    {
        if (b == 0 && aPrime == 0)
            return 0;
        double angle = Atan2(b, aPrime) * 180 / PI;
        return angle >= 0 ? angle : angle + 360;
    }

    private static double Rad(double degrees) => degrees * PI / 180;
}
