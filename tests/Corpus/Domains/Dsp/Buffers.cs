using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Dsp;

/// <summary>A ring of samples with a fractional tap.</summary>
public sealed class DelayLine
{
    private readonly double[] _buffer;
    private int _write;

    public DelayLine(int capacity)
    {
        if (capacity <= 0)
            throw new ArgumentOutOfRangeException(nameof(capacity));
        _buffer = new double[capacity];
    }

    public int Capacity => _buffer.Length;

    /// <summary>Whole samples back, 0 is the newest.</summary>
    public double this[int back] => _buffer[((_write - 1 - back) % Capacity + Capacity) % Capacity];

    public void Write(double sample)
    {
        _buffer[_write] = sample;
        if (++_write >= _buffer.Length)
            _write = 0;
    }

    public double Tap(double delay)
    {
        int whole = (int)delay;
        double fraction = delay - whole;
        return this[whole] + fraction * (this[whole + 1] - this[whole]);
    }
}

/// <summary>A state-variable filter, one struct of two integrators.</summary>
public struct StateVariable
{
    public double Low;
    public double Band;
    private double _f, _q;

    public static StateVariable Tuned(double frequency, double resonance) => new() { _f = 2 * Math.Sin(Math.PI * frequency), _q = 1 / resonance };

    public (double low, double high, double band) Tick(double input)
    {
        Low += _f * Band;
        double high = input - Low - _q * Band;
        Band += _f * high;
        return (Low, high, Band);
    }
}

public static partial class Buffers
{
    /// <summary>A chorus: a delay that is swept.</summary>
    [Differentiable(nameof(signal), nameof(depth), nameof(feedback), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Chorus([Domain(-1, 1, Length = 8)] double[] signal, [Domain(0.2, 0.4)] double depth, [Domain(0.1, 0.7)] double feedback)
    {
        var line = new DelayLine(6);
        double[] output = new double[signal.Length];
        for (int n = 0; n < signal.Length; n++)
        {
            double delay = 2.5 + depth * Math.Sin(0.7 * n);
            double wet = line.Tap(delay);
            line.Write(signal[n] + feedback * wet);
            output[n] = 0.5 * (signal[n] + wet);
        }
        return output;
    }

    /// <summary>The energies of the three outputs.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double Low, double High, double Band) Split([Domain(-1, 1, Length = 7)] ReadOnlySpan<double> input, [Domain(0.02, 0.1)] double frequency, [Domain(0.6, 3)] double resonance)
    {
        StateVariable filter = StateVariable.Tuned(frequency, resonance);
        (double low, double high, double band) energies = default;
        foreach (double x in input)
        {
            var (low, high, band) = filter.Tick(x);
            energies.low += low * low;
            energies.high += high * high;
            energies.band += band * band;
        }
        return energies;
    }

    /// <summary>Overlap-add of frames with a ramp, into a span that is given.</summary>
    [Differentiable(nameof(input), nameof(stretch), Derivatives = Jacobian | Vjp | Jvp)]
    public static void OverlapAdd([Domain(-1, 1, Length = 8)] ReadOnlySpan<double> input, [Domain(0.5, 1.5)] double stretch, [Domain(0, 0, Length = 8)] Span<double> output)
    {
        const int Frame = 4, Hop = 2;
        output.Clear();
        for (int start = 0; start + Frame <= input.Length; start += Hop)
        {
            ReadOnlySpan<double> source = input[start..(start + Frame)];
            Span<double> target = output[start..];
            for (int i = 0; i < source.Length; i++)
            {
                ref double cell = ref target[i];
                cell += source[i] * Math.Pow(1 - Math.Abs(i - 1.5) / 2, stretch);
            }
        }
    }

    /// <summary>Peaks of a smooth curve by parabolas through three samples, as many as there are.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PeakSum([Domain(-1, 1, Length = 9)] double[] curve)
    {
        var peaks = new List<(double Position, double Height)>();
        for (int i = 1; i < curve.Length - 1; i++)
        {
            double l = curve[i - 1], c = curve[i], r = curve[i + 1];
            if (c <= l || c < r)
                continue;
            double offset = 0.5 * (l - r) / (l - 2 * c + r);
            peaks.Add((i + offset, c - 0.25 * (l - r) * offset));
        }
        double sum = 0;
        foreach ((double position, double height) in peaks)
            sum += height * (1 + 0.1 * position);
        return sum;
    }

    /// <summary>A moving average by a running sum: the oldest sample leaves as the newest comes.</summary>
    [Differentiable(nameof(signal), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] MovingAverage([Domain(-1, 1, Length = 7)] double[] signal, [Domain(2, 4)] int width)
    {
        var queue = new Queue<double>(width);
        double[] result = new double[signal.Length];
        double sum = 0;
        for (int i = 0; i < signal.Length; i++)
        {
            queue.Enqueue(signal[i]);
            sum += signal[i];
            if (queue.Count > width)
                sum -= queue.Dequeue();
            result[i] = sum / queue.Count;
        }
        return result;
    }
}
