using System;
using GradGen;

namespace Loops;

/// <summary>Reductions, sorting, look-up with interpolation, dynamic programming, linear algebra.</summary>
public static partial class Data
{
    private static readonly double[] s_x = new double[] { 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5 };
    private static readonly double[] s_y = new double[] { 0, 0.25, 1, 2.25, 4, 6.25, 9, 12.25, 16, 20.25, 25 };

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double Largest(double a, double b, double c)
    {
        double[] v = new double[] { a, b * b, a + c };
        double max = v[0];
        for (int i = 1; i < v.Length; i++)
            if (v[i] > max)
                max = v[i];
        return max;
    }

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double ValueAtTheSmallest(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c };
        int index = 0;
        for (int i = 1; i < v.Length; i++)
            if (v[i] < v[index])
                index = i;
        return v[index] * v[(index + 1) % 3];
    }

    [Differentiable, At(1.3, 3, 2.2), At(0.5, -1, -3)]
    public static double Median(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c, a * b, b * c };
        for (int i = 1; i < v.Length; i++)
        {
            double key = v[i];
            int j = i - 1;
            while (j >= 0 && v[j] > key)
            {
                v[j + 1] = v[j];
                j--;
            }
            v[j + 1] = key;
        }
        return v[2];
    }

    [Differentiable, At(1, 3, 2, 0), At(0.5, -1, -3, 2)]
    public static double SortingNetwork(double a, double b, double c, double d)
    {
        if (a > b)
            (a, b) = (b, a);
        if (c > d)
            (c, d) = (d, c);
        if (a > c)
            (a, c) = (c, a);
        if (b > d)
            (b, d) = (d, b);
        if (b > c)
            (b, c) = (c, b);
        return a + 2 * b + 3 * c + 4 * d;
    }

    [Differentiable, At(1, 3, 2, 0), At(0.5, -1, -3, 2)]
    public static double BubbleSortWithWeights(double a, double b, double c, double d)
    {
        double[] x = new double[] { a, b, c, d };
        double[] w = new double[] { 1, 2, 3, 4 };
        bool swapped = true;
        while (swapped)
        {
            swapped = false;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                if (x[i] > x[i + 1])
                {
                    (x[i], x[i + 1]) = (x[i + 1], x[i]);
                    (w[i], w[i + 1]) = (w[i + 1], w[i]);
                    swapped = true;
                }
            }
        }
        return w[0] * x[0] + w[1] * x[1] * 0.5 + w[2] * x[2] * 0.25 + w[3] * x[3];
    }

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double Variance(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c, a * c };
        double mean = 0, m2 = 0;
        int n = 0;
        foreach (double x in v)
        {
            n++;
            double delta = x - mean;
            mean += delta / n;
            m2 += delta * (x - mean);
        }
        return m2 / (n - 1);
    }

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double ScaledNorm(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c };
        double scale = 0, sum = 1;
        for (int i = 0; i < v.Length; i++)
        {
            double x = Math.Abs(v[i]);
            if (x == 0)
                continue;
            if (scale < x)
            {
                sum = 1 + sum * (scale / x) * (scale / x);
                scale = x;
            }
            else
            {
                sum += x / scale * (x / scale);
            }
        }
        return scale * Math.Sqrt(sum);
    }

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double LogSumExp(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c };
        double max = double.NegativeInfinity, sum = 0;
        foreach (double x in v)
            if (x > max)
                max = x;
        foreach (double x in v)
            sum += Math.Exp(x - max);
        return max + Math.Log(sum);
    }

    [Differentiable, At(1, 3, 2), At(0.5, -1, -3)]
    public static double ClippedSum(double a, double b, double c)
    {
        double[] v = new double[] { a, b, c };
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            double x = v[i];
            if (x > 2.5)
                x = 2.5;
            if (x < -2)
                x = -2;
            sum += x * x;
        }
        return sum;
    }

    [Differentiable, At(1.7), At(3.2)]
    public static double TableSearchThenInterpolation(double x)
    {
        int lo = 0, hi = s_x.Length - 1;
        while (hi - lo > 1)
        {
            int mid = (lo + hi) / 2;
            if (s_x[mid] > x)
                hi = mid;
            else
                lo = mid;
        }
        double t = (x - s_x[lo]) / (s_x[hi] - s_x[lo]);
        return (1 - t) * s_y[lo] + t * s_y[hi];
    }

    [Differentiable, At(1.7, 0.3), At(3.2, 2.2)]
    public static double ScanThenInterpolation(double x, double scale)
    {
        int i = 0;
        while (i < s_x.Length - 2 && x > s_x[i + 1])
            i++;
        return scale * (s_y[i] + (s_y[i + 1] - s_y[i]) * (x - s_x[i]) / (s_x[i + 1] - s_x[i]));
    }

    [Differentiable, At(1.7, 4.0, 9.0), At(2.2, 3.0, 7.0)]
    public static double InterpolationInActiveKnots(double x, double y1, double y2)
    {
        double[] knots = new double[] { 0, 1.5, 2, 4 };
        double[] values = new double[] { 0, y1, y2, 20 };
        int low = 0, high = 3;
        while (high > low + 1)
        {
            int k = (low + high) >> 1;
            if (knots[k] > x)
                high = k;
            else
                low = k;
        }
        double h = knots[high] - knots[low];
        double a = (knots[high] - x) / h, b = (x - knots[low]) / h;
        return a * values[low] + b * values[high];
    }

    [Differentiable, At(23000), At(71000)]
    public static double TaxByBrackets(double income)
    {
        double[] limit = new double[] { 0, 10000, 40000, 90000 };
        double[] rate = new double[] { 0.1, 0.2, 0.3, 0.4 };
        double tax = 0;
        for (int i = 0; i < limit.Length; i++)
        {
            if (income <= limit[i])
                break;
            double upper = i + 1 < limit.Length ? limit[i + 1] : double.PositiveInfinity;
            tax += rate[i] * (Math.Min(income, upper) - limit[i]);
        }
        return tax;
    }

    [Differentiable, At(1.1, 2.8, 2.1), At(0.5, -1, -3)]
    public static double TimeWarping(double a, double b, double c)
    {
        double[] x = new double[] { a, b, c };
        double[] y = new double[] { 1, 2, 2.5, 1 };
        double[] row = new double[5];
        for (int j = 1; j < 5; j++)
            row[j] = 1e9;
        for (int i = 0; i < 3; i++)
        {
            double diagonal = row[0];
            row[0] = 1e9;
            for (int j = 1; j < 5; j++)
            {
                double cost = (x[i] - y[j - 1]) * (x[i] - y[j - 1]);
                double best = diagonal;
                if (row[j] < best)
                    best = row[j];
                if (row[j - 1] < best)
                    best = row[j - 1];
                diagonal = row[j];
                row[j] = cost + best;
            }
        }
        return row[4];
    }

    [Differentiable, At(0.3, 0.6), At(0.72, 0.27)]
    public static double Viterbi(double stay, double emit)
    {
        int[] seen = new int[] { 0, 1, 1, 0, 1 };
        double first = Math.Log(0.5), second = Math.Log(0.5);
        for (int t = 0; t < seen.Length; t++)
        {
            double e0 = Math.Log(seen[t] == 0 ? emit : 1 - emit), e1 = Math.Log(seen[t] == 1 ? 0.8 : 0.2);
            double a = first + Math.Log(stay), b = second + Math.Log(1 - stay);
            double c = first + Math.Log(1 - stay), d = second + Math.Log(stay);
            first = (a > b ? a : b) + e0;
            second = (c > d ? c : d) + e1;
        }
        return first > second ? first : second;
    }

    [Differentiable, At(4, 1, 3), At(2, -0.7, 5)]
    public static double SolveWithPivots(double a, double b, double c)
    {
        double[] m = new double[] { a, b, 1, b, c, 2, 1, 2, 6 };
        double[] r = new double[] { 1, 2, 3 };
        for (int k = 0; k < 3; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < 3; i++)
                if (Math.Abs(m[i * 3 + k]) > Math.Abs(m[pivot * 3 + k]))
                    pivot = i;
            if (pivot != k)
            {
                for (int j = 0; j < 3; j++)
                    (m[k * 3 + j], m[pivot * 3 + j]) = (m[pivot * 3 + j], m[k * 3 + j]);
                (r[k], r[pivot]) = (r[pivot], r[k]);
            }
            for (int i = k + 1; i < 3; i++)
            {
                double f = m[i * 3 + k] / m[k * 3 + k];
                for (int j = k; j < 3; j++)
                    m[i * 3 + j] -= f * m[k * 3 + j];
                r[i] -= f * r[k];
            }
        }
        for (int i = 2; i >= 0; i--)
        {
            for (int j = i + 1; j < 3; j++)
                r[i] -= m[i * 3 + j] * r[j];
            r[i] /= m[i * 3 + i];
        }
        return r[0] + 2 * r[1];
    }

    [Differentiable, At(4, 1, 3), At(2, -0.7, 5)]
    public static double DeterminantWithSign(double a, double b, double c)
    {
        double[] m = new double[] { a, b, b, c };
        double sign = 1;
        if (Math.Abs(m[0]) < Math.Abs(m[2]))
        {
            (m[0], m[2]) = (m[2], m[0]);
            (m[1], m[3]) = (m[3], m[1]);
            sign = -sign;
        }
        m[3] -= m[2] / m[0] * m[1];
        return sign * m[0] * m[3];
    }

    [Differentiable, At(4, 1), At(2, -0.7)]
    public static double PowerIteration(double a, double b)
    {
        double x = 1, y = 0.3, eigenvalue = 0, before;
        int count = 0;
        do
        {
            before = eigenvalue;
            double u = a * x + b * y, v = b * x + 1.5 * y;
            double norm = Math.Sqrt(u * u + v * v);
            x = u / norm;
            y = v / norm;
            eigenvalue = x * (a * x + b * y) + y * (b * x + 1.5 * y);
            count++;
        }
        while (Math.Abs(eigenvalue - before) > 1e-14 && count < 1000);
        return eigenvalue;
    }

    [Differentiable, At(4, 1), At(2, -0.7)]
    public static double JacobiRotation(double a, double b)
    {
        double p = a, q = 1.5, r = b;
        for (int sweep = 0; sweep < 10; sweep++)
        {
            if (Math.Abs(r) < 1e-15)
                break;
            double theta = (q - p) / (2 * r);
            double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
            p -= t * r;
            q += t * r;
            r = 0;
        }
        return p > q ? p : q;
    }

    [Differentiable, At(4, 1), At(3, -0.7)]
    public static double GaussSeidel(double a, double b)
    {
        double x = 0, y = 0, change;
        int n = 0;
        do
        {
            double u = (1 - b * y) / a, v = (2 - b * u) / 3;
            change = Math.Abs(u - x) + Math.Abs(v - y);
            x = u;
            y = v;
            n++;
        }
        while (change > 1e-14 && n < 1000);
        return x + 3 * y;
    }

    [Differentiable, At(52.1, 13.4), At(-33.9, 18.4)]
    public static double VincentyReducedDistance(double latitude, double longitude)
    {
        const double F = 1 / 298.257223563;
        double u1 = Math.Atan((1 - F) * Math.Tan(latitude * Math.PI / 180)), u2 = Math.Atan((1 - F) * Math.Tan(0.7));
        double l = longitude * Math.PI / 180 - 0.3, lambda = l, sigma = 0;
        for (int i = 0; i < 100; i++)
        {
            double s = Math.Sin(lambda), c = Math.Cos(lambda);
            double a = Math.Cos(u2) * s, b = Math.Cos(u1) * Math.Sin(u2) - Math.Sin(u1) * Math.Cos(u2) * c;
            double sinSigma = Math.Sqrt(a * a + b * b), cosSigma = Math.Sin(u1) * Math.Sin(u2) + Math.Cos(u1) * Math.Cos(u2) * c;
            sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = Math.Cos(u1) * Math.Cos(u2) * s / sinSigma, cos2 = 1 - sinAlpha * sinAlpha;
            double cos2m = cos2 == 0 ? 0 : cosSigma - 2 * Math.Sin(u1) * Math.Sin(u2) / cos2;
            double k = F / 16 * cos2 * (4 + F * (4 - 3 * cos2));
            double before = lambda;
            lambda = l + (1 - k) * F * sinAlpha * (sigma + k * sinSigma * (cos2m + k * cosSigma * (2 * cos2m * cos2m - 1)));
            if (Math.Abs(lambda - before) < 1e-13)
                break;
        }
        return sigma;
    }

    [Differentiable, At(0.7), At(-1.1)]
    public static double InverseMercator(double y)
    {
        double e = 0.0818, t = Math.Exp(-y);
        double phi = Math.PI / 2 - 2 * Math.Atan(t);
        for (int i = 0; i < 15; i++)
        {
            double con = e * Math.Sin(phi);
            double next = Math.PI / 2 - 2 * Math.Atan(t * Math.Pow((1 - con) / (1 + con), 0.5 * e));
            double change = next - phi;
            phi = next;
            if (Math.Abs(change) < 1e-14)
                break;
        }
        return phi;
    }

    [Differentiable, At(0.3, 0.8), At(0.9, 0.1)]
    public static double Perceptron(double w, double bias)
    {
        double[] x = new double[] { -1, 0.5, 2, 3 };
        double[] t = new double[] { -1, 1, -1, 1 };
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double margin = t[i] * (w * x[i] + bias);
            if (margin < 1)
                loss += 1 - margin;
        }
        return loss;
    }

    [Differentiable, At(1.7, 2.5), At(3.2, 0.6)]
    public static double FractionalDelay(double delay, double gain)
    {
        double[] line = new double[] { 0, 1, 4, 9, 16, 25 };
        int whole = (int)delay;
        double fraction = delay - whole;
        return gain * ((1 - fraction) * line[whole] + fraction * line[whole + 1]);
    }
}
