using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class GaussianMixtureKernel
{
    private const double Gamma = 1.2;
    private const int M = 1;

    public static readonly Kernel Kernel = new("gmm", () => Problem(2, 5, 1000), () => Problem(10, 25, 1000), () => Problem(32, 25, 1000));

    private static Problem Problem(int d, int components, int n)
    {
        Draw draw = new(7);
        double[] p = [.. draw.Uniform(components), .. draw.Uniform(2 * components * d), .. draw.Uniform(components * d * (d - 1) / 2, -0.3, 0.3)];
        double[] x = draw.Uniform(n * d, -2, 2);
        return new($"d {d}, K {components}, n {n}", p)
        {
            Primal = at => GaussianMixture.LogPosterior(Alpha(at), Mu(at), Q(at), L(at), x, Gamma, M),
            Generated = g => GaussianMixture.LogPosteriorValueAndGradient(Alpha(p), Mu(p), Q(p), L(p), x, Gamma, M, Alpha(g), Mu(g), Q(g), L(g)),
            ByHand = g => GaussianMixtureByHand.Gradient(Alpha(p), Mu(p), Q(p), L(p), x, Gamma, M, Alpha(g), Mu(g), Q(g), L(g)),
            ByExpert = g => GaussianMixtureByExpert.Gradient(Alpha(p), Mu(p), Q(p), L(p), x, Gamma, M, Alpha(g), Mu(g), Q(g), L(g)),
            Objective = new GaussianMixtureOverNumbers(components, d, x, Gamma, M),
        };

        Span<double> Alpha(double[] all) => all.AsSpan(0, components);
        Span<double> Mu(double[] all) => all.AsSpan(components, components * d);
        Span<double> Q(double[] all) => all.AsSpan(components + components * d, components * d);
        Span<double> L(double[] all) => all.AsSpan(components + 2 * components * d);
    }
}
