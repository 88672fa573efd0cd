using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>Things that swing.</summary>
public static partial class Pendula
{
    /// <summary>The state of a double pendulum.</summary>
    public readonly record struct State
    {
        public double Theta1 { get; init; }
        public double Theta2 { get; init; }
        public double Omega1 { get; init; }
        public double Omega2 { get; init; }

        public static State operator +(State a, State b) => new()
        {
            Theta1 = a.Theta1 + b.Theta1,
            Theta2 = a.Theta2 + b.Theta2,
            Omega1 = a.Omega1 + b.Omega1,
            Omega2 = a.Omega2 + b.Omega2,
        };

        public static State operator *(State s, double f) => s with { Theta1 = s.Theta1 * f, Theta2 = s.Theta2 * f, Omega1 = s.Omega1 * f, Omega2 = s.Omega2 * f };
    }

    /// <summary>The rods and bobs.</summary>
    public record DoublePendulum(double M1, double M2, double L1 = 1.0, double L2 = 1.0)
    {
        private const double G = 9.81;

        public State Slope(State s)
        {
            double delta = s.Theta1 - s.Theta2;
            double sin = Math.Sin(delta), cos = Math.Cos(delta);
            double denominator = 2 * M1 + M2 - M2 * Math.Cos(2 * delta);
            double a1 = (-G * (2 * M1 + M2) * Math.Sin(s.Theta1) - M2 * G * Math.Sin(s.Theta1 - 2 * s.Theta2)
                - 2 * sin * M2 * (s.Omega2 * s.Omega2 * L2 + s.Omega1 * s.Omega1 * L1 * cos)) / (L1 * denominator);
            double a2 = 2 * sin * (s.Omega1 * s.Omega1 * L1 * (M1 + M2) + G * (M1 + M2) * Math.Cos(s.Theta1)
                + s.Omega2 * s.Omega2 * L2 * M2 * cos) / (L2 * denominator);
            return new State { Theta1 = s.Omega1, Theta2 = s.Omega2, Omega1 = a1, Omega2 = a2 };
        }

        public double Energy(State s)
        {
            (double v1, double v2) = (L1 * s.Omega1, L2 * s.Omega2);
            double kinetic = 0.5 * M1 * v1 * v1 + 0.5 * M2 * (v1 * v1 + v2 * v2 + 2 * v1 * v2 * Math.Cos(s.Theta1 - s.Theta2));
            double potential = -(M1 + M2) * G * L1 * Math.Cos(s.Theta1) - M2 * G * L2 * Math.Cos(s.Theta2);
            return kinetic + potential;
        }
    }

    /// <summary>Where the lower bob of a double pendulum is after a quarter of a second.</summary>
    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double x, double y) DoublePendulumTip([Domain(-1, 1)] double theta1, [Domain(-1, 1)] double theta2, [Domain(0.5, 2)] double m1, [Domain(0.5, 2)] double m2)
    {
        var pendulum = new DoublePendulum(m1, m2, L2: 0.75);
        var state = new State { Theta1 = theta1, Theta2 = theta2 };
        const double h = 0.025;
        for (int i = 0; i < 10; i++)
        {
            var k1 = pendulum.Slope(state);
            var k2 = pendulum.Slope(state + k1 * (h / 2));
            var k3 = pendulum.Slope(state + k2 * (h / 2));
            var k4 = pendulum.Slope(state + k3 * h);
            state += (k1 + k2 * 2 + k3 * 2 + k4) * (h / 6);
        }
        return (Math.Sin(state.Theta1) + 0.75 * Math.Sin(state.Theta2), -Math.Cos(state.Theta1) - 0.75 * Math.Cos(state.Theta2));
    }

    /// <summary>The mechanical energy of a double pendulum.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DoublePendulumEnergy([Domain(-3, 3)] double theta1, [Domain(-3, 3)] double theta2, [Domain(-3, 3)] double omega1, [Domain(-3, 3)] double omega2, [Domain(0.5, 2)] double massRatio)
    {
        DoublePendulum light = new(1.0, 1.0);
        DoublePendulum heavy = light with { M2 = massRatio, L1 = 1.25 };
        State rest = default;
        State moving = rest with { Theta1 = theta1, Theta2 = theta2, Omega1 = omega1, Omega2 = omega2 };
        return heavy.Energy(moving) - light.Energy(rest);
    }

    /// <summary>The exact period of a pendulum of any amplitude, by the arithmetic-geometric mean.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Period([Domain(0.2, 3)] double length, [Domain(0.1, 2.8)] double amplitude, [Domain(9.7, 9.9)] double g = 9.80665)
    {
        if (amplitude is <= 0 or >= Math.PI) return double.NaN;
        double a = 1, b = Math.Cos(amplitude / 2);
        do
        {
            double mean = 0.5 * (a + b);
            b = Math.Sqrt(a * b);
            a = mean;
        }
        while (Math.Abs(a - b) > 1e-15 * a);
        return 2 * Math.PI / a * Math.Sqrt(length / g);
    }

    /// <summary>The angle of a driven, damped pendulum, wrapped to a turn.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DrivenAngle([Domain(0.1, 1)] double damping, [Domain(0.5, 1.5)] double drive, [Domain(0.5, 0.8)] double frequency, [Domain(5, 40)] int steps)
    {
        double theta = 0.2, omega = 0;
        for (int i = 0, last = steps - 1; i <= last; i++)
        {
            double t = i * 0.05;
            omega += 0.05 * (-damping * omega - Math.Sin(theta) + drive * Math.Cos(frequency * t));
            theta += 0.05 * omega;
        }
        return WrapAngle(theta + 7);
    }

    private static double WrapAngle(double angle)
    {
        angle %= 2 * Math.PI;
        if (angle > Math.PI)
            angle -= 2 * Math.PI;
        else if (angle < -Math.PI)
            angle += 2 * Math.PI;
        return angle;
    }
}
