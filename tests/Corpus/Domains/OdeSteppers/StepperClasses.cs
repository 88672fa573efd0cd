using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>A right-hand side.</summary>
public interface IOdeSystem
{
    int Dimension { get; }

    void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dydt);
}

/// <summary>Duffing's oscillator.</summary>
public readonly struct Duffing(double alpha, double beta, double delta) : IOdeSystem
{
    public int Dimension => 2;

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dydt)
    {
        dydt[0] = y[1];
        dydt[1] = 0.3 * Math.Cos(t) - delta * y[1] - alpha * y[0] - beta * y[0] * y[0] * y[0];
    }
}

/// <summary>Two tanks, one below the other.</summary>
public readonly record struct Tanks(double Inflow, double Valve1, double Valve2) : IOdeSystem
{
    int IOdeSystem.Dimension => 2;

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dydt)
    {
        double out1 = Valve1 * Math.Sqrt(Math.Max(y[0], 1e-3)), out2 = Valve2 * Math.Sqrt(Math.Max(y[1], 1e-3));
        dydt[0] = Inflow - out1;
        dydt[1] = out1 - out2;
    }
}

/// <summary>Steps of one method; the state lives in the stepper.</summary>
public abstract class OdeStepper
{
    protected OdeStepper(params double[] start) => State = (double[])start.Clone();

    public double[] State { get; protected set; }

    public double Time { get; private set; }

    public int Steps { get; private set; }

    public abstract string Name { get; }

    protected abstract void Advance<TSystem>(in TSystem system, double h)
        where TSystem : struct, IOdeSystem;

    public OdeStepper Run<TSystem>(in TSystem system, double until, int count)
        where TSystem : struct, IOdeSystem
    {
        double h = (until - Time) / count;
        for (int i = 0; i < count; i++)
        {
            Advance(in system, h);
            Time += h;
            Steps++;
        }
        return this;
    }
}

/// <summary>The explicit midpoint method.</summary>
public sealed class MidpointStepper(params double[] start) : OdeStepper(start)
{
    public override string Name => nameof(MidpointStepper);

    protected override void Advance<TSystem>(in TSystem system, double h)
    {
        int n = system.Dimension;
        double[] slope = new double[n], middle = new double[n];
        system.Evaluate(Time, State, slope);
        for (int i = 0; i < n; i++)
            middle[i] = State[i] + 0.5 * h * slope[i];
        system.Evaluate(Time + 0.5 * h, middle, slope);
        for (int i = 0; i < n; i++)
            State[i] += h * slope[i];
    }
}

/// <summary>The symplectic method of Euler, as it is used in games.</summary>
public sealed class GameStepper(params double[] start) : OdeStepper(start)
{
    public override string Name => "game";

    protected override void Advance<TSystem>(in TSystem system, double h)
    {
        Span<double> slope = stackalloc double[2];
        system.Evaluate(Time, State, slope);
        State[1] += h * slope[1];
        State[0] += h * State[1];
    }
}

/// <summary>Steppers that are classes, systems that are structs.</summary>
public static partial class StepperClasses
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double DuffingEnergy([Domain(-1.2, -0.8)] double alpha, [Domain(0.8, 1.2)] double beta, [Domain(0.1, 0.4)] double delta, [Domain(0.5, 1.5)] double x0)
    {
        var system = new Duffing(alpha, beta, delta);
        OdeStepper stepper = new GameStepper(x0, 0.0);
        stepper.Run(system, until: 1.0, count: 20);
        if (stepper.Steps != 20)
            throw new InvalidOperationException($"{stepper.Name} took {stepper.Steps} steps to {stepper.Time}");
        double[] y = stepper.State;
        return 0.5 * y[1] * y[1] + 0.5 * alpha * y[0] * y[0] + 0.25 * beta * y[0] * y[0] * y[0] * y[0];
    }

    [Differentiable(Derivatives = Jacobian | Vjp | Jvp)]
    public static (double upper, double lower) TankLevels([Domain(0.5, 1)] double inflow, [Domain(0.5, 1)] double valve1, [Domain(0.5, 1)] double valve2)
    {
        Tanks tanks = new(inflow, valve1, Valve2: valve2);
        var levels = new MidpointStepper(1.0, 0.5).Run(tanks, 1.5, 10).Run(tanks with { Inflow = 0 }, 2.5, 8).State;
        return (levels[0], levels[1]);
    }
}
