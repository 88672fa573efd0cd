using System;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Domains.Refused;

/// <summary>A potential of one coordinate.</summary>
public interface IPotential
{
    double Energy(double x);
}

/// <summary>A well with two bottoms.</summary>
public class DoubleWell : IPotential
{
    public virtual double Energy(double x) => (x * x - 1) * (x * x - 1);
}

/// <summary>A barrier on top of it.</summary>
public class TiltedWell : DoubleWell
{
    public override double Energy(double x) => base.Energy(x) + 0.3 * x;
}

/// <summary>Which code runs is known at run time only.</summary>
public static partial class VirtualShapes
{
    private static readonly IPotential[] s_potentials = [new DoubleWell(), new TiltedWell()];

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Boltzmann([Domain(-1.5, 1.5)] double x, [Domain(0.5, 2)] double temperature, [Domain(0, 1)] int which)
    {
        IPotential potential = s_potentials[which];
        return Math.Exp(-potential.Energy(x) / temperature); // GG2003: Energy
    }
}
