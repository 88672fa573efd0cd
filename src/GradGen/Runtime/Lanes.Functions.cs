using System;
using System.Numerics;

namespace GradGen.Runtime;

/// <summary>The functions of <see cref="Math"/>, lane by lane.</summary>
public static partial class Lanes
{
    /// <summary>Lane by lane.</summary>
    public static Vector<double> Abs(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Abs(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Sqrt(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Sqrt(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Floor(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Floor(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Ceiling(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Ceiling(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Truncate(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Truncate(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Round(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Round(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Exp(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Exp(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Log(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Log(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Log10(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Log10(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Sin(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Sin(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Cos(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Cos(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Tan(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Tan(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Sinh(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Sinh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Cosh(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Cosh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Tanh(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Tanh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Asin(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Asin(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Acos(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Acos(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Atan(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Atan(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Max(Vector<double> x, Vector<double> y)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Max(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Min(Vector<double> x, Vector<double> y)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Min(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Pow(Vector<double> x, Vector<double> y)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Pow(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<double> Atan2(Vector<double> x, Vector<double> y)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (double)Math.Atan2(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Abs(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Abs(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Sqrt(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Sqrt(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Floor(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Floor(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Ceiling(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Ceiling(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Truncate(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Truncate(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Round(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Round(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Exp(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Exp(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Log(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Log(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Log10(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Log10(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Sin(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Sin(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Cos(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Cos(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Tan(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Tan(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Sinh(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Sinh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Cosh(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Cosh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Tanh(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Tanh(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Asin(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Asin(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Acos(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Acos(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Atan(Vector<float> x)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Atan(x[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Max(Vector<float> x, Vector<float> y)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Max(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Min(Vector<float> x, Vector<float> y)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Min(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Pow(Vector<float> x, Vector<float> y)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Pow(x[lane], y[lane]);
        return Load(lanes, 0);
    }

    /// <summary>Lane by lane.</summary>
    public static Vector<float> Atan2(Vector<float> x, Vector<float> y)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = (float)Math.Atan2(x[lane], y[lane]);
        return Load(lanes, 0);
    }

}
