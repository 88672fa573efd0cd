using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>goto forwards, out of loops and to their ends; break inside a case.</summary>
public static partial class Jumps
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Forward(double x, double y)
    {
        if (x > y)
            goto end;
        x *= x * y;
    end:
        return x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OutOfTwoLoops(double[] x, double bound)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                sum += x[i] * x[j];
                if (sum > bound)
                    goto found;
                if (x[j] < -1)
                    goto next;
                sum *= bound;
            }
            sum += x[i];
        next:
            ;
        }
    found:
        return sum * bound;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double OutOfACase(double x, double y, [Domain(0, 5)] int n)
    {
        for (int i = 0; i < n; i++)
        {
            switch (i)
            {
                case 0:
                    if (x > y)
                        break;
                    x *= y;
                    break;
                case 1:
                    continue;
                default:
                    y *= x;
                    break;
            }
            x += y;
        }
        return x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ToAnotherCase(double x, double y, [Domain(0, 5)] int n)
    {
        for (int i = 0; i < n; i++)
        {
            switch (i)
            {
                case 0:
                    x *= y;
                    goto case 2;
                case 1:
                    if (x > y)
                        goto default;
                    y += x;
                    break;
                case 2:
                    y *= 1.5 * x;
                    if (y > 1)
                        goto default;
                    break;
                default:
                    x += 0.5 * y * y;
                    break;
            }
        }
        return x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FromNamedCases(double x, [Domain(0, 4)] int n)
    {
        string kind = n switch { 0 => "cube", 1 => "sine", 2 => "square", _ => "other" };
        nint turns = 2;
        switch (kind)
        {
            case "cube":
                x *= x * x;
                goto case "square";
            case "sine":
                return Math.Sin(x) * turns;
            case "square":
                x *= x;
                break;
            default:
                turns++;
                goto case "cube";
        }
        return x * turns;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PastAReturn(ReadOnlySpan<double> x, double bound, int n)
    {
        double sum = bound;
        if (n > -1)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (sum > 1)
                    goto found;
                sum += x[i] * x[i];
            }
            return bound * sum;
        found:
            sum *= bound;
        }
        return Math.Tanh(sum + bound * bound);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ToOneOfTwo(double x, double y)
    {
        double sum = 0;
        int i = 0;
        while (i < 8)
        {
            sum += x / (i + 1);
            if (++i > 5)
                goto done;
            if (sum > 1)
                goto early;
        }
    early:
        sum *= y;
    done:
        return sum + y;
    }
}
