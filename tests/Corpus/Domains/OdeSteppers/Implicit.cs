using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Steps that solve an equation each.</summary>
public static partial class Implicit
{
    private const double Tolerance = 1e-13;

    /// <summary>Backward Euler with Newton's method inside, for a stiff decay towards a moving target.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BackwardEuler([Domain(0.5, 2)] double y0, [Domain(10, 50)] double stiffness, [Domain(0.05, 0.2)] double h, [Domain(1, 6)] int steps)
    {
        double y = y0;
        for (int n = 1; n <= steps; n++)
        {
            double t = n * h;
            double next = y;
            int iteration = 0;
            while (true)
            {
                double residual = next - y + h * stiffness * (next * next * next - Math.Cos(t));
                double slope = 1 + 3 * h * stiffness * next * next;
                double delta = residual / slope;
                next -= delta;
                if (Math.Abs(delta) < Tolerance)
                    break;
                if (++iteration == 100)
                    throw new InvalidOperationException($"Newton's method does not converge in step {n} (last correction {delta:E2}).");
            }
            y = next;
        }
        return y;
    }

    /// <summary>The trapezoidal rule, its equation solved by fixed-point iteration.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Trapezoidal([Domain(0.2, 0.8)] double y0, [Domain(0.5, 3)] double rate, [Domain(0.02, 0.1)] double h)
    {
        double y = y0;
        for (int step = 0; step < 10; ++step)
        {
            double f = Logistic(y, rate), guess = y + h * f, last;
            do
            {
                last = guess;
                guess = y + 0.5 * h * (f + Logistic(last, rate));
            } while (Math.Abs(guess - last) > 1e-15);
            y = guess;
        }
        return y;
    }

    private static double Logistic(double y, double rate) => rate * y * (1 - y);

    /// <summary>Robertson's three reactions, by backward Euler and the exact Jacobian; the amounts are returned.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double a, double b, double c) Robertson([Domain(0.02, 0.06)] double k1, [Domain(1, 5)] double k2, [Domain(5, 20)] double k3, [Domain(0.1, 0.5)] double h)
    {
        double a = 1, b = 0, c = 0;
        for (int step = 0; step < 4; step++)
            BackwardStep(ref a, ref b, ref c, k1, k2, k3, h);
        return (a, b, c);
    }

    private static void BackwardStep(ref double a, ref double b, ref double c, double k1, double k2, double k3, double h)
    {
        double a0 = a, b0 = b, c0 = c;
        for (int i = 0; i < 25; i++)
        {
            double r1 = k1 * a, r2 = k2 * b * c, r3 = k3 * b * b;
            double fa = a - a0 - h * (-r1 + r2);
            double fb = b - b0 - h * (r1 - r2 - r3);
            double fc = c - c0 - h * r3;

            double m00 = 1 + h * k1, m01 = -h * k2 * c, m02 = -h * k2 * b;
            double m10 = -h * k1, m11 = 1 + h * (k2 * c + 2 * k3 * b), m12 = h * k2 * b;
            double m21 = -2 * h * k3 * b; // m20 = 0, m22 = 1

            if (!Solve2(m00, m01 - m02 * m21, m10, m11 - m12 * m21, fa - m02 * fc, fb - m12 * fc, out double da, out double db))
                throw new ArithmeticException("singular Jacobian");
            double dc = fc - m21 * db;
            a -= da;
            b -= db;
            c -= dc;
            if (Math.Max(Math.Abs(da), Math.Max(Math.Abs(db), Math.Abs(dc))) < Tolerance)
                return;
        }
        throw new InvalidOperationException("too many iterations");
    }

    private static bool Solve2(double m00, double m01, double m10, double m11, double r0, double r1, out double x0, out double x1)
    {
        double det = m00 * m11 - m01 * m10;
        if (det == 0)
        {
            x0 = x1 = double.NaN;
            return false;
        }
        x0 = (r0 * m11 - r1 * m01) / det;
        x1 = (m00 * r1 - m10 * r0) / det;
        return true;
    }
}
