using System;
using System.Runtime.CompilerServices;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Dsp;

/// <summary>One pole: y += (x - y) k.</summary>
public struct OnePole
{
    private readonly float _k;

    public OnePole(float k, float start = 0f)
    {
        _k = k;
        State = start;
    }

    public float State { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Next(float x) => State += (x - State) * _k;
}

/// <summary>Follows the size of a signal: fast up, slow down.</summary>
public sealed class EnvelopeFollower
{
    private readonly double _attack;
    private readonly double _release;
    private double _envelope;

    public EnvelopeFollower(double attackSamples, double releaseSamples)
    {
        _attack = Math.Exp(-1 / attackSamples);
        _release = Math.Exp(-1 / releaseSamples);
    }

    public double Envelope => _envelope;

    public double Process(double sample)
    {
        double size = Math.Abs(sample);
        double coefficient = size > _envelope ? _attack : _release;
        _envelope = coefficient * (_envelope - size) + size;
        return _envelope;
    }
}

/// <summary>Dynamics and simple effects.</summary>
public static partial class Dynamics
{
    private const double MinusInfinityDb = -120.0;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Smoothed([Domain(-1, 1, Length = 8)] ReadOnlySpan<float> signal, [Domain(0.1f, 0.9f)] float k)
    {
        var filter = new OnePole(k);
        float last = 0f;
        for (int i = 0; i < signal.Length; i++)
            last = filter.Next(signal[i]);
        return last * filter.State;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PeakEnvelope([Domain(-1, 1, Length = 8)] double[] signal, [Domain(1, 3)] double attack, [Domain(5, 20)] double release)
    {
        var follower = new EnvelopeFollower(attack, release);
        double peak = 0;
        foreach (double s in signal)
        {
            double e = follower.Process(s);
            if (e > peak)
                peak = e;
        }
        return peak + 0.1 * follower.Envelope;
    }

    /// <summary>The gain of a compressor with a soft knee, in decibels.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    [Kink(-20, -20, 4, 0)]
    public static double CompressorGain([Domain(-40, 0)] double level, [Domain(-25, -15)] double threshold, [Domain(2, 8)] double ratio, [Domain(2, 8)] double knee)
    {
        if (ratio < 1) throw new ArgumentException($"A ratio of {ratio}:1 expands", nameof(ratio));
        double over = level - threshold;
        double slope = 1 / ratio - 1;
        if (2 * over < -knee) return 0;
        if (2 * Math.Abs(over) <= knee && knee > 0)
        {
            double x = over + knee / 2;
            return slope * x * x / (2 * knee);
        }
        return slope * over;
    }

    /// <summary>A compressed block, with the gain smoothed from sample to sample.</summary>
    [Differentiable(nameof(block), nameof(threshold), nameof(makeup), Derivatives = Jacobian | Vjp | Jvp)]
    public static void Compress([Domain(0.1, 1, Length = 6)] Span<double> block, [Domain(-25, -15)] double threshold, [Domain(0, 6)] double makeup, [Domain(4, 4)] double ratio = 4)
    {
        double smoothed = 0;
        for (int i = 0; i < block.Length; i++)
        {
            double level = ToDecibels(block[i]);
            double gain = CompressorGain(level, threshold, ratio, knee: 6);
            double k = gain < smoothed ? 0.6 : 0.05;
            smoothed += k * (gain - smoothed);
            block[i] *= FromDecibels(smoothed + makeup);
        }
    }

    /// <summary>A waveshaper, chosen by name.</summary>
    [Differentiable(nameof(x), nameof(drive), Derivatives = Gradient | Vjp | Jvp)]
    [Kink(1, 0.5, 2)]
    public static double Distort([Domain(0, 4)] int shape, [Domain(-1, 1)] double x, [Domain(0.5, 4)] double drive)
    {
        x *= drive;
        return shape switch
        {
            0 => Math.Tanh(x),
            1 => Math.Clamp(x, -1, 1),
            2 => Math.Sign(x) * (1 - Math.Exp(-Math.Abs(x))),
            3 when x is > -1 and < 1 => 1.5 * x - 0.5 * x * x * x,
            3 => x < 0 ? -1 : 1,
            4 => Fold(x),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), $"shape {shape:D}"),
        };
    }

    /// <summary>Attack, decay, sustain and release in seconds, exponential segments.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Adsr([Domain(0.01, 1.5)] double time, [Domain(0.05, 0.1)] double attack, [Domain(0.1, 0.2)] double decay, [Domain(0.3, 0.8)] double sustain, [Domain(0.1, 0.5)] double release, [Domain(0.8, 1)] double gate)
    {
        if (time < 0)
            return 0;
        if (time >= gate)
        {
            double atRelease = Adsr(gate - 1e-9, attack, decay, sustain, release, gate);
            return atRelease * Math.Exp(-(time - gate) / release);
        }
        if (time < attack)
            return time / attack;
        time -= attack;
        return sustain + (1 - sustain) * Math.Exp(-time / decay);
    }

    private static double Fold(double x)
    {
        while (x > 1 || x < -1)
        {
            if (x > 1) x = 2 - x;
            else x = -2 - x;
        }
        return x;
    }

    private static double ToDecibels(double amplitude)
    {
        double a = Math.Abs(amplitude);
        return a < 1e-6 ? MinusInfinityDb : 20 * Math.Log10(a);
    }

    private static double FromDecibels(double db) => db <= MinusInfinityDb ? 0 : Math.Pow(10, db / 20);
}
