using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Dsp;

/// <summary>Windows, spectra without an FFT, and what is measured on them.</summary>
public static partial class Windows
{
    public enum Kind { Rectangular, Triangular, Hann, Hamming, Blackman, FlatTop, Kaiser, Gaussian }

    private static readonly double[] FlatTopTerms = [0.21557895, -0.41663158, 0.277263158, -0.083578947, 0.006947368];

    /// <summary>One weight of a window.</summary>
    [Differentiable(nameof(parameter), Derivatives = Gradient | Vjp | Jvp)]
    public static double Weight([Domain(0, 7)] Kind kind, [Domain(0, 8)] int index, [Domain(9, 9)] int length, [Domain(0.3, 4)] double parameter)
    {
        if (length <= 0 || (uint)index >= (uint)length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There is no weight {index} of {length}.");
        if (length == 1)
            return 1 + 0 * parameter;

        double phase = 2 * Math.PI * index / (length - 1);
        switch (kind)
        {
            case Kind.Rectangular:
                return 1;
            case Kind.Triangular:
                return 1 - Math.Abs((index - (length - 1) / 2.0) / (length / 2.0));
            case Kind.Hann:
                return 0.5 * (1 - Math.Cos(phase));
            case Kind.Hamming:
                return 0.54 - 0.46 * Math.Cos(phase);
            case Kind.Blackman:
                return 0.42 - 0.5 * Math.Cos(phase) + 0.08 * Math.Cos(2 * phase);
            case Kind.FlatTop:
                double sum = 0;
                for (int k = 0; k < FlatTopTerms.Length; k++)
                    sum += FlatTopTerms[k] * Math.Cos(k * phase);
                return sum;
            case Kind.Kaiser:
                {
                    double x = 2.0 * index / (length - 1) - 1;
                    return BesselI0(parameter * Math.PI * Math.Sqrt(1 - x * x)) / BesselI0(Math.PI * parameter);
                }
            case Kind.Gaussian:
                {
                    double x = (index - (length - 1) / 2.0) / (parameter * (length - 1) / 2.0);
                    return Math.Exp(-0.5 * x * x);
                }
            default:
                return double.NaN;
        }
    }

    /// <summary>A windowed copy of a signal.</summary>
    [Differentiable(nameof(signal), nameof(parameter), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Apply([Domain(2, 6)] Kind kind, [Domain(-1, 1, Length = 5)] double[] signal, [Domain(1, 3)] double parameter = 2)
    {
        var copy = (double[])signal.Clone();
        int n = copy.Length;
        for (int i = 0; i < n; ++i)
            copy[i] *= Weight(kind, i, n, parameter);
        return copy;
    }

    /// <summary>Power at one frequency by Goertzel's recursion; k in bins, not necessarily whole.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Goertzel([Domain(-1, 1, Length = 8)] ReadOnlySpan<double> samples, [Domain(0.5, 3.5)] double k)
    {
        double omega = 2 * Math.PI * k / samples.Length;
        double coefficient = 2 * Math.Cos(omega);
        double s0 = 0, s1 = 0, s2 = 0;
        foreach (double sample in samples)
        {
            s0 = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        return s1 * s1 + s2 * s2 - coefficient * s1 * s2;
    }

    /// <summary>The centre of gravity of a power spectrum, by a plain DFT.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SpectralCentroid([Domain(-1, 1, Length = 7)] double[] samples)
    {
        int n = samples.Length;
        double weighted = 0, total = 1e-12;
        for (int bin = 1; bin <= n / 2; bin++)
        {
            double re = 0, im = 0;
            for (int i = 0; i < n; i++)
            {
                double angle = -2 * Math.PI * (bin * i % n) / n;
                re += samples[i] * Math.Cos(angle);
                im += samples[i] * Math.Sin(angle);
            }
            double power = re * re + im * im;
            weighted += bin * power;
            total += power;
        }
        return weighted / total;
    }

    /// <summary>Magnitudes of all bins, in decibels over a floor.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static void Spectrum([Domain(-1, 1, Length = 6)] ReadOnlySpan<double> x, [Domain(0, 0, Length = 4)] Span<double> decibels, [Domain(1e-3, 1e-2)] double floor)
    {
        int n = x.Length;
        Span<double> cosines = stackalloc double[n], sines = stackalloc double[n];
        for (int i = 0; i < n; i++)
            (sines[i], cosines[i]) = Math.SinCos(2 * Math.PI * i / n);
        for (int bin = 0; bin < decibels.Length; bin++)
        {
            double re = 0, im = 0;
            int at = 0;
            for (int i = 0; i < n; i++)
            {
                re += x[i] * cosines[at];
                im -= x[i] * sines[at];
                at += bin;
                if (at >= n)
                    at -= n;
            }
            decibels[bin] = 10 * Math.Log10(re * re + im * im + floor);
        }
    }

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        int k = 0;
        do
        {
            double half = x / 2 / ++k;
            term *= half * half;
            sum += term;
        }
        while (term > 1e-17 * sum);
        return sum;
    }
}
