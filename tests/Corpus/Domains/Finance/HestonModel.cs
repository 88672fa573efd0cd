using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Finance;

/// <summary>Stochastic volatility: the little trap formulation, integrated panel by panel after Gauss and Legendre.</summary>
public static partial class HestonModel
{
    private static readonly double[] Nodes = { -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640 };
    private static readonly double[] Weights = { 0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891 };

    public readonly record struct Parameters(double Kappa, double Theta, double Xi, double Rho, double V0)
    {
        public bool SatisfiesFeller => 2 * Kappa * Theta > Xi * Xi;

        public double LongRunVolatility => Math.Sqrt(Theta);
    }

    [Differentiable(nameof(s), nameof(k), nameof(kappa), nameof(theta), nameof(xi), nameof(rho), nameof(v0), Derivatives = Gradient | Vjp | Jvp)]
    public static double Call(
        [Domain(95, 105)] double s, [Domain(95, 105)] double k, [Domain(0.02, 0.02)] double r, [Domain(1, 1)] double t,
        [Domain(1, 3)] double kappa, [Domain(0.03, 0.06)] double theta, [Domain(0.2, 0.4)] double xi, [Domain(-0.8, -0.2)] double rho, [Domain(0.03, 0.06)] double v0)
    {
        var model = new Parameters(kappa, theta, xi, rho, V0: v0);
        double logForward = Math.Log(s) + r * t;
        double logStrike = Math.Log(k);
        double integral = Integrate(u =>
        {
            // Lewis: one integral along Im u = -1/2.
            Complex phi = CharacteristicFunction(new Complex(u, -0.5), t, model);
            Complex shift = Complex.Exp(new Complex(0, u * (logForward - logStrike)));
            return (phi * shift).Re / (u * u + 0.25);
        }, 0, 40, panels: 60);
        return s - Math.Sqrt(s * k) * Math.Exp(-0.5 * r * t) / Math.PI * integral;
    }

    private static Complex CharacteristicFunction(Complex u, double t, in Parameters p)
    {
        Complex iu = Complex.I * u;
        Complex beta = p.Kappa - p.Rho * p.Xi * iu;
        Complex d = Complex.Sqrt(beta * beta + p.Xi * p.Xi * (iu + u * u));
        Complex g = (beta - d) / (beta + d);
        Complex decay = Complex.Exp(-t * d);
        Complex upper = (1 - g * decay) / (1 - g);
        Complex c = p.Kappa * p.Theta / (p.Xi * p.Xi) * ((beta - d) * t - 2 * Complex.Log(upper));
        Complex v = (beta - d) / (p.Xi * p.Xi) * ((1 - decay) / (1 - g * decay));
        return Complex.Exp(c + p.V0 * v);
    }

    private static double Integrate(Func<double, double> f, double from, double to, int panels)
    {
        double h = (to - from) / panels, sum = 0;
        for (int i = 0; i < panels; i++)
        {
            double centre = from + (i + 0.5) * h;
            for (int j = 0; j < Nodes.Length; j++)
                sum += Weights[j] * f(centre + 0.5 * h * Nodes[j]);
        }
        return sum * h / 2;
    }

    private readonly struct Complex
    {
        public static readonly Complex I = new(0, 1);

        public readonly double Re;
        public readonly double Im;

        public Complex(double re, double im) => (Re, Im) = (re, im);

        public static implicit operator Complex(double value) => new(value, 0);

        public static Complex operator -(Complex z) => new(-z.Re, -z.Im);

        public static Complex operator +(Complex a, Complex b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complex operator -(Complex a, Complex b) => new(a.Re - b.Re, a.Im - b.Im);

        public static Complex operator *(Complex a, Complex b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static Complex operator /(Complex a, Complex b)
        {
            double n = b.Re * b.Re + b.Im * b.Im;
            return new((a.Re * b.Re + a.Im * b.Im) / n, (a.Im * b.Re - a.Re * b.Im) / n);
        }

        public static Complex Exp(Complex z)
        {
            double m = Math.Exp(z.Re);
            return new(m * Math.Cos(z.Im), m * Math.Sin(z.Im));
        }

        public static Complex Log(Complex z) => new(0.5 * Math.Log(z.Re * z.Re + z.Im * z.Im), Math.Atan2(z.Im, z.Re));

        public static Complex Sqrt(Complex z)
        {
            double r = Math.Sqrt(Math.Sqrt(z.Re * z.Re + z.Im * z.Im));
            double angle = Math.Atan2(z.Im, z.Re) / 2;
            return new(r * Math.Cos(angle), r * Math.Sin(angle));
        }
    }
}
