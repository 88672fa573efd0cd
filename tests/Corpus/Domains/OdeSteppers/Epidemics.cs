using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.OdeSteppers;

/// <summary>Compartments of a population.</summary>
/// <param name="S">Those who may fall ill.</param>
/// <param name="I">The ill.</param>
/// <param name="R">The recovered.</param>
public record Compartments(double S, double I, double R)
{
    public double Total => S + I + R;

    public Compartments Plus(Compartments rate, double h) => this with { S = S + h * rate.S, I = I + h * rate.I, R = R + h * rate.R };
}

/// <summary>The spread of a disease, and generic steps.</summary>
public static partial class Epidemics
{
    /// <summary>The largest share of ill people, with a lockdown that sets in softly.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Peak([Domain(0.6, 1.5)] double infection, [Domain(0.1, 0.3)] double recovery, [Domain(0.1, 0.6)] double lockdown)
    {
        var state = new Compartments(0.95, 0.05, 0);
        double peak = state.I;
        for (int day = 0; day < 25; day++)
        {
            double strength = 1 - lockdown / (1 + Math.Exp(-(day - 8) / 2.0));
            Compartments k = Rate(state, infection * strength, recovery);
            Compartments middle = state.Plus(k, 0.25);
            state = state.Plus(Rate(middle, infection * strength, recovery), 0.5);
            peak = Math.Max(peak, state.I / state.Total);
        }
        return peak;
    }

    private static Compartments Rate(Compartments c, double infection, double recovery)
    {
        double newCases = infection * c.S * c.I / c.Total;
        double recoveries = recovery * c.I;
        return new(-newCases, newCases - recoveries, recoveries);
    }

    /// <summary>A pharmacokinetic curve, by a step that works for every number type.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Concentration([Domain(1, 3)] double dose, [Domain(0.5, 2)] double absorption, [Domain(0.1, 0.5)] double elimination, [Domain(1, 12)] int steps)
    {
        double gut = dose, blood = 0;
        for (int i = 0; i < steps; i++)
            (gut, blood) = MidpointStep(gut, blood, absorption, elimination, 0.1);
        return blood;
    }

    /// <summary>The same in single precision.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float ConcentrationSingle([Domain(1, 3)] float dose, [Domain(0.5, 2)] float absorption, [Domain(0.1, 0.5)] float elimination)
    {
        (float gut, float blood) = (dose, 0f);
        int left = 6;
        while (left-- > 0)
            (gut, blood) = MidpointStep(gut, blood, absorption, elimination, 0.2f);
        return blood;
    }

    private static (T gut, T blood) MidpointStep<T>(T gut, T blood, T absorption, T elimination, T h)
        where T : IFloatingPointIeee754<T>
    {
        T half = h / (T.One + T.One);
        T gutMiddle = gut - half * absorption * gut;
        T bloodMiddle = blood + half * (absorption * gut - elimination * blood);
        return (gut - h * absorption * gutMiddle, blood + h * (absorption * gutMiddle - elimination * bloodMiddle));
    }
}
