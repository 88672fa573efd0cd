using System;
using System.Collections.Generic;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Interpolation;

/// <summary>A curve of keyed values, in the manner of animation systems.</summary>
public sealed class KeyFrames<T>
    where T : struct, INumber<T>
{
    private readonly List<(T Time, T Value)> _keys = [];

    public int Count => _keys.Count;

    public KeyFrames<T> Add(T time, T value)
    {
        int at = _keys.Count;
        while (at > 0 && _keys[at - 1].Time > time)
            at--;
        _keys.Insert(at, (time, value));
        return this;
    }

    public T Evaluate(T time)
    {
        if (_keys.Count == 0)
            throw new InvalidOperationException("No keys.");
        if (time <= _keys[0].Time)
            return _keys[0].Value;
        for (int i = 1; i < _keys.Count; i++)
        {
            if (time > _keys[i].Time)
                continue;
            (T t0, T v0) = _keys[i - 1];
            (T t1, T v1) = _keys[i];
            T u = (time - t0) / (t1 - t0);
            return v0 + (v1 - v0) * u;
        }
        return _keys[^1].Value;
    }
}

/// <summary>Easing of one value to another.</summary>
[Flags]
public enum Easing
{
    None = 0,
    In = 1,
    Out = 2,
    InOut = In | Out,
}

/// <summary>Generic and animated interpolation.</summary>
public static partial class GenericInterpolators
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Animated([Domain(0.1, 2.9)] double time, [Domain(-1, 1)] double first, [Domain(-1, 1)] double second, [Domain(1.2, 1.8)] double middle)
    {
        var frames = new KeyFrames<double>();
        frames.Add(0, first).Add(3, second * first).Add(middle, second);
        return frames.Evaluate(time) + 0.1 * frames.Count;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float AnimatedSingle([Domain(0.1, 1.9)] float time, [Domain(-1, 1)] float value)
    {
        KeyFrames<float> frames = new();
        for (int key = 0; key < 3; key++)
            frames.Add(key, key == 1 ? value : key * 0.5f);
        return frames.Evaluate(time);
    }

    /// <summary>An eased blend.</summary>
    [Differentiable(nameof(from), nameof(to), nameof(t), Derivatives = Gradient | Vjp | Jvp)]
    public static double Eased([Domain(-1, 1)] double from, [Domain(-1, 1)] double to, [Domain(0.05, 0.95)] double t, [Domain(0, 3)] Easing easing, [Domain(2, 4)] int power = 3)
    {
        double eased = t;
        if ((easing & Easing.InOut) == Easing.InOut)
            eased = t < 0.5 ? Math.Pow(2 * t, power) / 2 : 1 - Math.Pow(2 - 2 * t, power) / 2;
        else if (easing.HasFlag(Easing.In))
            eased = Math.Pow(t, power);
        else if (easing.HasFlag(Easing.Out))
            eased = 1 - Math.Pow(1 - t, power);
        return double.Lerp(from, to, eased);
    }

    /// <summary>A polynomial by Clenshaw's recurrence, on any vector of coefficients.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ChebyshevSeries([Domain(-1, 1, Length = 5)] double[] coefficients, [Domain(-0.9, 0.9)] double x) => Clenshaw<double>(coefficients, x);

    private static T Clenshaw<T>(ReadOnlySpan<T> c, T x)
        where T : IFloatingPoint<T>
    {
        T b1 = T.Zero, b2 = T.Zero, two = T.CreateChecked(2);
        foreach (T coefficient in Reversed(c))
            (b1, b2) = (two * x * b1 - b2 + coefficient, b1);
        return b1 - x * b2;
    }

    private static T[] Reversed<T>(ReadOnlySpan<T> values)
    {
        T[] result = new T[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[^(i + 1)] = values[i];
        return result;
    }
}
