using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.MatrixFactorizations;

/// <summary>A symmetric matrix of three rows.</summary>
public readonly struct Sym3
{
    public readonly double XX, XY, XZ, YY, YZ, ZZ;

    public Sym3(double xx, double xy, double xz, double yy, double yz, double zz)
    {
        XX = xx; XY = xy; XZ = xz;
        YY = yy; YZ = yz;
        ZZ = zz;
    }

    public static Sym3 Identity { get; } = new Sym3(1, 0, 0, 1, 0, 1);

    public double Trace => XX + YY + ZZ;

    public double Determinant => XX * (YY * ZZ - YZ * YZ) - XY * (XY * ZZ - YZ * XZ) + XZ * (XY * YZ - YY * XZ);

    public static Sym3 operator -(in Sym3 a, in Sym3 b) => new Sym3(a.XX - b.XX, a.XY - b.XY, a.XZ - b.XZ, a.YY - b.YY, a.YZ - b.YZ, a.ZZ - b.ZZ);

    public static Sym3 operator *(double s, in Sym3 a) => new Sym3(s * a.XX, s * a.XY, s * a.XZ, s * a.YY, s * a.YZ, s * a.ZZ);

    public static Sym3 operator /(in Sym3 a, double s) => 1 / s * a;

    /// <summary>The eigenvalues, the largest first, by the trigonometric formula.</summary>
    public void Eigenvalues(out double first, out double second, out double third)
    {
        double off = XY * XY + XZ * XZ + YZ * YZ;
        double mean = Trace / 3;
        double p2 = (XX - mean) * (XX - mean) + (YY - mean) * (YY - mean) + (ZZ - mean) * (ZZ - mean) + 2 * off;
        double p = Math.Sqrt(p2 / 6);
        if (p == 0)
        {
            first = second = third = mean;
            return;
        }
        double r = ((this - mean * Identity) / p).Determinant / 2;
        double phi = r switch
        {
            <= -1 => Math.PI / 3,
            >= 1 => 0,
            _ => Math.Acos(r) / 3,
        };
        first = mean + 2 * p * Math.Cos(phi);
        third = mean + 2 * p * Math.Cos(phi + 2 * Math.PI / 3);
        second = 3 * mean - first - third;
    }
}

/// <summary>Eigenvalues of matrices of two and three rows.</summary>
public static partial class SmallEigen
{
    /// <summary>Principal stresses of a plane state, and the angle of the larger.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double major, double minor, double angle) PrincipalStress([Domain(-2, 2)] double sx, [Domain(-2, 2)] double sy, [Domain(0.2, 2)] double txy)
    {
        double center = (sx + sy) / 2, half = (sx - sy) / 2;
        double radius = Math.Sqrt(half * half + txy * txy);
        return (center + radius, center - radius, 0.5 * Math.Atan2(2 * txy, sx - sy));
    }

    /// <summary>The anisotropy of a diffusion tensor.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FractionalAnisotropy([Domain(1, 2)] double xx, [Domain(-0.4, 0.4)] double xy, [Domain(-0.4, 0.4)] double xz, [Domain(2.5, 3)] double yy, [Domain(-0.4, 0.4)] double yz, [Domain(4, 5)] double zz)
    {
        Sym3 tensor = new Sym3(xx, xy, xz, yy, yz, zz);
        tensor.Eigenvalues(out double l1, out double l2, out double l3);
        double mean = tensor.Trace / 3;
        double numerator = Math.Sqrt((l1 - mean) * (l1 - mean) + (l2 - mean) * (l2 - mean) + (l3 - mean) * (l3 - mean));
        double denominator = Math.Sqrt(l1 * l1 + l2 * l2 + l3 * l3);
        return Math.Sqrt(1.5) * numerator / denominator;
    }

    /// <summary>The real parts of a damped system's two eigenvalues.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (float slow, float fast) DecayRates([Domain(0.5, 2)] float a, [Domain(-1, 1)] float b, [Domain(-1, 1)] float c, [Domain(2.5, 4)] float d)
    {
        float trace = a + d, det = a * d - b * c;
        float discriminant = trace * trace / 4f - det;
        if (discriminant <= 0f)
            return (trace / 2f, trace / 2f);
        float root = MathF.Sqrt(discriminant);
        float fast = trace / 2f + root;
        return (det / fast, fast);
    }
}
