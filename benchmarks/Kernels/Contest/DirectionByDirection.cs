using System;
using MathNet.Numerics.Differentiation;

namespace GradGen.Benchmarks.Contest;

/// <summary>The ways that take an evaluation or two for every parameter. Where there are many, one run does one of them, the next the next.</summary>
public static class DirectionByDirection
{
    private const int Few = 16;
    private const double Step = 1e-4;

    /// <summary>Forward mode: one tangent at a time.</summary>
    public static Contestant Duals(Problem problem)
    {
        Blocks blocks = problem.Blocks;
        Dual[] parameters = new Dual[blocks.Inputs];
        Dual[] results = new Dual[blocks.Outputs];
        return Make(Contestants.ByDuals, blocks, (block, direction) =>
        {
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] = new(problem.Parameters[blocks.Parameter(block, i)], i == direction ? 1 : 0);
            problem.Objective.Evaluate<Dual>(block, parameters, results);
            for (int output = 0; output < results.Length; output++)
                problem.Gradient[blocks.Partial(block, output, direction)] = results[output].Tangent;
        });
    }

    /// <summary>Central differences, as MathNet gives them.</summary>
    public static Contestant Differences(Problem problem)
    {
        Blocks blocks = problem.Blocks;
        NumericalDerivative central = new(points: 3, center: 1) { StepType = StepType.Absolute, StepSize = Step };
        Plain[] plain = new Plain[blocks.Inputs];
        Plain[] results = new Plain[blocks.Outputs];
        double[] parameters = new double[blocks.Inputs];
        (int block, int output) = (0, 0);
        double Evaluate(double[] at)
        {
            for (int i = 0; i < at.Length; i++)
                plain[i] = at[i];
            problem.Objective.Evaluate<Plain>(block, plain, results);
            return results[output].Value;
        }
        Func<double[], double> result = Evaluate;
        return Make(Contestants.ByDifferences, blocks, (of, direction) =>
        {
            block = of;
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] = problem.Parameters[blocks.Parameter(block, i)];
            for (output = 0; output < results.Length; output++)
                problem.Gradient[blocks.Partial(block, output, direction)] = central.EvaluatePartialDerivative(result, parameters, direction, order: 1);
        });
    }

    private static Contestant Make(string name, Blocks blocks, Action<int, int> derive)
    {
        if (blocks.Count == 1 && blocks.Inputs > Few)
        {
            int next = -1;
            return new(name, () => Derived(() => derive(0, next = (next + 1) % blocks.Inputs)), 1.0 / blocks.Inputs);
        }
        return new(name, () => Derived(() =>
        {
            for (int block = 0; block < blocks.Count; block++)
            {
                for (int i = 0; i < blocks.Inputs; i++)
                    derive(block, i);
            }
        }));
    }

    /// <summary>These give no value in passing.</summary>
    private static double Derived(Action derive)
    {
        derive();
        return double.NaN;
    }
}
