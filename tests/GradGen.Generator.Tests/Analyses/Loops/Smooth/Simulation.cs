using System;
using GradGen;

namespace Loops;

/// <summary>Simulations with branches, filters and control.</summary>
public static partial class Simulation
{
    [Differentiable, At(2.0, 0.5), At(3.1, -1.0)]
    public static double BouncingBall(double height, double speed)
    {
        double y = height, v = speed;
        for (int i = 0; i < 150; i++)
        {
            v -= 9.81 * 0.01;
            y += v * 0.01;
            if (y < 0)
            {
                y = -y;
                v = -0.8 * v;
            }
        }
        return y;
    }

    [Differentiable, At(2.0, 0.5, 0.8, 0.1), At(3.1, -1.0, 0.6, 0.3)]
    public static double BouncingOnAFloor(double height, double speed, double restitution, double floor)
    {
        double y = height, v = speed;
        for (int i = 0; i < 150; i++)
        {
            v -= 0.0981;
            y += v * 0.01;
            if (y < floor)
            {
                y = 2 * floor - y;
                v = -restitution * v;
            }
        }
        return y;
    }

    [Differentiable, At(0.1, 0.87, 0.2), At(0.3, 0.61, 0.33)]
    public static double BetweenWalls(double position, double speed, double wall)
    {
        double x = position, v = speed;
        for (int i = 0; i < 300; i++)
        {
            x += 0.01 * v;
            if (x < -wall && v < 0)
                v = -v;
            if (x > 1 && v > 0)
                v = -v;
        }
        return x * wall;
    }

    [Differentiable, At(0.1, 0.9, 1.5, -0.4, 0.25), At(0.3, 0.7, 2.0, -0.1, 0.12)]
    public static double ElasticCollision(double x1, double v1, double x2, double v2, double size)
    {
        for (int i = 0; i < 200; i++)
        {
            x1 += 0.01 * v1;
            x2 += 0.01 * v2;
            if (x2 - x1 < size && v1 > v2)
            {
                double u1 = (v1 + 2 * 2 * v2 - 2 * v1) / 3;
                double u2 = (2 * v1 + 2 * v2 - v2) / 3;
                v1 = u1;
                v2 = u2;
            }
        }
        return x1 + 3 * x2 - size;
    }

    [Differentiable, At(15.0, 0.05), At(18.3, 0.08)]
    public static double Thermostat(double start, double loss)
    {
        double temperature = start;
        double heater = 0;
        double energy = 0;
        for (int i = 0; i < 100; i++)
        {
            if (temperature < 19)
                heater = 1.5;
            else if (temperature > 21)
                heater = 0;
            temperature += 0.2 * (heater - loss * (temperature - 5));
            energy += temperature * temperature;
        }
        return energy / 100;
    }

    [Differentiable, At(1.0, 0.3), At(2.0, 0.5)]
    public static double DryFriction(double speed, double friction)
    {
        double v = speed, x = 0;
        for (int i = 0; i < 100; i++)
        {
            double sign = v > 0 ? 1 : v < 0 ? -1 : 0;
            v += 0.01 * (-friction * sign - x);
            x += 0.01 * v;
        }
        return x;
    }

    [Differentiable, At(0.4, 0.9), At(0.25, 0.5)]
    public static double TurningBack(double speed, double drift)
    {
        double x = 0.5, direction = 1, path = 0;
        for (int i = 0; i < 100; i++)
        {
            x += 0.05 * (direction * speed + 0.1 * drift);
            if (x > 1)
                direction = -1;
            else if (x < 0)
                direction = 1;
            path += x * x;
        }
        return path;
    }

    [Differentiable, At(1.0, 0.4, 0.05), At(2.0, 0.7, 0.02)]
    public static double SaturatedControl(double target, double gain, double integral)
    {
        double y = 0, sum = 0;
        for (int i = 0; i < 80; i++)
        {
            double error = target - y;
            double u = gain * error + integral * sum;
            if (u > 1)
                u = 1;
            else if (u < -1)
                u = -1;
            else
                sum += error;
            y += 0.1 * (u - 0.2 * y);
        }
        return y;
    }

