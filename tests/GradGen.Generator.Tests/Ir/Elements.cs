using System;

namespace GradGen.Generator.Tests.Ir;

/// <summary>A part of an array, of whatever type its elements are.</summary>
internal sealed record Elements(Array Array, int Start, int Length)
{
    public object this[int index]
    {
        get => Array.GetValue(Start + Checked(index))!;
        set => Array.SetValue(value, Start + Checked(index));
    }

    /// <summary>An array, or a part of one.</summary>
    public static Elements Of(object buffer) => buffer as Elements ?? new Elements((Array)buffer, 0, ((Array)buffer).Length);

    public Elements Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start));
        return new Elements(Array, Start + start, length);
    }

    public void Clear() => Array.Clear(Array, Start, Length);

    public void CopyTo(Elements target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Length, target.Length);
        Array.Copy(Array, Start, target.Array, target.Start, Length);
    }

    private int Checked(int index) => (uint)index < (uint)Length ? index : throw new IndexOutOfRangeException();
}
