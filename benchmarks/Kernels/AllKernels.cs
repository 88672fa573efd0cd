using GradGen.Benchmarks.Contest;

namespace GradGen.Benchmarks.Kernels;

public static class AllKernels
{
    /// <summary>In the order of the tables.</summary>
    public static readonly Kernel[] List =
    [
        NeuronLossKernel.Kernel,
        SineTimesExponentialKernel.Kernel,
        LogSumExpKernel.Kernel,
        SoftmaxCrossEntropyKernel.Kernel,
        BlackScholesKernel.Kernel,
        BlackScholesKernel.Batch,
        TwoLayerNetworkKernel.Kernel,
        GaussianMixtureKernel.Kernel,
        BundleAdjustmentKernel.Kernel,
        LstmKernel.Kernel,
        KMeansKernel.Kernel,
        LotkaVolterraKernel.Kernel,
        LennardJonesKernel.Kernel,
        LeastSquaresKernel.Kernel,
        ConvolutionKernel.Kernel,
    ];
}
