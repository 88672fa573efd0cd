using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OptimizationFunctions;

/// <summary>Systems of nonlinear equations: what MINPACK's VECFCN computes.</summary>
public static partial class VecFcn
{
    /// <summary>The residuals of a problem: 1 variably dimensioned, 2 trigonometric, 3 Brown almost linear, 4 discrete boundary value, 5 discrete integral equation, 6 Broyden tridiagonal, 7 Broyden banded.</summary>
    [Differentiable(nameof(x), Derivatives = Jacobian | Vjp | Jvp)]
    public static void Residuals([Domain(1, 7)] int nprob, [Domain(-1, 1, Length = 5)] ReadOnlySpan<double> x, [Domain(0, 1, Length = 5)] Span<double> fvec)
    {
        int n = x.Length;
        double h, sum, sum1, sum2, temp, temp1, temp2, ti, tj, tk;
        int i, j, k, iev;
        switch (nprob)
        {
            case 1:
                sum = 0;
                for (j = 0; j < n; j++)
                    sum += (j + 1) * (x[j] - 1);
                temp = sum * (1 + 2 * sum * sum);
                for (k = 0; k < n; k++)
                    fvec[k] = x[k] - 1 + (k + 1) * temp;
                break;

            case 2:
                sum = 0;
                for (j = 0; j < n; j++)
                {
                    fvec[j] = Math.Cos(x[j]);
                    sum += fvec[j];
                }
                for (k = 0; k < n; k++)
                    fvec[k] = (n + k + 1) - Math.Sin(x[k]) - sum - (k + 1) * fvec[k];
                break;

            case 3:
                sum = -(n + 1.0);
                double prod = 1;
                for (j = 0; j < n; j++)
                {
                    sum += x[j];
                    prod = x[j] * prod;
                }
                for (k = 0; k < n; k++)
                    fvec[k] = x[k] + sum;
                fvec[n - 1] = prod - 1;
                break;

            case 4:
                h = 1.0 / (n + 1);
                for (k = 0; k < n; k++)
                {
                    temp = Math.Pow(x[k] + (k + 1) * h + 1, 3);
                    temp1 = 0;
                    if (k != 0) temp1 = x[k - 1];
                    temp2 = 0;
                    if (k != n - 1) temp2 = x[k + 1];
                    fvec[k] = 2 * x[k] - temp1 - temp2 + temp * h * h / 2;
                }
                break;

            case 5:
                h = 1.0 / (n + 1);
                for (k = 0; k < n; k++)
                {
                    tk = (k + 1) * h;
                    sum1 = 0;
                    for (j = 0; j <= k; j++)
                    {
                        tj = (j + 1) * h;
                        temp = x[j] + tj + 1;
                        sum1 += tj * temp * temp * temp;
                    }
                    sum2 = 0;
                    for (j = k + 1; j < n; j++)
                    {
                        tj = (j + 1) * h;
                        temp = x[j] + tj + 1;
                        sum2 += (1 - tj) * temp * temp * temp;
                    }
                    fvec[k] = x[k] + h * ((1 - tk) * sum1 + tk * sum2) / 2;
                }
                break;

            case 6:
                for (k = 0; k < n; k++)
                {
                    temp = (3 - 2 * x[k]) * x[k];
                    temp1 = k > 0 ? x[k - 1] : 0;
                    temp2 = k < n - 1 ? x[k + 1] : 0;
                    fvec[k] = temp - temp1 - 2 * temp2 + 1;
                }
                break;

            case 7:
                const int ml = 5, mu = 1;
                for (k = 0; k < n; k++)
                {
                    int k1 = Math.Max(0, k - ml), k2 = Math.Min(k + mu, n - 1);
                    temp = 0;
                    for (j = k1; j <= k2; j++)
                    {
                        if (j == k) continue;
                        temp += x[j] * (1 + x[j]);
                    }
                    fvec[k] = x[k] * (2 + 5 * x[k] * x[k]) + 1 - temp;
                }
                break;

            default:
                for (i = 0, iev = 1; i < n; i++)
                    fvec[i] = (ti = x[i]) - iev;
                break;
        }
    }

    /// <summary>(21) and (22): pairs and quadruples, repeated.</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Extended([Domain(-2, 2, Length = 8)] ReadOnlySpan<double> x, [Domain(0, 1)] bool powell)
    {
        double f = 0;
        if (!powell)
        {
            for (int j = 0; j + 1 < x.Length; j += 2)
            {
                double t1 = 1 - x[j];
                double t2 = 10 * (x[j + 1] - x[j] * x[j]);
                f += t1 * t1 + t2 * t2;
            }
            return f;
        }

        for (int j = 0; j + 3 < x.Length; j += 4)
        {
            ReadOnlySpan<double> q = x.Slice(j, 4);
            double t = q[0] + 10 * q[1];
            double t1 = q[2] - q[3];
            double s1 = 5 * t1;
            double t2 = q[1] - 2 * q[2];
            double s2 = t2 * t2 * t2;
            double t3 = q[0] - q[3];
            double s3 = 10 * t3 * t3 * t3;
            f += t * t + s1 * t1 + s2 * t2 + s3 * t3;
        }
        return f;
    }

    /// <summary>(23) and (24)</summary>
    [Differentiable(nameof(x), Derivatives = Gradient | Vjp | Jvp)]
    public static double Penalty([Domain(1, 2)] int number, [Domain(0.2, 1.5, Length = 4)] double[] x, [Domain(1e-5, 1e-3)] double a = 1e-5)
    {
        int n = x.Length;
        if (number is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(number));
        if (number == 1)
        {
            double t1 = -0.25, t2 = 0;
            foreach (double xi in x)
            {
                t1 += xi * xi;
                t2 += (xi - 1) * (xi - 1);
            }
            return a * t2 + t1 * t1;
        }

        double head = -1, tail = 0, sum = 0, d = 1, d1 = Math.Exp(0.1), before = 0;
        for (int j = 0; j < n; j++)
        {
            head += (n - j) * x[j] * x[j];
            double s1 = Math.Exp(x[j] / 10);
            if (j > 0)
            {
                double s3 = s1 + before - d * (d1 + 1);
                tail += s3 * s3;
                sum += (s1 - 1 / d1) * (s1 - 1 / d1);
            }
            before = s1;
            d *= d1;
        }
        return a * (tail + sum) + head * head + (x[0] - 0.2) * (x[0] - 0.2);
    }

    /// <summary>(35) Chebyquad: moments of the Chebyshev polynomials against their integrals.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static double[] Chebyquad([Domain(0.05, 0.95, Length = 4)] double[] x)
    {
        int n = x.Length;
        var fvec = new double[n];
        Array.Fill(fvec, 0.0);
        for (int j = 0; j < n; j++)
        {
            double temp1 = 1, temp2 = 2 * x[j] - 1;
            double temp = 2 * temp2;
            for (int i = 0; i < n; i++)
            {
                fvec[i] += temp2;
                double ti = temp * temp2 - temp1;
                temp1 = temp2;
                temp2 = ti;
            }
        }
        double tk = 1.0 / n;
        int iev = -1;
        for (int k = 0; k < n; k++)
        {
            fvec[k] = tk * fvec[k];
            if (iev > 0)
                fvec[k] += 1.0 / ((k + 1) * (k + 1) - 1);
            iev = -iev;
        }
        return fvec;
    }
}
