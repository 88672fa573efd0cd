using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Dsp;

/// <summary>Convolution, resampling, prediction, oscillators.</summary>
public static partial class Signals
{
    /// <summary>Full convolution.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Convolve([Domain(-1, 1, Length = 5)] double[] signal, [Domain(-1, 1, Length = 3)] double[] kernel)
    {
        var result = new double[signal.Length + kernel.Length - 1];
        for (int n = 0; n < result.Length; n++)
        {
            int kMin = n >= kernel.Length - 1 ? n - (kernel.Length - 1) : 0;
            int kMax = n < signal.Length - 1 ? n : signal.Length - 1;
            for (int k = kMin; k <= kMax; k++)
                result[n] += signal[k] * kernel[n - k];
        }
        return result;
    }

    /// <summary>A fractional delay: third-order Hermite between samples around a position.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ReadAt([Domain(-1, 1, Length = 8)] ReadOnlySpan<double> buffer, [Domain(0.1, 6.9)] double position)
    {
        int index = (int)position;
        double t = position - index;
        double before = buffer[Math.Max(index - 1, 0)];
        double here = buffer[index];
        double next = buffer[Math.Min(index + 1, buffer.Length - 1)];
        double after = buffer[Math.Min(index + 2, buffer.Length - 1)];
        double c1 = 0.5 * (next - before);
        double c2 = before - 2.5 * here + 2 * next - 0.5 * after;
        double c3 = 0.5 * (after - before) + 1.5 * (here - next);
        return ((c3 * t + c2) * t + c1) * t + here;
    }

    /// <summary>Windowed-sinc resampling by a ratio.</summary>
    [Differentiable(nameof(input), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Resample([Domain(-1, 1, Length = 6)] double[] input, [Domain(1.3, 1.7)] double ratio, [Domain(2, 2)] int taps = 2)
    {
        int count = (int)(input.Length * ratio);
        double[] output = new double[count];
        for (int i = 0; i < count; i++)
        {
            double centre = i / ratio;
            int first = (int)Math.Ceiling(centre - taps), last = (int)Math.Floor(centre + taps);
            double sum = 0, norm = 0;
            for (int j = first; j <= last; j++)
            {
                if (j < 0 || j >= input.Length)
                    continue;
                double d = centre - j;
                double weight = Sinc(d) * 0.5 * (1 + Math.Cos(Math.PI * d / (taps + 1)));
                sum += weight * input[j];
                norm += weight;
            }
            output[i] = norm == 0 ? 0 : sum / norm;
        }
        return output;
    }

    /// <summary>Linear prediction: coefficients by Levinson and Durbin from the signal's autocorrelation.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Levinson([Domain(-1, 1, Length = 8)] double[] signal, [Domain(3, 3)] int order)
    {
        double[] r = new double[order + 1];
        for (int lag = 0; lag <= order; lag++)
        {
            for (int i = lag; i < signal.Length; i++)
                r[lag] += signal[i] * signal[i - lag];
        }
        r[0] *= 1.0001;

        double[] a = new double[order + 1], previous = new double[order + 1];
        a[0] = 1;
        double error = r[0];
        for (int m = 1; m <= order; m++)
        {
            Array.Copy(a, previous, order + 1);
            double acc = r[m];
            for (int i = 1; i < m; i++)
                acc += previous[i] * r[m - i];
            double reflection = -acc / error;
            for (int i = 1; i < m; i++)
                a[i] = previous[i] + reflection * previous[m - i];
            a[m] = reflection;
            error *= 1 - reflection * reflection;
            if (error <= 0)
                throw new ArithmeticException("The autocorrelation is not positive definite.");
        }
        return a[1..];
    }

    /// <summary>The error that a least-mean-squares filter is left with.</summary>
    [Differentiable(nameof(input), nameof(desired), nameof(mu), Derivatives = Gradient | Vjp | Jvp)]
    public static double LmsError([Domain(-1, 1, Length = 8)] double[] input, [Domain(-1, 1, Length = 8)] double[] desired, [Domain(0.05, 0.3)] double mu, [Domain(3, 3)] int taps)
    {
        double[] w = new double[taps];
        double[] history = new double[taps];
        int head = 0;
        double total = 0;
        for (int n = 0; n < input.Length; n++)
        {
            history[head] = input[n];
            double y = 0;
            for (int k = 0; k < taps; k++)
                y += w[k] * history[(head - k + taps) % taps];
            double e = desired[n] - y;
            for (int k = 0; k < taps; k++)
                w[k] += mu * e * history[(head - k + taps) % taps];
            total += e * e;
            head = (head + 1) % taps;
        }
        return total / input.Length;
    }

    /// <summary>Feedback comb: a ring of delayed samples.</summary>
    [Differentiable(nameof(input), nameof(feedback), nameof(damp), Derivatives = Gradient | Vjp | Jvp)]
    public static double CombTail([Domain(-1, 1, Length = 6)] double[] input, [Domain(0.3, 0.9)] double feedback, [Domain(0.1, 0.5)] double damp, [Domain(2, 4)] int delay)
    {
        var ring = new double[delay];
        int position = 0;
        double store = 0, tail = 0;
        for (int n = 0; n < 3 * input.Length; n++)
        {
            double x = n < input.Length ? input[n] : 0;
            double y = ring[position];
            store = y * (1 - damp) + store * damp;
            ring[position++] = x + store * feedback;
            if (position == delay)
                position = 0;
            if (n >= input.Length)
                tail += y * y;
        }
        return tail;
    }

    /// <summary>FM synthesis of two operators, the mean square over a stretch of time.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float FmPower([Domain(0.5f, 2)] float carrier, [Domain(0.5f, 2)] float modulator, [Domain(0.2f, 3)] float index, [Domain(0, 0.5f)] float feedback)
    {
        const int Samples = 12;
        float last = 0f, power = 0f;
        float carrierPhase = 0f, modulatorPhase = 0f;
        for (int i = 0; i < Samples; i++)
        {
            float m = MathF.Sin(2f * MathF.PI * modulatorPhase + feedback * last);
            last = m;
            float sample = MathF.Sin(2f * MathF.PI * carrierPhase + index * m);
            power += sample * sample;
            carrierPhase += carrier / Samples;
            modulatorPhase += modulator / Samples;
        }
        return power / Samples;
    }

    /// <summary>Low-pass coefficients by the window method; every other one is taken, as a half-band filter's are.</summary>
    [Differentiable(nameof(cutoff), nameof(beta), Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] DesignFir([Domain(0.1, 0.4)] double cutoff, [Domain(1, 6)] double beta, [Domain(7, 7)] int taps)
    {
        List<double> coefficients = [];
        double sum = 0;
        for (int i = 0; i < taps; i += 2)
        {
            double n = i - (taps - 1) / 2.0;
            double h = 2 * cutoff * Sinc(2 * cutoff * n) * Windows.Weight(Windows.Kind.Kaiser, i, taps, beta / Math.PI);
            coefficients.Add(h);
            sum += h;
        }
        for (int i = 0; i < coefficients.Count; i++)
            coefficients[i] /= sum;
        return coefficients.ToArray();
    }

    private static double Sinc(double x)
    {
        if (Math.Abs(x) < 1e-9)
            return 1;
        x *= Math.PI;
        return Math.Sin(x) / x;
    }
}
