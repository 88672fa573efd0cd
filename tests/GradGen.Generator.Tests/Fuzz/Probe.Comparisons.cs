using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

public sealed partial class Probe<T>
{
    private readonly List<(int Parameter, Func<T[]> Content)> _lent = [];
    private string _sibling = "";
    private int _value;
    private int _tangent;

    /// <summary>A copy of a buffer, which the callee must not modify unless it is an output.</summary>
    public T[] Array(int parameter)
    {
        T[] copy = [.. _inputs[parameter]];
        _lent.Add((parameter, () => copy));
        return copy;
    }

    /// <summary>A copy of an output buffer.</summary>
    public T[] Written(int parameter) => [.. _inputs[parameter]];

    public T Tangent(int parameter) => Tangents(parameter)[0];

    /// <summary>The direction of the JVP; zero for a buffer that is only written.</summary>
    public T[] Tangents(int parameter) => Part(_direction, parameter);

    public T Prior(int parameter) => Priors(parameter)[0];

    /// <summary>What a gradient holds before a VJP adds to it.</summary>
    public T[] Priors(int parameter) => Part(_priors, parameter);

    /// <summary>A gradient that is overwritten: full of something else before.</summary>
    public T[] Garbage(int length)
    {
        var garbage = new T[length];
        System.Array.Fill(garbage, T.NaN);
        return garbage;
    }

    public int Length(int parameter) => _inputs[parameter].Length;

    public T Cotangent(int output) => _cotangents[output];

    public T[] Cotangents(int firstOutput, int count) => _cotangents.AsSpan(firstOutput, count).ToArray();

    /// <summary>The number of results of the primal.</summary>
    public int Outputs => _values.Count;

    /// <summary>What follows is of this sibling.</summary>
    public void Begin(string sibling) => (_sibling, _value, _tangent) = (sibling, 0, 0);

    public void Value(T value)
    {
        T expected = _values[_value++];
        bool same = _isStrict ? value.Equals(expected) : Deviation(value, expected) <= Tolerance;
        if (!same && !(T.IsNaN(value) && T.IsNaN(expected)))
            Fail($"value {_value - 1} is {value}, not {expected}");
    }

    public void Value(T[] values)
    {
        foreach (T value in values)
            Value(value);
    }

    public void Forward(T tangent)
    {
        T expected = T.Zero;
        for (int i = 0; i < Coordinates; i++)
            expected += _jacobian[_tangent, i] * _direction[i];
        Compare(tangent, expected, $"tangent {_tangent++}");
    }

    public void Forward(T[] tangents)
    {
        foreach (T tangent in tangents)
            Forward(tangent);
    }

    /// <summary>The gradient of the only result.</summary>
    public void Gradient(int parameter, params T[] actual) => Row(0, parameter, actual);

    /// <summary>The gradient of one result.</summary>
    public void Row(int output, int parameter, params T[] actual)
    {
        for (int i = 0; i < actual.Length; i++)
            Compare(actual[i], _jacobian[output, _offsets[parameter] + i], $"∂{output}/∂{parameter}[{i}]");
    }

    /// <summary>All rows, as they lie in memory.</summary>
    public void Jacobian(int parameter, T[] rows)
    {
        int n = _inputs[parameter].Length;
        for (int i = 0; i < Outputs; i++)
            Row(i, parameter, rows[(i * n)..((i + 1) * n)]);
    }

    public void Jacobian(int parameter, T[,] rows)
    {
        if (rows.GetLength(0) != Outputs || rows.GetLength(1) != _inputs[parameter].Length)
        {
            Fail($"the Jacobian for {parameter} is {rows.GetLength(0)} × {rows.GetLength(1)}");
            return;
        }
        T[] all = new T[rows.Length];
        int next = 0;
        foreach (T entry in rows)
            all[next++] = entry;
        Jacobian(parameter, all);
    }

    /// <summary>What a VJP added to a gradient.</summary>
    public void Accumulated(int parameter, params T[] actual) => Vjp(parameter, actual, Priors(parameter));

    /// <summary>
    /// The cotangent that a VJP left of a buffer that is read and written. The text alone does not tell a read (a second name of the buffer, a callee that
    /// only writes): where elements are overwritten or stay as they are, the buffer may count as an output only, whose cotangent is left as it was.
    /// </summary>
    public void Remaining(int parameter, T[] actual)
    {
        bool isOnlyWritten = Enumerable.Range(0, actual.Length).All(i => Enumerable.Range(0, Outputs).All(o => IsPassedThrough(o, i) || T.IsZero(Slope(o, i))));
        if (!isOnlyWritten || !actual.AsSpan().SequenceEqual(Cotangents(0, actual.Length)))
            Vjp(parameter, actual, new T[actual.Length]);

        T Slope(int o, int i) => _jacobian[o, _offsets[parameter] + i];
        bool IsPassedThrough(int o, int i) => o == i && Slope(o, i) == T.One;
    }

    /// <summary>Inputs are never modified.</summary>
    public void End()
    {
        foreach ((int parameter, Func<T[]> content) in _lent)
            if (!content().AsSpan().SequenceEqual(_inputs[parameter]))
                Fail($"input {parameter} was modified");
        _lent.Clear();
    }

    private static double Tolerance => typeof(T) == typeof(double) ? 1e-10 : 2e-3;

    private void Vjp(int parameter, T[] actual, T[] priors)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            T expected = priors[i];
            for (int o = 0; o < Outputs; o++)
                expected += _cotangents[o] * _jacobian[o, _offsets[parameter] + i];
            Compare(actual[i], expected, $"VJP of {parameter}[{i}]");
        }
    }

    private void Compare(T actual, T expected, string what)
    {
        double deviation = Deviation(actual, expected);
        if (!(deviation <= Tolerance))
            Fail($"{what} is {actual}, not {expected}");
        if (typeof(T) == typeof(double))
            Worst = Math.Max(Worst, deviation);
    }

    private void Fail(string message)
    {
        if (Failure.Length == 0)
            Failure = $"{_sibling}: {message}";
    }

    private T[] Part(T[] all, int parameter) =>
        _offsets[parameter] < 0 ? new T[_inputs[parameter].Length] : all.AsSpan(_offsets[parameter], _inputs[parameter].Length).ToArray();
}
