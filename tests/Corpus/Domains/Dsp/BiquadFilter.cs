using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Dsp
{
    public enum FilterType
    {
        LowPass,
        HighPass,
        BandPass,
        Notch,
        Peak,
        LowShelf,
        HighShelf,
    }

    /// <summary>Second-order section, transposed direct form II. Coefficients after Robert Bristow-Johnson's cookbook.</summary>
    public sealed class BiquadFilter
    {
        private double a0, a1, a2, b1, b2;
        private double z1, z2;

        public BiquadFilter(FilterType type, double frequency, double q, double gainDb)
        {
            SetParameters(type, frequency, q, gainDb);
        }

        /// <summary>Frequency is relative to the sample rate.</summary>
        public void SetParameters(FilterType type, double frequency, double q, double gainDb)
        {
            if (frequency <= 0 || frequency >= 0.5)
                throw new ArgumentOutOfRangeException(nameof(frequency), $"{frequency} is outside (0, 0.5)");
            double w0 = 2 * Math.PI * frequency;
            double cosw0 = Math.Cos(w0);
            double alpha = Math.Sin(w0) / (2 * q);
            double a = Math.Pow(10, gainDb / 40);
            switch (type)
            {
                case FilterType.LowPass:
                    Normalize((1 - cosw0) / 2, 1 - cosw0, (1 - cosw0) / 2, 1 + alpha, -2 * cosw0, 1 - alpha);
                    break;
                case FilterType.HighPass:
                    Normalize((1 + cosw0) / 2, -(1 + cosw0), (1 + cosw0) / 2, 1 + alpha, -2 * cosw0, 1 - alpha);
                    break;
                case FilterType.BandPass:
                    Normalize(alpha, 0, -alpha, 1 + alpha, -2 * cosw0, 1 - alpha);
                    break;
                case FilterType.Notch:
                    Normalize(1, -2 * cosw0, 1, 1 + alpha, -2 * cosw0, 1 - alpha);
                    break;
                case FilterType.Peak:
                    Normalize(1 + alpha * a, -2 * cosw0, 1 - alpha * a, 1 + alpha / a, -2 * cosw0, 1 - alpha / a);
                    break;
                case FilterType.LowShelf:
                {
                    double s = 2 * Math.Sqrt(a) * alpha;
                    Normalize(a * ((a + 1) - (a - 1) * cosw0 + s), 2 * a * ((a - 1) - (a + 1) * cosw0), a * ((a + 1) - (a - 1) * cosw0 - s),
                        (a + 1) + (a - 1) * cosw0 + s, -2 * ((a - 1) + (a + 1) * cosw0), (a + 1) + (a - 1) * cosw0 - s);
                    break;
                }
                case FilterType.HighShelf:
                {
                    double s = 2 * Math.Sqrt(a) * alpha;
                    Normalize(a * ((a + 1) + (a - 1) * cosw0 + s), -2 * a * ((a - 1) + (a + 1) * cosw0), a * ((a + 1) + (a - 1) * cosw0 - s),
                        (a + 1) - (a - 1) * cosw0 + s, 2 * ((a - 1) - (a + 1) * cosw0), (a + 1) - (a - 1) * cosw0 - s);
                    break;
                }
                default:
                    throw new NotImplementedException();
            }
        }

        public double Process(double input)
        {
            double output = input * a0 + z1;
            z1 = input * a1 + z2 - b1 * output;
            z2 = input * a2 - b2 * output;
            return output;
        }

        public void Reset() => z1 = z2 = 0;

        /// <summary>|H| at a frequency.</summary>
        public double Magnitude(double frequency)
        {
            double w = 2 * Math.PI * frequency;
            double phi = Math.Pow(Math.Sin(w / 2), 2);
            double num = Math.Pow(a0 + a1 + a2, 2) - 4 * (a0 * a1 + 4 * a0 * a2 + a1 * a2) * phi + 16 * a0 * a2 * phi * phi;
            double den = Math.Pow(1 + b1 + b2, 2) - 4 * (b1 + 4 * b2 + b1 * b2) * phi + 16 * b2 * phi * phi;
            return Math.Sqrt(num / den);
        }

        private void Normalize(double n0, double n1, double n2, double d0, double d1, double d2)
        {
            a0 = n0 / d0;
            a1 = n1 / d0;
            a2 = n2 / d0;
            b1 = d1 / d0;
            b2 = d2 / d0;
        }
    }

    public static partial class Equalizer
    {
        /// <summary>The gain in decibels of a section at a frequency.</summary>
        [Differentiable(nameof(cutoff), nameof(q), nameof(gainDb), nameof(at), Derivatives = Gradient | Vjp | Jvp)]
        public static double Response([Domain(0, 6)] FilterType type, [Domain(0.05, 0.2)] double cutoff, [Domain(0.5, 3)] double q, [Domain(-12, 12)] double gainDb, [Domain(0.02, 0.4)] double at)
        {
            var filter = new BiquadFilter(type, cutoff, q, gainDb);
            return 20 * Math.Log10(filter.Magnitude(at));
        }

        /// <summary>A signal through a section.</summary>
        [Differentiable(nameof(signal), nameof(cutoff), nameof(q), Derivatives = Jacobian | Vjp | Jvp)]
        public static void Filter([Domain(0, 4)] FilterType type, [Domain(-1, 1, Length = 6)] ReadOnlySpan<double> signal, [Domain(0.05, 0.2)] double cutoff, [Domain(0.5, 3)] double q, [Domain(0, 0, Length = 6)] Span<double> output)
        {
            var filter = new BiquadFilter(type, cutoff, q, gainDb: 3);
            for (int i = 0; i < signal.Length; i++)
                output[i] = filter.Process(signal[i]);
            filter.Reset();
        }

        /// <summary>The energy behind two sections of which the second follows the first in cutoff.</summary>
        [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
        public static double CascadeEnergy([Domain(-1, 1, Length = 8)] double[] signal, [Domain(0.05, 0.1)] double cutoff)
        {
            BiquadFilter[] sections = { new(FilterType.LowPass, cutoff, 0.54, 0), new(FilterType.LowPass, cutoff * 2, 1.31, 0) };
            double energy = 0;
            foreach (double sample in signal)
            {
                double y = sample;
                foreach (BiquadFilter section in sections)
                    y = section.Process(y);
                energy += y * y;
            }
            return energy;
        }
    }
}
