using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>
/// One point at which a program is checked: hands inputs to the printed glue code, takes what the program and its derivatives answer,
/// and compares with the Jacobian that dual numbers gave.
/// </summary>
public abstract class Probe
{
    /// <summary>The first deviation found; empty when there is none.</summary>
    public string Failure { get; protected set; } = "";

    /// <summary>The worst relative deviation of a derivative from the dual numbers'.</summary>
    public double Worst { get; protected set; }
}

/// <inheritdoc/>
public sealed partial class Probe<T> : Probe
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[][] _inputs;
    private readonly int[] _ints;
    private readonly int[][] _rows;
    private readonly int[] _offsets;
    private readonly T[] _direction;
    private readonly T[] _priors;
    private readonly T[] _cotangents = new T[128];
    private readonly bool _isStrict;

    // The sums of a dot product are in the order of the hardware.
    private readonly bool _roundsOtherwise;
    private readonly List<T> _values = [];
    private readonly List<Dual<T>> _duals = [];
    private T[,] _jacobian = new T[0, 0];

    internal Probe(FuzzProgram program, Random random)
    {
        _isStrict = program.IsStrict;
        _roundsOtherwise = Features.Used(program).Contains(Feature.Vectors);
        int count = program.Entry.Params.Length;
        _inputs = new T[count][];
        _ints = new int[count];
        _offsets = new int[count];
        _rows = new int[count][];
        int shared = random.Next(1, 40);
        for (int i = 0; i < count; i++)
        {
            Param parameter = program.Entry.Params[i];
            _ints[i] = random.Next(0, 6);
            _rows[i] = parameter.HasRows ? RowLengths(parameter.Kind, random, program.IsLong ? 10 : 4) : [];
            _inputs[i] = parameter.Kind == ParamKind.Int ? [] : Randoms(random, parameter.HasRows ? _rows[i].Sum() : parameter.IsBuffer ? program.IsLong ? shared : random.Next(1, 6) : parameter.IsComposite ? 2 : 1);
            _offsets[i] = parameter.IsActive && EntryShape.IsInput(program, parameter) ? Coordinates : -1;
            if (_offsets[i] >= 0)
                Coordinates += _inputs[i].Length;
        }
        _direction = Randoms(random, Coordinates);
        _priors = Randoms(random, Coordinates);
        for (int i = 0; i < _cotangents.Length; i++)
            _cotangents[i] = Randoms(random, 1)[0];
    }

    /// <summary>The number of scalars to differentiate with respect to.</summary>
    public int Coordinates { get; }

    /// <summary>The coordinate along which dual numbers run now.</summary>
    public int Coordinate { get; set; }

    public T Real(int parameter) => _inputs[parameter][0];

    public int Int(int parameter) => _ints[parameter];

    public Dual<T> DualReal(int parameter) => DualArray(parameter)[0];

    public Dual<T>[] DualArray(int parameter)
    {
        T[] values = _inputs[parameter];
        var duals = new Dual<T>[values.Length];
        for (int i = 0; i < duals.Length; i++)
            duals[i] = new(values[i], _offsets[parameter] >= 0 && _offsets[parameter] + i == Coordinate ? T.One : T.Zero);
        return duals;
    }

    /// <summary>Takes a result of the primal.</summary>
    public void Output(T value) => _values.Add(value);

    /// <inheritdoc cref="Output(T)"/>
    public void Output(T[] values) => _values.AddRange(values);

    /// <summary>Takes a result of the dual program.</summary>
    public void Output(Dual<T> value) => _duals.Add(value);

    /// <inheritdoc cref="Output(Dual{T})"/>
    public void Output(Dual<T>[] values) => _duals.AddRange(values);

    /// <summary>Runs the primal, and the dual program along each coordinate. False where the point is no fair test, since rounding is amplified there.</summary>
    internal bool Prepare(Action<Probe<T>> primal, Action<Probe<T>> duals)
    {
        _values.Clear();
        primal(this);
        Dual<T>.ResetPeak();
        _jacobian = new T[_values.Count, Coordinates];
        for (Coordinate = 0; Coordinate < Coordinates; Coordinate++)
        {
            _duals.Clear();
            duals(this);
            if (_duals.Count != _values.Count)
                throw new InvalidOperationException("The dual program gives another number of results.");
            for (int i = 0; i < _duals.Count; i++)
            {
                if (!_duals[i].Value.Equals(_values[i]) && !(_roundsOtherwise && Deviation(_duals[i].Value, _values[i]) < 1e-4))
                    throw new InvalidOperationException($"The dual program gives another value: {_duals[i].Value}, not {_values[i]}.");
                _jacobian[i, Coordinate] = _duals[i].Tangent;
            }
        }
        return Dual<T>.Peak < T.CreateChecked(typeof(T) == typeof(double) ? 1e4 : 100) && Noise(duals) < Tolerance / 10;
    }

    /// <summary>By how much derivatives change, relative to them, when every rounding is another.</summary>
    private double Noise(Action<Probe<T>> duals)
    {
        double worst = 0;
        Dual<T>.SetNoise(new Random(1));
        try
        {
            for (Coordinate = 0; Coordinate < Coordinates; Coordinate++)
            {
                _duals.Clear();
                duals(this);
                if (_duals.Count != _values.Count)
                    return double.PositiveInfinity;
                for (int i = 0; i < _duals.Count; i++)
                    worst = Math.Max(worst, Deviation(_duals[i].Tangent, _jacobian[i, Coordinate]));
            }
        }
        // An index that is rounded the other way.
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException)
        {
            return double.PositiveInfinity;
        }
        finally
        {
            Dual<T>.SetNoise(null);
        }
        return worst;
    }

    /// <summary>The worst relative deviation of the dual numbers from central differences; infinite where the program is not smooth.</summary>
    internal double Differences(Action<Probe<T>> primal)
    {
        double worst = 0;
        for (int p = 0; p < _inputs.Length; p++)
        {
            for (int i = 0; _offsets[p] >= 0 && i < _inputs[p].Length; i++)
            {
                T x = _inputs[p][i], h = T.CreateChecked(1e-5);
                T[] above = Moved(p, i, x + h, primal), below = Moved(p, i, x - h, primal);
                _inputs[p][i] = x;
                if (above.Length != _jacobian.GetLength(0) || below.Length != above.Length)
                    return double.PositiveInfinity;
                for (int o = 0; o < above.Length; o++)
                    worst = Math.Max(worst, Deviation((above[o] - below[o]) / (h + h), _jacobian[o, _offsets[p] + i]));
            }
        }
        return worst;
    }

    /// <summary>
    /// Throws where central differences contradict the dual numbers. Only where they are sure: two steps agree, and so do both sides of the point,
    /// so that no kink or jump is near.
    /// </summary>
    internal void RequireDifferences(Action<Probe<T>> primal)
    {
        if (typeof(T) != typeof(double))
            return;
        T[] values = [.. _values];
        T wide = T.CreateChecked(1e-4), narrow = T.CreateChecked(1e-5);
        for (int p = 0; p < _inputs.Length; p++)
        {
            for (int i = 0; _offsets[p] >= 0 && i < _inputs[p].Length; i++)
            {
                T x = _inputs[p][i];
                T[] farAbove = Moved(p, i, x + wide, primal), above = Moved(p, i, x + narrow, primal), below = Moved(p, i, x - narrow, primal), farBelow = Moved(p, i, x - wide, primal);
                _inputs[p][i] = x;
                for (int o = 0; o < values.Length && new[] { farAbove, above, below, farBelow }.All(x => x.Length == values.Length); o++)
                {
                    T slope = (above[o] - below[o]) / (narrow + narrow), expected = _jacobian[o, _offsets[p] + i];
                    T[] others = [(farAbove[o] - farBelow[o]) / (wide + wide), (above[o] - values[o]) / narrow, (values[o] - below[o]) / narrow];
                    if (others.All(x => Deviation(x, slope) < 2e-3) && Deviation(slope, expected) > 1e-2)
                        throw new InvalidOperationException($"The dual program gives ∂{o}/∂{p}[{i}] = {expected}, differences give {slope}.");
                }
            }
        }
        _values.Clear();
        _values.AddRange(values);
        _lent.Clear();
    }

    private T[] Moved(int parameter, int index, T value, Action<Probe<T>> primal)
    {
        _inputs[parameter][index] = value;
        _values.Clear();
        primal(this);
        return [.. _values];
    }

    private static T[] Randoms(Random random, int count)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = T.CreateChecked(random.NextDouble() * 4 - 2);
        return values;
    }

    private static double Deviation(T actual, T expected) =>
        actual.Equals(expected) ? 0 : double.CreateChecked(T.Abs(actual - expected) / T.Max(T.One, T.Abs(expected)));
}
