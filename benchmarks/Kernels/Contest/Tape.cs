using System;

namespace GradGen.Benchmarks.Contest;

/// <summary>Every operation that <see cref="Taped"/> numbers took part in, with its partial derivatives; kept from one gradient to the next.</summary>
public sealed class Tape
{
    /// <summary>The place that nothing has.</summary>
    public const int Constant = 0;

    /// <summary>Beyond this many operations a tape is not a way to get a gradient: 200 MB.</summary>
    private const int Limit = 8_000_000;

    private Entry[] _entries = new Entry[1024];
    private double[] _adjoints = new double[1024];

    /// <summary>The tape that numbers are recorded on.</summary>
    public static Tape Current { get; } = new();

    /// <summary>The places taken.</summary>
    public int Count { get; private set; } = 1;

    public void Clear() => Count = 1;

    public int Input() => Push(default);

    public int Push(Entry entry)
    {
        if (Count == _entries.Length)
        {
            if (Count >= Limit)
                throw new InsufficientMemoryException();
            Array.Resize(ref _entries, 2 * Count);
        }
        _entries[Count] = entry;
        return Count++;
    }

    /// <summary>The adjoints of everything on the tape, from one result back.</summary>
    public ReadOnlySpan<double> Adjoints(Taped result)
    {
        if (_adjoints.Length < _entries.Length)
            _adjoints = new double[_entries.Length];
        _adjoints.AsSpan(0, Count).Clear();
        _adjoints[result.Index] = 1;
        for (int i = result.Index; i > Constant; i--)
        {
            ref Entry entry = ref _entries[i];
            if (entry.First != Constant)
                _adjoints[entry.First] += entry.FirstPartial * _adjoints[i];
            if (entry.Second != Constant)
                _adjoints[entry.Second] += entry.SecondPartial * _adjoints[i];
        }
        return _adjoints.AsSpan(0, Count);
    }

    /// <summary>An operation: what went in, and the partial derivatives; each is a place on the tape.</summary>
    public readonly record struct Entry(int First, double FirstPartial, int Second, double SecondPartial);
}
