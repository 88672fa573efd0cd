using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>How the friction force depends on the speed.</summary>
public enum FrictionModel
{
    None,
    Coulomb,
    Viscous,
    Stribeck,
}

/// <summary>Bodies that touch.</summary>
public static partial class Contact
{
    private const double Regularisation = 0.05;

    /// <summary>Hertz: the force between two elastic spheres pressed together.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double HertzForce(
        [Domain(1, 5)] double youngs1, [Domain(0.1, 0.45)] double poisson1, [Domain(1, 5)] double youngs2, [Domain(0.1, 0.45)] double poisson2,
        [Domain(0.2, 2)] double radius1, [Domain(0.2, 2)] double radius2, [Domain(0.01, 0.2)] double indentation)
    {
        if (indentation <= 0)
            return 0;
        double modulus = 1 / ((1 - poisson1 * poisson1) / youngs1 + (1 - poisson2 * poisson2) / youngs2);
        double radius = double.IsPositiveInfinity(radius2) ? radius1 : radius1 * radius2 / (radius1 + radius2);
        return 4.0 / 3.0 * modulus * Math.Sqrt(radius) * Math.Pow(indentation, 1.5);
    }

    /// <summary>The friction force at a speed.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Friction([Domain(-2, 2)] double velocity, [Domain(1, 10)] double normal, [Domain(0, 3)] FrictionModel model = FrictionModel.Stribeck,
        [Domain(0.5, 0.7)] double muStatic = 0.6, [Domain(0.3, 0.4)] double muKinetic = 0.4, [Domain(0.01, 0.05)] double viscosity = 0.02)
        => model switch
        {
            FrictionModel.None => 0,
            FrictionModel.Coulomb => -muKinetic * normal * Math.Tanh(velocity / Regularisation),
            FrictionModel.Viscous => -viscosity * velocity * normal,
            FrictionModel.Stribeck => -Stribeck(velocity, muStatic, muKinetic, viscosity) * normal,
            _ => throw new ArgumentOutOfRangeException(nameof(model), $"Unknown model {model}"),
        };

    private static double Stribeck(double v, double s, double k, double eta)
    {
        double ratio = v / 0.1;
        double mu = k + (s - k) * Math.Exp(-ratio * ratio);
        mu *= Math.Tanh(v / Regularisation);
        mu += eta * v;
        return mu;
    }

    /// <summary>How long a ball bounces until its apex falls below a height.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double BouncingTime([Domain(1, 4)] double height, [Domain(0.3, 0.8)] double restitution, [Domain(9, 10)] double g, [Domain(0.01, 0.02)] double stopAt = 0.01)
    {
        int bounces = 0;
        double time = Math.Sqrt(2 * height / g);
        double apex = height;
        while (true)
        {
            apex *= restitution * restitution;
            if (apex < stopAt)
                break;
            time += 2 * Math.Sqrt(2 * apex / g);
            if (++bounces >= 50)
                throw new InvalidOperationException($"Still bouncing after {bounces} times; restitution {restitution} is too high.");
        }
        return time;
    }

    /// <summary>A block pushed against a wall of springs and dampers: the largest force.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double PeakPenaltyForce([Domain(0.5, 2)] double mass, [Domain(1, 3)] double speed, [Domain(200, 500)] double stiffness, [Domain(0.5, 2)] double damping)
    {
        double x = -0.05, v = speed, peak = 0.0;
        const double h = 0.002;
        for (int i = 0; i < 200; i++)
        {
            double depth = x;
            double force = 0.0;
            if (depth > 0)
            {
                force = stiffness * depth + damping * v;
                if (force < 0)
                    force = 0;
            }
            if (force > peak) peak = force;
            else if (peak > 0 && v < 0) break;
            v -= h * force / mass;
            x += h * v;
        }
        return peak;
    }
}
