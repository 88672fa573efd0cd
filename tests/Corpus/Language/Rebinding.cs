using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Two arrays in one value.</summary>
public struct ArrayPair
{
    public double[] First, Second;

    public double Scale;
}

/// <summary>Variables that hold now one array, now another; by themselves, in tuples and in structs.</summary>
public static partial class Rebinding
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Exchanged(double x, double y, int n)
    {
        double[] now = [x, y, x * y], next = new double[3];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 3; i++)
                next[i] = Math.Sin(now[i]) + 0.3 * now[(i + 1) % 3];
            (now, next) = (next, now);
        }
        return now[0] * next[1] + now[2];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InStructs(double x, double y)
    {
        ArrayPair p = new() { First = [x, y], Second = [y * y, x], Scale = 1 };
        for (int k = 0; k < 3; k++)
        {
            p = new ArrayPair { First = p.Second, Second = [p.First[0] * p.Second[1], p.Scale], Scale = p.Scale * p.First[1] };
            p.First[0] += 1;
        }
        return p.First[0] * p.Second[0] + p.First[1] * p.Second[1] + p.Scale;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double InTuples(double x, double y)
    {
        double[] u = [x, y], v = [y, x * y];
        (double[] First, double[] Second) t = (u, v);
        for (int k = 0; k < 3; k++)
        {
            t = (t.Second, t.First);
            t.First[0] *= x;
            t.Second[1] += t.First[0];
        }
        return u[0] * v[1] + t.First[1] * t.Second[0];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ChosenStruct(double x, double y, int n)
    {
        ArrayPair p = new() { First = [x, y], Second = [y, x] }, q = new() { First = [x * y, 1], Second = [2, y] };
        ArrayPair r = n > 0 ? p : q;
        r.First[0] *= 3;
        return p.First[0] * q.First[0] + r.Second[1] + r.First[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AsRows(double x, double y)
    {
        double[] a = [x, y, 1], b = [y, x * x, 2], slope = new double[3];
        double sum = 0;
        for (int k = 0; k < 4; k++)
        {
            foreach (double[] p in (double[][])[a, b])
            {
                for (int i = 0; i < 3; i++)
                    slope[i] = Math.Sin(p[i]);
                for (int i = 0; i < 3; i++)
                    p[i] += 0.3 * slope[(i + 1) % 3];
            }
            sum += a[0] * b[1];
            a[2] *= x;
            b[0] = a[1] + b[0];
        }
        return sum + a[2] * b[0];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double AsArguments(double x, double y)
    {
        double[] v = [x, y];
        double sum = 0;
        for (int k = 0; k < 2; k++)
        {
            double[] w = [y * v[0], x + k];
            sum += Tripled(w, v = w);
            v[1] *= sum;
        }
        return sum * v[1];
    }

    private static double Tripled(double[] a, double[] b)
    {
        a[0] *= 3;
        return b[0] + a[1];
    }

    private struct Particle(double position, double speed)
    {
        public double Position = position;
        public double Speed = speed;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Structs(double[] x, double k)
    {
        var now = new Particle[x.Length];
        var next = new Particle[x.Length];
        for (int i = 0; i < x.Length; i++)
            now[i] = new Particle(x[i], 0.1 * i);
        for (int step = 0; step < 4; step++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                next[i].Speed = now[i].Speed - 0.1 * k * now[i].Position;
                next[i].Position = now[i].Position + 0.1 * next[i].Speed;
            }
            (now, next) = (next, now);
        }
        double sum = 0;
        foreach (Particle particle in now)
            sum += particle.Position * particle.Speed;
        return sum + next.Length;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Powers(double x, double y)
    {
        double[,] power = { { 1, 0, 0 }, { 0, 1, 0 } };
        for (int i = 0; i < 4; i++)
            power = Turned(power, x, y);
        double sum = 0;
        foreach (double value in power)
            sum += value * value;
        return sum + power[1, 0] * power.GetLength(1);
    }

    private static double[,] Turned(double[,] a, double x, double y)
    {
        var turned = new double[2, 3];
        for (int j = 0; j < 3; j++)
        {
            turned[0, j] = x * a[0, j] - y * a[1, j];
            turned[1, j] = y * a[0, j] + 0.5 * a[1, (j + 1) % 3];
        }
        return turned;
    }
}
