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
        Inputs = [.. method.Parameters.Where(memory.IsActive).Select(parameter => new Block(parameter.Name, parameter.Index, arguments[parameter.Index]!.Length))];
        IEnumerable<Block> returned = method.Primal.Slots.Select((slot, i) => new Block(slot.Name, i, After[i]!.Length)).Skip(method.Primal.ResultsFrom);
        Outputs = [.. returned.Where(block => method.Primal.Slots[block.Index].IsReal),
            .. method.Parameters.Where(memory.IsWritten).Select(parameter => new Block(parameter.Name, parameter.Index, arguments[parameter.Index]!.Length))];
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
                ? (Array)_arguments[i]!.Clone()
                : i >= sibling.ResultsFrom || !sibling.Slots[i].IsBuffer ? Reals.Make(sibling.Slots[i].Type, 1) : Reals.Make(sibling.Slots[i].Type, length(sibling.Slots[i]));
        }
        return arrays;
    }

    /// <summary>The length of the parameter whose name a sibling's parameter begins with.</summary>
    public int LengthOf(string name, string suffix) =>
        name == suffix || name == Lower(suffix)
            ? After[Method.Primal.ResultsFrom]!.Length
            : _arguments[Method.Parameters.Single(parameter => parameter.Name + suffix == name).Index]!.Length;

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

                void Evaluate(double value, double[] results)
                {
                    Reals.Restore(_arguments, arrays);
                    Reals.Set(arrays[input.Index]!, i, value);
                    Method.Primal.Call(arrays);
                    int row = 0;
                    foreach (Block output in Outputs)
                    {
                        for (int k = 0; k < output.Length; k++)
                            results[row++] = Reals.Get(arrays[output.Index]!, k);
                    }
                }
            }
        }
        return (values, errors);
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

/// <summary>A run of rows or columns.</summary>
/// <param name="Name">The parameter, or the result's path.</param>
/// <param name="Index">The slot of the primal that holds it.</param>
/// <param name="Length">The number of elements.</param>
internal sealed record Block(string Name, int Index, int Length);
