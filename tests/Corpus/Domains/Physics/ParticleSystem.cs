using System;
using System.Numerics;
using static System.Math;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Physics;

/// <summary>What moves.</summary>
public struct Ball
{
    public double X, Y, Vx, Vy;
    public double Mass;
    public bool Resting;
}

/// <summary>Balls in a box.</summary>
public static partial class ParticleSystem
{
    /// <summary>The momentum at the end, the balls changed in place through references.</summary>
    [Differentiable(nameof(speeds), nameof(restitution), nameof(gravity), Derivatives = Gradient | Vjp | Jvp)]
    public static double FinalMomentum([Domain(-2, 2, Length = 3)] double[] speeds, [Domain(0.4, 0.9)] double restitution, [Domain(5, 10)] double gravity, [Domain(5, 25)] int steps)
    {
        Ball[] balls = new Ball[speeds.Length];
        for (int i = 0; i < balls.Length; i++)
        {
            balls[i].X = 0.5 * i;
            balls[i].Y = 0.3 + 0.1 * i;
            balls[i].Vx = speeds[i];
            balls[i].Mass = 1 + i;
        }
        const double dt = 0.02;
        while (steps-- > 0)
        {
            for (int i = 0; i < balls.Length; i++)
            {
                ref Ball ball = ref balls[i];
                if (ball.Resting) continue;
                ball.Vy -= gravity * dt;
                ball.X += ball.Vx * dt;
                ball.Y += ball.Vy * dt;
                Bounce(ref ball, restitution);
            }
        }
        double momentum = 0;
        foreach (Ball ball in balls)
            momentum += ball.Mass * (ball.Vx + 0.5 * ball.Vy);
        return momentum;
    }

    private static void Bounce(ref Ball ball, double restitution)
    {
        if (ball.Y < 0 && ball.Vy < 0)
        {
            ball.Y = -ball.Y * restitution;
            ball.Vy *= -restitution;
            ball.Vx *= 0.98;
            if (Abs(ball.Vy) < 1e-4)
                ball = ball with { Vy = 0, Resting = true };
        }
    }

    /// <summary>The tension of a hanging cable that is relaxed point by point.</summary>
    [Differentiable(nameof(sag), nameof(stiffness), Derivatives = Gradient | Vjp | Jvp)]
    public static double CableTension([Domain(0.1, 0.5)] double sag, [Domain(0.2, 0.9)] double stiffness, [Domain(1, 6)] int passes)
    {
        const int n = 6;
        Span<(double X, double Y)> points = stackalloc (double, double)[n];
        for (int i = 0; i < n; i++)
            points[i] = (i, -sag * Sin(PI * i / (n - 1)));
        for (int pass = 0; pass < passes; pass++)
        {
            for (int i = 0; i + 1 < n; i++)
            {
                double dx = points[i + 1].X - points[i].X, dy = points[i + 1].Y - points[i].Y;
                double length = Sqrt(dx * dx + dy * dy);
                double correction = stiffness * 0.5 * (length - 0.99) / length;
                if (i > 0)
                {
                    points[i].X += correction * dx;
                    points[i].Y += correction * dy;
                }
                if (i + 1 < n - 1)
                    points[i + 1] = (points[i + 1].X - correction * dx, points[i + 1].Y - correction * dy);
            }
        }
        return Sqrt(Pow(points[1].X - points[0].X, 2) + Pow(points[1].Y, 2)) - 0.99;
    }

    /// <summary>The mean position of boids after a step of the classic rules, in single precision.</summary>
    [Differentiable(nameof(cohesion), nameof(alignment), nameof(separation), Derivatives = Gradient | Vjp | Jvp)]
    public static float FlockSpread([Domain(0.01, 0.1)] float cohesion, [Domain(0.05, 0.3)] float alignment, [Domain(0.1, 0.5)] float separation)
    {
        Vector2[] positions = [new(0, 0), new(1, 0.5f), new(-0.5f, 1), new(2, -1)];
        Vector2[] velocities = [Vector2.UnitX, Vector2.UnitY, new(-0.2f, 0.1f), new Vector2(0.3f)];
        for (int step = 0; step < 3; step++)
        {
            Vector2 center = Vector2.Zero, heading = Vector2.Zero;
            for (int i = 0; i < positions.Length; i++)
            {
                center += positions[i] / positions.Length;
                heading += velocities[i] / positions.Length;
            }
            for (int i = 0; i < positions.Length; i++)
            {
                Vector2 push = default;
                for (int j = 0; j < positions.Length; j++)
                {
                    if (j == i) continue;
                    Vector2 away = positions[i] - positions[j];
                    float d2 = away.LengthSquared();
                    if (d2 < 4f)
                        push += away / (d2 + 0.1f);
                }
                velocities[i] += cohesion * (center - positions[i]) + alignment * (heading - velocities[i]) + separation * push;
            }
            for (int i = 0; i < positions.Length; i++)
                positions[i] += 0.1f * velocities[i];
        }
        float spread = 0;
        foreach (Vector2 p in positions)
            spread += Vector2.Dot(p, p);
        return spread;
    }
}

/// <summary>A satellite in thin air: constants are fields, the state is what is passed.</summary>
public sealed partial class Satellite
{
    private readonly double _area = 1.2;
    private readonly double _mass;
    private double _dragCoefficient = 2.2;

    public Satellite()
    {
        _mass = 150;
    }

    public double ScaleHeight { get; init; } = 60;

    private double Ballistic => _dragCoefficient * _area / _mass;

    /// <summary>The semi-major axis after some orbits.</summary>
    [Differentiable(nameof(altitude), nameof(density), Derivatives = Gradient | Vjp | Jvp)]
    public double Decayed([Domain(200, 400)] double altitude, [Domain(0.5, 2)] double density, [Domain(1, 10)] int orbits)
    {
        double a = 6378 + altitude;
        for (; orbits > 0; orbits--)
        {
            double rho = density * Exp(-(a - 6378 - 300) / ScaleHeight);
            a -= 2 * PI * Ballistic * rho * a * a * 1e-7;
            if (a < 6378 + 100) return 6378 + 100;
        }
        return a;
    }

    public void Retune(double coefficient) => _dragCoefficient = coefficient;
}
