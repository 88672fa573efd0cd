using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>A controller with proportional, integral and derivative action.</summary>
public class PidController
{
    private double integral;
    private double previousError;
    private bool first = true;

    public double Kp, Ki, Kd;
    public double OutputLimit = double.PositiveInfinity;

    public int Updates { get; private set; }

    public double Update(double setPoint, double measured, double dt)
    {
        double error = setPoint - measured;
        this.integral += error * dt;
        double derivative = this.first ? 0.0 : (error - this.previousError) / dt;
        this.previousError = error;
        this.first = false;
        this.Updates++;

        double output = this.Kp * error + this.Ki * this.integral + this.Kd * derivative;
        if (output > this.OutputLimit)
        {
            // Anti-windup: what was not acted upon is not remembered.
            this.integral -= error * dt;
            output = this.OutputLimit;
        }
        else if (output < -this.OutputLimit)
        {
            this.integral -= error * dt;
            output = -this.OutputLimit;
        }
        return output;
    }

    public void Reset()
    {
        this.integral = this.previousError = 0.0;
        this.first = true;
    }
}

/// <summary>Masses on springs.</summary>
public static partial class Springs
{
    private enum Regime
    {
        Underdamped,
        Critical,
        Overdamped,
    }

    /// <summary>The displacement of a damped oscillator at a time, in closed form.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DampedDisplacement([Domain(0.5, 2)] double mass, [Domain(0.1, 8)] double damping, [Domain(1, 5)] double stiffness, [Domain(-1, 1)] double x0, [Domain(-1, 1)] double v0, [Domain(0, 3)] double t)
    {
        if (mass <= 0.0) throw new ArgumentException("mass must be positive", nameof(mass));
        if (stiffness <= 0.0) throw new ArgumentException("stiffness must be positive", nameof(stiffness));
        if (t < 0.0) return double.NaN;

        double omega = Math.Sqrt(stiffness / mass);
        double zeta = damping / (2.0 * Math.Sqrt(stiffness * mass));
        switch (Classify(zeta))
        {
            case Regime.Underdamped:
                {
                    double wd = omega * Math.Sqrt(1.0 - zeta * zeta);
                    double b = (v0 + zeta * omega * x0) / wd;
                    return Math.Exp(-zeta * omega * t) * (x0 * Math.Cos(wd * t) + b * Math.Sin(wd * t));
                }
            case Regime.Critical:
                return (x0 + (v0 + omega * x0) * t) * Math.Exp(-omega * t);
            default:
                double root = omega * Math.Sqrt(zeta * zeta - 1.0);
                double r1 = -zeta * omega + root;
                double r2 = -zeta * omega - root;
                double c2 = (v0 - r1 * x0) / (r2 - r1);
                double c1 = x0 - c2;
                return c1 * Math.Exp(r1 * t) + c2 * Math.Exp(r2 * t);
        }
    }

    private static Regime Classify(double zeta)
    {
        if (Math.Abs(zeta - 1.0) < 1e-9)
            return Regime.Critical;
        return zeta < 1.0 ? Regime.Underdamped : Regime.Overdamped;
    }

    /// <summary>The elastic energy of a chain fixed at both ends, with springs that stiffen.</summary>
    [Differentiable(nameof(positions), nameof(stiffness), Derivatives = Gradient | Vjp | Jvp)]
    public static double ChainEnergy([Domain(-1, 1, Length = 6)] double[] positions, [Domain(0.5, 4)] double stiffness, [Domain(0.2, 0.3)] double rest = 0.25, [Domain(0, 0.2)] double hardening = 0.1)
    {
        double energy = 0.0;
        double last = 0.0;
        foreach (double p in positions)
        {
            Stretch(p - last - rest, ref energy);
            last = p;
        }
        Stretch(2.0 - last - rest, ref energy);
        return energy;

        void Stretch(double elongation, ref double sum)
        {
            double e2 = elongation * elongation;
            sum += 0.5 * stiffness * e2 * (1.0 + 0.5 * hardening * e2);
        }
    }

    /// <summary>The integrated absolute error of a controlled mass on a spring.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PidTrackingError([Domain(5, 20)] double kp, [Domain(0.1, 2)] double ki, [Domain(0.5, 3)] double kd, [Domain(0.5, 2)] double setPoint)
    {
        var log = new List<string>();
        var pid = new PidController { Kp = kp, Ki = ki, Kd = kd, OutputLimit = 25.0 };
        double x = 0.0, v = 0.0, cost = 0.0;
        const double dt = 0.05;
        for (double time = 0.0; time < 0.999; time += dt)
        {
            double force = pid.Update(setPoint, x, dt);
            v += (force - 2.0 * x - 0.5 * v) * dt;
            x += v * dt;
            cost += Math.Abs(setPoint - x) * dt;
            if (pid.Updates % 5 == 0)
                log.Add($"step {pid.Updates} at {time:F2}");
        }
        return cost;
    }

    /// <summary>The natural frequency of springs in series, in parallel, or both.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float NaturalFrequency([Domain(0.5, 5, Length = 4)] ReadOnlySpan<float> stiffness, [Domain(0.5, 3)] float mass, [Domain(0, 1)] bool inSeries = true)
    {
        float k = inSeries ? SeriesStiffness(stiffness) : ParallelStiffness(stiffness);
        return MathF.Sqrt(k / mass) / (2f * MathF.PI);
    }

    private static float SeriesStiffness(ReadOnlySpan<float> k)
    {
        float compliance = 0f;
        for (int i = k.Length - 1; i >= 0; i--)
            compliance += 1f / k[i];
        return 1f / compliance;
    }

    private static float ParallelStiffness(ReadOnlySpan<float> k)
    {
        float sum = 0f;
        foreach (var each in k) sum += each;
        return sum;
    }
}