    [Differentiable, At(3.2, 0.4), At(3.7, 0.2)]
    public static double LogisticMap(double r, double x)
    {
        for (int i = 0; i < 8; i++)
            x = r * x * (1 - x);
        return x;
    }

    [Differentiable, At(0.3, 0.5), At(1.1, 0.2)]
    public static double Kalman(double noise, double process)
    {
        double[] z = new double[] { 0.4, 0.5, 0.1, 0.8, 0.9, 1.2 };
        double x = 0, p = 1;
        for (int i = 0; i < z.Length; i++)
        {
            p += process;
            double k = p / (p + noise);
            double innovation = z[i] - x;
            if (Math.Abs(innovation) > 3)
                innovation = Math.Sign(innovation) * 3;
            x += k * innovation;
            p *= 1 - k;
        }
        return x;
    }

    [Differentiable, At(0.5, 0.1, 0.3), At(0.8, 0.3, 0.7)]
    public static double Envelope(double attack, double release, double level)
    {
        double envelope = 0, sum = 0;
        for (int i = 0; i < 50; i++)
        {
            double input = Math.Abs(level * Math.Sin(0.3 * i));
            if (input > envelope)
                envelope += attack * (input - envelope);
            else
                envelope += release * (input - envelope);
            sum += envelope;
        }
        return sum;
    }

    [Differentiable, At(0.35, 1.0), At(0.8, 2.0)]
    public static double PhaseWithWrap(double frequency, double amplitude)
    {
        double phase = 0, sum = 0;
        for (int i = 0; i < 40; i++)
        {
            phase += frequency;
            if (phase > Math.PI)
                phase -= 2 * Math.PI;
            sum += amplitude * Math.Sin(phase) * i;
        }
        return sum;
    }

    [Differentiable, At(0.6, 1.7), At(0.9, 1.1)]
    public static double SphereTracing(double x, double radius)
    {
        double t = 0;
        for (int i = 0; i < 200; i++)
        {
            double distance = Math.Sqrt(x * x + (t - 4) * (t - 4)) - radius;
            if (distance < 1e-12)
                break;
            t += distance;
        }
        return t;
    }

    [Differentiable, At(0.6), At(2.5)]
    public static double SampledMean(double rate)
    {
        uint state = 1;
        double sum = 0;
        for (int i = 0; i < 100; i++)
        {
            double u, v;
            do
            {
                state = state * 1664525 + 1013904223;
                u = state / 4294967296.0;
                state = state * 1664525 + 1013904223;
                v = state / 4294967296.0;
            }
            while (u * u + v * v >= 1 || u == 0);
            sum += -Math.Log(u) / rate;
        }
        return sum / 100;
    }

    [Differentiable, At(0.6), At(2.5)]
    public static double AcceptedSamples(double rate)
    {
        uint state = 7;
        double sum = 0;
        for (int i = 0; i < 100; i++)
        {
            double x;
            do
            {
                state = state * 1664525 + 1013904223;
                x = -Math.Log((state + 1.0) / 4294967297.0) / rate;
            }
            while (x > 20 / rate);
            sum += x;
        }
        return sum / 100;
    }

    [Differentiable, At(100, 0.3, 0.05), At(90, 0.2, 0.01)]
    public static double AmericanPut(double spot, double volatility, double rate)
    {
        const int N = 30;
        double up = Math.Exp(volatility * Math.Sqrt(1.0 / N)), down = 1 / up, discount = Math.Exp(-rate / N);
        double q = (Math.Exp(rate / N) - down) / (up - down);
        double[] value = new double[N + 1];
        for (int i = 0; i <= N; i++)
            value[i] = Math.Max(0, 100 - spot * Math.Pow(up, 2 * i - N));
        for (int step = N - 1; step >= 0; step--)
        {
            for (int i = 0; i <= step; i++)
            {
                double held = discount * (q * value[i + 1] + (1 - q) * value[i]);
                double exercised = 100 - spot * Math.Pow(up, 2 * i - step);
                value[i] = exercised > held ? exercised : held;
            }
        }
        return value[0];
    }
}
