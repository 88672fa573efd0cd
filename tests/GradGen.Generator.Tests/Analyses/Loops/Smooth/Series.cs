using System;
using GradGen;

namespace Loops;

/// <summary>Series, continued fractions and recurrences, which end where a term is small.</summary>
public static partial class Series
{
    [Differentiable, At(0.7), At(3.2)]
    public static double Exponential(double x)
    {
        double term = 1, sum = 1;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    [Differentiable, At(2.5, 1.2), At(0.8, 0.4)]
    public static double GammaBySeries(double a, double x)
    {
        double ap = a, del = 1 / a, sum = del;
        for (int n = 0; n < 200; n++)
        {
            ap += 1;
            del *= x / ap;
            sum += del;
            if (Math.Abs(del) < Math.Abs(sum) * 1e-16)
                break;
        }
        return sum * Math.Exp(-x + a * Math.Log(x));
    }

    [Differentiable, At(2.5, 4.2), At(0.8, 3.4)]
    public static double GammaByFraction(double a, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, h = d;
        for (int i = 1; i < 300; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < Tiny)
                d = Tiny;
            c = b + an / c;
            if (Math.Abs(c) < Tiny)
                c = Tiny;
            d = 1 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1) < 1e-15)
                break;
        }
        return Math.Exp(-x + a * Math.Log(x)) * h;
    }

    [Differentiable, At(2.5, 1.5, 0.3), At(4.0, 3.0, 0.2)]
    public static double BetaByFraction(double a, double b, double x)
    {
        double qab = a + b, qap = a + 1, qam = a - 1;
        double c = 1, d = 1 - qab * x / qap;
        if (Math.Abs(d) < 1e-300)
            d = 1e-300;
        d = 1 / d;
        double h = d;
        int m = 1;
        while (m <= 200)
        {
            int m2 = 2 * m;
            double aa = m * (b - m) * x / ((qam + m2) * (a + m2));
            d = 1 + aa * d;
            c = 1 + aa / c;
            d = 1 / d;
            h *= d * c;
            aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2));
            d = 1 + aa * d;
            c = 1 + aa / c;
            d = 1 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1) <= 1e-15)
                break;
            m++;
        }
        return h;
    }

    [Differentiable, At(1.0, 0.3), At(2.0, 5.0)]
    public static double ArithmeticGeometricMean(double a, double b)
    {
        while (Math.Abs(a - b) > 1e-15 * a)
        {
            double mean = (a + b) / 2;
            b = Math.Sqrt(a * b);
            a = mean;
        }
        return a;
    }

    [Differentiable, At(0.5), At(0.9)]
    public static double EllipticK(double k)
    {
        double a = 1, g = Math.Sqrt(1 - k * k), c = k;
        double power = 1;
        while (Math.Abs(c) > 1e-15)
        {
            double next = 0.5 * (a + g);
            c = 0.5 * (a - g);
            g = Math.Sqrt(a * g);
            a = next;
            power *= 2;
        }
        return Math.PI / (2 * a) + 1e-3 * c * power;
    }

    [Differentiable, At(0.3), At(4.7)]
    public static double Digamma(double x)
    {
        double result = 0;
        while (x < 8)
        {
            result -= 1 / x;
            x += 1;
        }
        double r = 1 / x;
        result += Math.Log(x) - 0.5 * r;
        r *= r;
        return result - r * (1.0 / 12 - r * (1.0 / 120 - r / 252));
    }

    [Differentiable, At(1.7), At(4.7)]
    public static double GammaByRecurrence(double x)
    {
        double factor = 1;
        while (x > 2)
        {
            x -= 1;
            factor *= x;
        }
        while (x < 1)
        {
            factor /= x;
            x += 1;
        }
        double u = x - 1;
        return factor * (1 - 0.5748646 * u + 0.9512363 * u * u - 0.6998588 * u * u * u + 0.4245549 * u * u * u * u - 0.1010678 * u * u * u * u * u);
    }

    [Differentiable, At(1.7), At(400)]
    public static double LogarithmByHalving(double x)
    {
        int halvings = 0;
        while (x > 1.5)
        {
            x /= 2;
            halvings++;
        }
        while (x < 0.75)
        {
            x *= 2;
            halvings--;
        }
        double z = (x - 1) / (x + 1), z2 = z * z, term = z, sum = 0;
        for (int k = 1; k < 60; k += 2)
        {
            sum += term / k;
            term *= z2;
        }
        return 2 * sum + halvings * 0.69314718055994530942;
    }

    [Differentiable, At(1.7), At(400)]
    public static double LogarithmByHalvingWithARealCount(double x)
    {
        double shift = 0;
        while (x > 1.5)
        {
            x *= 0.5;
            shift += 0.69314718055994530942;
        }
        double u = x - 1, term = u, sum = 0;
        for (int k = 1; Math.Abs(term) > 1e-18; k++)
        {
            sum += k % 2 == 1 ? term / k : -term / k;
            term *= u;
        }
        return sum + shift;
    }

    [Differentiable, At(3.7), At(-9.1)]
    public static double ExponentialByReduction(double x)
    {
        int k = (int)Math.Round(x / 0.69314718055994530942);
        double r = x - k * 0.69314718055994530942;
        double sum = 1, term = 1;
        for (int i = 1; i < 20; i++)
        {
            term *= r / i;
            sum += term;
        }
        double power = 1;
        for (int i = 0; i < Math.Abs(k); i++)
            power *= 2;
        return k >= 0 ? sum * power : sum / power;
    }

    [Differentiable, At(14.2), At(-33.3)]
    public static double SineByReduction(double x)
    {
        while (x > Math.PI)
            x -= 2 * Math.PI;
        while (x < -Math.PI)
            x += 2 * Math.PI;
        double term = x, sum = 0;
        for (int k = 1; k < 30; k += 2)
        {
            sum += term;
            term *= -x * x / ((k + 1) * (k + 2));
        }
        return sum;
    }

    [Differentiable, At(14.2, 3.0), At(33.3, 2.5)]
    public static double WrapToPeriod(double x, double period)
    {
        while (x > period)
            x -= period;
        return Math.Sin(x / period);
    }

    [Differentiable, At(0.8), At(6.1)]
    public static double BesselByMiller(double x)
    {
        int start = 2;
        double bound = 1;
        while (Math.Abs(bound) > 1e-20)
        {
            bound *= x / (2 * start);
            start++;
        }
        start = 2 * (start + 10);
        double next = 0, current = 1e-30, sum = 0, j0 = 0;
        for (int k = start; k > 0; k--)
        {
            double previous = 2 * k / x * current - next;
            next = current;
            current = previous;
            if (Math.Abs(current) > 1e10)
            {
                current *= 1e-10;
                next *= 1e-10;
                sum *= 1e-10;
            }
            if (k % 2 == 1)
                sum += current;
            j0 = current;
        }
        return j0 / (2 * sum - current);
    }

    [Differentiable, At(0.3), At(0.77)]
    public static double Clenshaw(double x)
    {
        double[] c = new double[] { 1, 0.5, -0.3, 0.2, 0.05 };
        double d = 0, dd = 0;
        for (int j = c.Length - 1; j > 0; j--)
        {
            double saved = d;
            d = 2 * x * d - dd + c[j];
            dd = saved;
        }
        return x * d - dd + 0.5 * c[0];
    }

    [Differentiable, At(0.4, 1.5, 2.5, 0.3), At(1.0, 2.0, 3.0, -0.6)]
    public static double Hypergeometric(double a, double b, double c, double z)
    {
        double term = 1, sum = 1, n = 0;
        do
        {
            term *= (a + n) * (b + n) / (c + n) * z / (n + 1);
            sum += term;
            n += 1;
        }
        while (Math.Abs(term) > 1e-16 && n < 500);
        return sum;
    }

    [Differentiable, At(2.2), At(3.7)]
    public static double Zeta(double s)
    {
        double sum = 0, n = 1;
        while (n < 12)
        {
            sum += Math.Pow(n, -s);
            n++;
        }
        return sum + Math.Pow(n, 1 - s) / (s - 1) + 0.5 * Math.Pow(n, -s) + s * Math.Pow(n, -s - 1) / 12;
    }

    [Differentiable, At(0.4), At(1.3)]
    public static double Erf(double x)
    {
        double sum = x, term = x;
        int k = 0;
        while (Math.Abs(term) > 1e-17)
        {
            k++;
            term *= -x * x / k;
            sum += term / (2 * k + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    [Differentiable, At(0.7), At(1.6)]
    public static double AlternatingSums(double x)
    {
        double sum = 0, sine = 0, cosine = 1, sign = 1, term = 1;
        bool odd = true;
        for (int k = 1; k < 100; k++)
        {
            term *= x / k;
            sum += sign * term;
            double test = Math.Abs(sum) * 1e-17;
            if (odd)
            {
                sign = -sign;
                sine = sum;
                sum = cosine;
            }
            else
            {
                cosine = sum;
                sum = sine;
            }
            if (term < test)
                break;
            odd = !odd;
        }
        return sine + 2 * cosine;
    }
}
