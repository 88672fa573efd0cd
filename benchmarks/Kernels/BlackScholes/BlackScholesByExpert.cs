using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>An option in each lane. The density at d₂ follows from that at d₁, s φ(d₁) = k e⁻ʳᵗ φ(d₂), which saves an exponential.</summary>
public static class BlackScholesByExpert
{
    private const double Far = 7.07106781186547;
    private static readonly double s_densityAtZero = 1 / Math.Sqrt(2 * Math.PI);

    public static double Gradient(
        ReadOnlySpan<double> s, ReadOnlySpan<double> k, ReadOnlySpan<double> t, ReadOnlySpan<double> r, ReadOnlySpan<double> sigma,
        Span<double> sGradient, Span<double> kGradient, Span<double> tGradient, Span<double> rGradient, Span<double> sigmaGradient)
    {
        int n = s.Length;
        Vector<double> sum = default;
        double rest = 0;
        int i = 0;
        for (; i <= n - Vector<double>.Count; i += Vector<double>.Count)
        {
            Greeks greeks = Evaluate(At(s, i), At(k, i), At(t, i), At(r, i), At(sigma, i));
            if (greeks.IsFar)
            {
                int end = i + Vector<double>.Count;
                rest += BlackScholesByHand.Gradient(
                    s[i..end], k[i..end], t[i..end], r[i..end], sigma[i..end],
                    sGradient[i..end], kGradient[i..end], tGradient[i..end], rGradient[i..end], sigmaGradient[i..end]);
                continue;
            }
            sum += greeks.Price;
            greeks.BySpot.StoreUnsafe(ref MemoryMarshal.GetReference(sGradient), (nuint)i);
            greeks.ByStrike.StoreUnsafe(ref MemoryMarshal.GetReference(kGradient), (nuint)i);
            greeks.ByTime.StoreUnsafe(ref MemoryMarshal.GetReference(tGradient), (nuint)i);
            greeks.ByRate.StoreUnsafe(ref MemoryMarshal.GetReference(rGradient), (nuint)i);
            greeks.ByVolatility.StoreUnsafe(ref MemoryMarshal.GetReference(sigmaGradient), (nuint)i);
        }
        return Sum(sum) + rest + BlackScholesByHand.Gradient(
            s[i..], k[i..], t[i..], r[i..], sigma[i..], sGradient[i..], kGradient[i..], tGradient[i..], rGradient[i..], sigmaGradient[i..]);
    }

    private static Vector<double> At(ReadOnlySpan<double> x, int i) => LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Greeks Evaluate(Vector<double> s, Vector<double> k, Vector<double> t, Vector<double> r, Vector<double> sigma)
    {
        Vector<double> half = new(0.5);
        Vector<double> root = SquareRoot(t);
        Vector<double> deviation = sigma * root;
        Vector<double> d1 = MultiplyAddEstimate(MultiplyAddEstimate(sigma * half, sigma, r), t, Log(s / k)) / deviation;
        Vector<double> d2 = d1 - deviation;
        Vector<double> discounted = k * Exp(-r * t);
        Vector<double> exp = Exp(-half * d1 * d1);
        Vector<double> below1 = Cdf(d1, exp);
        Vector<double> below2 = Cdf(d2, exp * s / discounted);
        Vector<double> density = s * exp * new Vector<double>(s_densityAtZero);
        Vector<double> exercised = discounted * below2;
        return new Greeks
        {
            Price = MultiplyAddEstimate(s, below1, -exercised),
            BySpot = below1,
            ByStrike = -exercised / k,
            ByTime = MultiplyAddEstimate(r, exercised, half * density * sigma / root),
            ByRate = t * exercised,
            ByVolatility = density * root,
            IsFar = GreaterThanAny(Vector.Max(Abs(d1), Abs(d2)), new(Far)),
        };
    }

    /// <summary>As <see cref="NormalDistribution.Cdf"/> within seven deviations; <paramref name="exp"/> is e to the power of −x²/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Cdf(Vector<double> x, Vector<double> exp)
    {
        Vector<double> z = Abs(x);
        Vector<double> p = MultiplyAddEstimate(new(3.52624965998911e-02), z, new(0.700383064443688));
        p = MultiplyAddEstimate(p, z, new(6.37396220353165));
        p = MultiplyAddEstimate(p, z, new(33.912866078383));
        p = MultiplyAddEstimate(p, z, new(112.079291497871));
        p = MultiplyAddEstimate(p, z, new(221.213596169931));
        p = MultiplyAddEstimate(p, z, new(220.206867912376));
        Vector<double> q = MultiplyAddEstimate(new(8.83883476483184e-02), z, new(1.75566716318264));
        q = MultiplyAddEstimate(q, z, new(16.064177579207));
        q = MultiplyAddEstimate(q, z, new(86.7807322029461));
        q = MultiplyAddEstimate(q, z, new(296.564248779674));
        q = MultiplyAddEstimate(q, z, new(637.333633378831));
        q = MultiplyAddEstimate(q, z, new(793.826512519948));
        q = MultiplyAddEstimate(q, z, new(440.413735824752));
        Vector<double> tail = exp * p / q;
        return ConditionalSelect(GreaterThan(x, default), Vector<double>.One - tail, tail);
    }

    private readonly ref struct Greeks
    {
        public Vector<double> Price { get; init; }

        public Vector<double> BySpot { get; init; }

        public Vector<double> ByStrike { get; init; }

        public Vector<double> ByTime { get; init; }

        public Vector<double> ByRate { get; init; }

        public Vector<double> ByVolatility { get; init; }

        /// <summary>Some lane lies where the approximation is another.</summary>
        public bool IsFar { get; init; }
    }
}
