using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>
/// A marked method at one point, as a function of all its active elements (the columns, in the order of the parameters) to all its results
/// (the rows: what it returns, then the buffers that it writes).
/// </summary>
internal sealed class Evaluation
{
    private readonly Array?[] _arguments;

    public Evaluation(MarkedMethod method, Array?[] arguments)
    {
        Method = method;
        _arguments = arguments;
        Memory memory = Memory.Of(method);
        After = Reals.Copy(arguments);
        method.Primal.Call(After);
        Inputs = [.. method.Parameters.Where(memory.IsActive).Select(parameter => new Block(parameter.Name, parameter.Index, Reals.Count(arguments[parameter.Index]!)))];
        IEnumerable<Block> returned = method.Primal.Slots.Select((slot, i) => new Block(slot.Name, i, Reals.Count(After[i]!))).Skip(method.Primal.ResultsFrom);
        Outputs = [.. returned.Where(block => method.Primal.Slots[block.Index].IsReal),
            .. method.Parameters.Where(memory.IsWritten).Select(parameter => new Block(parameter.Name, parameter.Index, Reals.Count(arguments[parameter.Index]!)))];
    }

    public MarkedMethod Method { get; }

    /// <summary>The active parameters.</summary>
    public IReadOnlyList<Block> Inputs { get; }

    /// <summary>The results.</summary>
    public IReadOnlyList<Block> Outputs { get; }

    /// <summary>The arguments and results after the primal ran.</summary>
    public Array?[] After { get; }

    public int Rows => Outputs.Sum(block => block.Length);

    public int Columns => Inputs.Sum(block => block.Length);

    /// <summary>The arguments, for a sibling; what the primal does not take has the length that the caller says, and is zero.</summary>
    public Array?[] ArgumentsFor(Invoker sibling, Func<Slot, int> length)
    {
        Array?[] arrays = new Array?[sibling.Slots.Count];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = i < Method.Parameters.Count
                ? Reals.Copy(_arguments[i]!)
                : i >= sibling.ResultsFrom || !sibling.Slots[i].IsBuffer ? Reals.Make(sibling.Slots[i].Type, 1) : ShapedFor(sibling.Slots[i], length);
        }
        return arrays;
    }

    /// <summary>Zeros; what belongs to a parameter of two dimensions has its shape if it has two as well.</summary>
    private Array ShapedFor(Slot slot, Func<Slot, int> length)
    {
        if (!slot.IsMatrix && !slot.IsJagged)
            return Reals.Make(slot.Type, length(slot));
        Parameter parameter = Method.Parameters.Where(parameter => slot.Name.StartsWith(parameter.Name, StringComparison.Ordinal)).MaxBy(parameter => parameter.Name.Length)!;
        return Reals.ZerosLike(_arguments[parameter.Index]!);
    }

    /// <summary>The length of the parameter whose name a sibling's parameter begins with.</summary>
    public int LengthOf(string name, string suffix) =>
        name == suffix || name == Lower(suffix)
            ? Reals.Count(After[Method.Primal.ResultsFrom]!)
            : Reals.Count(_arguments[Method.Parameters.Single(parameter => Slot.Derived(parameter.Name, suffix) == name).Index]!);

    /// <summary>The derivatives by differences of the primal, with their errors.</summary>
    public (double[,] Values, double[,] Errors) ByDifferences()
    {
        double[,] values = new double[Rows, Columns];
        double[,] errors = new double[Rows, Columns];
        Array?[] arrays = Reals.Copy(_arguments);
        int column = 0;
        foreach (Block input in Inputs)
        {
            for (int i = 0; i < input.Length; i++, column++)
            {
                double x = Reals.Get(_arguments[input.Index]!, i);
                Difference[] differences = Differences.At(Evaluate, Rows, x, Method.IsSingle);
                for (int row = 0; row < Rows; row++)
                    (values[row, column], errors[row, column]) = differences[row];

                void Evaluate(double value, double[] results) => Results(arrays, input, i, value, results);
            }
        }
        return (values, errors);
    }

    /// <summary>The derivatives by differences to the left and to the right, where they differ at a kink.</summary>
    public (double[,] Left, double[,] Right) BySides()
    {
        double[,] left = new double[Rows, Columns];
        double[,] right = new double[Rows, Columns];
        Array?[] arrays = Reals.Copy(_arguments);
        int column = 0;
        foreach (Block input in Inputs)
        {
            for (int i = 0; i < input.Length; i++, column++)
            {
                double x = Reals.Get(_arguments[input.Index]!, i);
                for (int row = 0; row < Rows; row++)
                {
                    left[row, column] = Differences.FromOneSide(At, x, -1, Method.IsSingle);
                    right[row, column] = Differences.FromOneSide(At, x, 1, Method.IsSingle);

                    double At(double value)
                    {
                        double[] results = new double[Rows];
                        Results(arrays, input, i, value, results);
                        return results[row];
                    }
                }
            }
        }
        return (left, right);
    }

    /// <summary>All results at a value of one element. What a guard of a domain's method refuses is not a number: differences step out of its domain.</summary>
    private void Results(Array?[] arrays, Block input, int element, double value, double[] results)
    {
        Reals.Restore(_arguments, arrays);
        Reals.Set(arrays[input.Index]!, element, value);
        try
        {
            Method.Primal.Call(arrays);
        }
        catch (Exception) when (Method.IsOfDomain)
        {
            Array.Fill(results, double.NaN);
            return;
        }
        int row = 0;
        foreach (Block output in Outputs)
        {
            for (int k = 0; k < output.Length; k++)
                results[row++] = Reals.Get(arrays[output.Index]!, k);
        }
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

/// <summary>A run of rows or columns.</summary>
/// <param name="Name">The parameter, or the result's path.</param>
/// <param name="Index">The slot of the primal that holds it.</param>
/// <param name="Length">The number of elements.</param>
internal sealed record Block(string Name, int Index, int Length);
