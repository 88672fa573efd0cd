using System;
using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class BundleAdjustmentKernel
{
    private const int Inputs = BundleAdjustmentByExpert.Inputs;
    private const int Partials = BundleAdjustmentByExpert.Partials;

    public static readonly Kernel Kernel = new("bundle", () => Problem(1), () => Problem(1000), () => Problem(100_000));

    private static Problem Problem(int observations)
    {
        Draw draw = new(9);
        double[] p = draw.Uniform(observations * Inputs, 0.1, 0.5);
        for (int i = 0; i < observations; i++)
            p[i * Inputs + 13] += 5;
        double[] features = draw.Uniform(2 * observations);
        double[] error = new double[2];
        return new($"{observations:N0} observations", p)
        {
            Blocks = new ObservationBlocks(observations),
            Primal = at =>
            {
                double sum = 0;
                for (int i = 0; i < observations; i++)
                {
                    ReadOnlySpan<double> one = at.AsSpan(i * Inputs, Inputs);
                    BundleAdjustment.Residual(one[..11], one[11..14], one[14], features[2 * i], features[2 * i + 1], error);
                    sum += error[0] + error[1];
                }
                return sum;
            },
            Generated = g =>
            {
                double sum = 0;
                for (int i = 0; i < observations; i++)
                {
                    ReadOnlySpan<double> one = p.AsSpan(i * Inputs, Inputs);
                    Span<double> all = g.AsSpan(i * Partials, Partials);
                    BundleAdjustment.ResidualJacobian(one[..11], one[11..14], one[14], features[2 * i], features[2 * i + 1], error, all[..22], all[22..28], all[28..]);
                    sum += error[0] + error[1];
                }
                return sum;
            },
            ByHand = g =>
            {
                double sum = 0;
                for (int i = 0; i < observations; i++)
                {
                    ReadOnlySpan<double> one = p.AsSpan(i * Inputs, Inputs);
                    Span<double> all = g.AsSpan(i * Partials, Partials);
                    BundleAdjustmentByHand.Jacobian(one[..11], one[11..14], one[14], features[2 * i], features[2 * i + 1], error, all[..22], all[22..28], all[28..]);
                    sum += error[0] + error[1];
                }
                return sum;
            },
            ByExpert = g => BundleAdjustmentByExpert.Jacobians(p, features, g),
            Objective = new BundleAdjustmentOverNumbers(features),
        };
    }

    /// <summary>Of each observation two rows by the camera, two by the point, two by the weight.</summary>
    private sealed record ObservationBlocks(int Observations) : Blocks(Observations, BundleAdjustmentByExpert.Inputs, Outputs: 2)
    {
        public override int Partial(int block, int output, int input) => block * Partials + input switch
        {
            < 11 => output * 11 + input,
            < 14 => 22 + output * 3 + input - 11,
            _ => 28 + output,
        };
    }
}
