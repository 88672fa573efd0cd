using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Quadrature;

/// <summary>Gauss's rules, from tables and from nodes that are computed.</summary>
public static partial class GaussLegendre
{
    // Positive nodes of the rule of ten points.
    private static readonly double[] _x = [0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
    private static readonly double[] _w = [0.2955242247147529, 0.2692667193099963, 0.2190863625159821, 0.1494513491505806, 0.0666713443086881];

    private static readonly float[] HermiteNodes = { 0.3429013f, 1.0366108f, 1.7566836f, 2.5327317f, 3.4361591f };
    private static readonly float[] HermiteWeights = { 0.6108626f, 0.2401386f, 0.03387439f, 0.001343646f, 7.640433e-6f };

    public static double Integrate(Func<double, double> f, double from, double to)
    {
        double center = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            double dx = half * _x[i];
            sum += _w[i] * (f(center + dx) + f(center - dx));
        }
        return sum * half;
    }

    /// <summary>An elliptic integral of the second kind.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double EllipticE([Domain(0.2, 1.5)] double phi, [Domain(0.1, 0.9)] double k)
    {
        if (phi < 0)
            return -EllipticE(-phi, k);
        return Integrate(theta => Math.Sqrt(1 - k * k * Math.Sin(theta) * Math.Sin(theta)), 0, phi);
    }

    /// <summary>A double integral, one rule inside the other.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DoubleIntegral([Domain(0.5, 1.5)] double width, [Domain(0.5, 1.5)] double height, [Domain(0.1, 1)] double decay) =>
        Integrate(x => Integrate(y => Math.Exp(-decay * (x * x + x * y + y * y)), -height * (1 - x / width), height), 0, width);

    /// <summary>The expectation of a payoff under a normal distribution, in single precision.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float HermiteExpectation([Domain(-1, 1)] float mean, [Domain(0.2, 1)] float sigma)
    {
        float sum = 0f;
        for (int i = 0; i < HermiteNodes.Length; i++)
        {
            float offset = MathF.Sqrt(2f) * sigma * HermiteNodes[i];
            sum += HermiteWeights[i] * (Payoff(mean + offset) + Payoff(mean - offset));
        }
        return sum / MathF.Sqrt(MathF.PI);

        static float Payoff(float x) => x > 10f ? x : MathF.Log(1f + MathF.Exp(x));
    }

    /// <summary>Nodes and weights computed by Newton's method (they are constants), then used.</summary>
    [Differentiable(nameof(a), nameof(b), nameof(power), Derivatives = Gradient | Vjp | Jvp)]
    public static double WithComputedNodes([Domain(0.1, 0.5)] double a, [Domain(1, 2)] double b, [Domain(0.5, 2.5)] double power, [Domain(4, 9)] int n)
    {
        (double[] nodes, double[] weights) = NodesAndWeights(n);
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += weights[i] * Math.Pow(0.5 * (b - a) * nodes[i] + 0.5 * (a + b), power);
        return 0.5 * (b - a) * sum;
    }

    private static (double[] nodes, double[] weights) NodesAndWeights(int n)
    {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            double z = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), slope, z1;
            do
            {
                double p1 = 1, p2 = 0;
                for (int j = 0; j < n; j++)
                {
                    double p3 = p2;
                    p2 = p1;
                    p1 = ((2 * j + 1) * z * p2 - j * p3) / (j + 1);
                }
                slope = n * (z * p1 - p2) / (z * z - 1);
                z1 = z;
                z = z1 - p1 / slope;
            }
            while (Math.Abs(z - z1) > 1e-14);
            nodes[i] = -z;
            nodes[n - 1 - i] = z;
            weights[i] = weights[n - 1 - i] = 2 / ((1 - z * z) * slope * slope);
        }
        return (nodes, weights);
    }
}
