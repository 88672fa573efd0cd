using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>switch and patterns.</summary>
public static partial class Choices
{
    private const double Limit = 0.5;

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Expression(double x, double y) => x switch
    {
        < -Limit => x * y,
        >= -Limit and < Limit when y > 0 => Math.Sin(x) * y,
        0 or 1 => y,
        double.NaN => 0,
        _ => x * x + y,
    };

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Statement(double x, double y, int kind)
    {
        double result = x;
        switch (kind)
        {
            case 0:
                result = x * y;
                break;
            case 1:
            case 2:
                result *= result;
                if (y > 0)
                    return result * y;
                break;
            case > 10:
                return Math.Exp(x);
            default:
                result += y;
                break;
        }
        return result * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Tests(double x, double y)
    {
        if (x is > 0 and < 1)
            return x * y;
        return y is not 0 ? x / y : double.NaN;
    }
}
