using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Spans that are part of a buffer: of which, from where, how long. A variable may hold now one part of a buffer, now another: start and length are then joined
/// and carried like numbers, and the slice is made again where the paths meet. It must be the same buffer, because memory has one root.
/// </summary>
internal sealed partial class BodyLowering
{
    private readonly Dictionary<int, Window> _windows = [];

    // Spans of no elements, which are part of any buffer.
    private readonly HashSet<int> _empties = [];

    private sealed record Window(Operand Root, Operand Start, Operand Length);

    /// <summary>The buffer that the span is part of.</summary>
    private Operand RootOf(Operand buffer) => buffer is Value value && _windows.TryGetValue(value.Id, out Window? window) ? window.Root : buffer;

    private bool IsEmpty(Operand buffer) => buffer is Value value && _empties.Contains(value.Id);

    private bool HaveOneRoot(Operand a, Operand b) => IsEmpty(a) || IsEmpty(b) || RootOf(a).Equals(RootOf(b));

    private Window WindowOf(Operand buffer) => buffer is Value value && _windows.TryGetValue(value.Id, out Window? window)
        ? window
        : new Window(buffer, Constant.Int32(0), IsEmpty(buffer) ? Constant.Int32(0) : LengthOf(buffer));

    private Operand LengthOf(Operand buffer, string name = "") => _builder.Compute(Operator.Length, ScalarType.Int32, [buffer], name);

    /// <summary>Part of a buffer. C# throws when it is not inside.</summary>
    private Value Slice(Operand buffer, Operand start, Operand length, string name)
    {
        var slice = (Compute)Sliced(buffer, start, length, name);
        _builder.Add(slice);
        Window? whole = buffer is Value value && _windows.TryGetValue(value.Id, out Window? known) ? known : null;
        _windows[slice.Result.Id] = new Window(RootOf(buffer), whole is null ? start : Sum(whole.Start, start), length);
        return slice.Result;
    }

    /// <summary>The slice that the window describes, as an operation that is still to be added.</summary>
    private Op Again(Window window, string name, out Value slice)
    {
        var again = (Compute)Sliced(window.Root, window.Start, window.Length, name);
        slice = again.Result;
        _windows[slice.Id] = window;
        return again;
    }

    private Op Sliced(Operand buffer, Operand start, Operand length, string name)
    {
        var type = (BufferType)buffer.Type;
        BufferShape shape = type.Shape == BufferShape.ReadOnlySpan ? BufferShape.ReadOnlySpan : BufferShape.Span;
        string named = name.Length > 0 ? name : RootOf(buffer) is Value { Name: { Length: > 0 } root } ? root + "Part" : "";
        return new Compute(_builder.Fresh(type with { Shape = shape }, named), Operator.Slice, [buffer, start, length]);
    }

    private Operand Sum(Operand a, Operand b) => a is Constant { Bits: 0 } ? b : b is Constant { Bits: 0 } ? a : _builder.Compute(Operator.Add, ScalarType.Int32, [a, b]);

    private Value Empty(BufferType type, string name)
    {
        Value empty = _builder.Fresh(type, name);
        _builder.Add(new Allocate(empty, Constant.Int32(0), IsReturned: false));
        _empties.Add(empty.Id);
        return empty;
    }

    /// <summary>A term that may stand for another one where nobody reads it; null when there is none, because a buffer of the other is not known yet.</summary>
    /// <param name="form">The form of both.</param>
    /// <param name="other">What it stands for.</param>
    /// <param name="first">The first value that is not known yet.</param>
    private Term? Unread(Form form, Term other, int first)
    {
        var leaves = new List<Operand>();
        foreach (Operand leaf in other.Leaves)
        {
            if (leaf is { Type: ScalarType type })
            {
                leaves.Add(Constant.Default(type));
                continue;
            }
            if (leaf is not Value value || value.Id < first)
            {
                leaves.Add(leaf);
                continue;
            }
            if (IsEmpty(leaf))
            {
                leaves.Add(Empty((BufferType)leaf.Type, ""));
                continue;
            }
            if (RootOf(leaf) is Value root && root.Id >= first)
                return null;
            _builder.Add(Again(new Window(RootOf(leaf), Constant.Int32(0), Constant.Int32(0)), "", out Value none));
            leaves.Add(none);
        }
        return form.Assemble(leaves);
    }

    private bool HaveOneRoot(Term a, Term b) => a.Leaves.Zip(b.Leaves, (x, y) => x.Type is not BufferType || HaveOneRoot(x, y)).All(same => same);
}
