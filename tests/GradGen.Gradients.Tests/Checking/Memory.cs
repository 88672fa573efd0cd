using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Which buffers a method reads and writes, found by running the primal, independently of the generator.</summary>
internal sealed class Memory
{
    private const int Trials = 20;
    private const int Length = 5;

    private static readonly ConcurrentDictionary<MarkedMethod, Memory> s_known = [];

    private readonly HashSet<int> _read = [];
    private readonly HashSet<int> _written = [];

    private Memory(MarkedMethod method)
    {
        var random = new Random(1);
        for (int trial = 0; trial < Trials; trial++)
        {
            Array?[] before = Examples.Arguments(method, Length, random);
            Array?[] after = Reals.Copy(before);
            method.Primal.Call(after);
            foreach (Parameter parameter in method.Parameters)
            {
                if (!parameter.Slot.IsBuffer || !parameter.Slot.IsReal)
                    continue;
                if (!Same(before[parameter.Index]!, after[parameter.Index]!))
                    _written.Add(parameter.Index);
                for (int i = 0; i < Reals.Count(before[parameter.Index]!); i++)
                {
                    if (Reads(method, before, after, parameter, i))
                        _read.Add(parameter.Index);
                }
            }
        }
    }

    public static Memory Of(MarkedMethod method) => s_known.GetOrAdd(method, static method => new Memory(method));

    public bool IsWritten(Parameter parameter) => _written.Contains(parameter.Index);

    /// <summary>True for a buffer whose elements may influence more than themselves.</summary>
    public bool IsRead(Parameter parameter) => !parameter.Slot.IsBuffer || !IsWritten(parameter) || _read.Contains(parameter.Index);

    /// <summary>True when derivatives are taken with respect to the parameter.</summary>
    public bool IsActive(Parameter parameter) => parameter.IsMarked && IsRead(parameter);

    private static bool Reads(MarkedMethod method, Array?[] before, Array?[] after, Parameter parameter, int index)
    {
        Array?[] changed = Reals.Copy(before);
        Reals.Set(changed[parameter.Index]!, index, Reals.Get(changed[parameter.Index]!, index) + 0.125);
        method.Primal.Call(changed);
        for (int i = 0; i < after.Length; i++)
        {
            if (i < method.Primal.ResultsFrom && i == parameter.Index)
            {
                // An element that is left alone, and only holds what was put in, is not read.
                for (int k = 0; k < Reals.Count(after[i]!); k++)
                {
                    bool untouched = k == index && Reals.Get(after[i]!, k) == Reals.Get(before[i]!, k);
                    if (!untouched && Reals.Get(after[i]!, k) != Reals.Get(changed[i]!, k))
                        return true;
                }
            }
            else if (method.Primal.Slots[i].IsReal && !Same(after[i]!, changed[i]!))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Same(Array left, Array right)
    {
        if (Reals.Count(left) != Reals.Count(right))
            return false;
        for (int i = 0; i < Reals.Count(left); i++)
        {
            if (!Reals.Get(left, i).Equals(Reals.Get(right, i)))
                return false;
        }
        return true;
    }
}
