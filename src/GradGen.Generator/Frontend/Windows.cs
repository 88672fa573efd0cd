using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    private sealed record Window(Operand Root, Operand Start, Operand Length)
    {
        /// <summary>"rowStart" of row.</summary>
        public static string Name(string span, string part) => span.Length > 0 ? span + part : "";
    }

    /// <summary>The buffer that the span is part of.</summary>
    private Operand RootOf(Operand buffer) => buffer is Value value && _windows.TryGetValue(value.Id, out Window? window) ? window.Root : buffer;

    private bool IsEmpty(Operand buffer) => buffer is Value value && _empties.Contains(value.Id);

    private bool HaveOneRoot(Operand a, Operand b) => IsEmpty(a) || IsEmpty(b) || RootOf(a).Equals(RootOf(b));

    private Window WindowOf(Operand buffer) => buffer is Value value && _windows.TryGetValue(value.Id, out Window? window)
        ? window
        : new Window(buffer, Constant.Int32(0), IsEmpty(buffer) ? Constant.Int32(0) : LengthOf(buffer));

    private Operand LengthOf(Operand buffer, string name = "") => _mayBeNull.Contains(buffer)
        ? ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Int32), ["", ".Length"], [buffer], session.Root, name: name, isStep: true)).Operand
        : _builder.Compute(Operator.Length, ScalarType.Int32, [buffer], name);

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

    private Operand Sum(Operand a, Operand b, string name = "") => (a, b) switch
    {
        (Constant { Bits: 0 }, _) => b,
        (_, Constant { Bits: 0 }) => a,
        (Constant x, Constant y) => Constant.Int32(unchecked((int)(x.Bits + y.Bits))),
        _ => _builder.Compute(Operator.Add, ScalarType.Int32, [a, b], name),
    };

    private Value Empty(BufferType type, string name)
    {
        Value empty = _builder.Fresh(type, name);
        _builder.Add(new Allocate(empty, Constant.Int32(0), IsReturned: false));
        _empties.Add(empty.Id);
        return empty;
    }

    /// <summary>The span variables, of those that have a value, that the code assigns. Nothing else can: no closure holds a span.</summary>
    private HashSet<Slot> AssignedSpans(SyntaxNode code)
    {
        HashSet<string> names = AssignedNames(code);
        return [.. _variables.Where(pair => names.Contains(pair.Key.Name)).Select(pair => (pair.Value as VariablePlace)?.Slot).OfType<Slot>()
            .Where(slot => slot.Form is AtomForm { Type: BufferType { Shape: not BufferShape.Array } } && Get(slot) is Atom)];
    }

    private static HashSet<string> AssignedNames(SyntaxNode code)
    {
        return [.. code.DescendantNodes().SelectMany(node => node switch
        {
            AssignmentExpressionSyntax assignment => Assigned(assignment.Left),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Assigned(argument.Expression),
            _ => [],
        })];

        static IEnumerable<string> Assigned(ExpressionSyntax target) => target switch
        {
            IdentifierNameSyntax name => [name.Identifier.ValueText],
            TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Assigned(argument.Expression)),
            ParenthesizedExpressionSyntax parenthesized => Assigned(parenthesized.Expression),
            _ => [],
        };
    }

    /// <summary>A buffer that may stand for another one where nobody reads it; null when there is none, because the buffer of the other is not known yet.</summary>
    /// <param name="buffer">What it stands for.</param>
    /// <param name="first">The first value that is not known yet.</param>
    private Operand? Unread(Operand buffer, int first)
    {
        if (buffer is not Value value || value.Id < first || _arenaBuffers.Contains(buffer))
            return buffer;
        if (IsEmpty(buffer))
            return Empty((BufferType)buffer.Type, "");
        if (RootOf(buffer) is Value root && root.Id >= first)
            return null;
        _builder.Add(Again(new Window(RootOf(buffer), Constant.Int32(0), Constant.Int32(0)), "", out Value none));
        return none;
    }
}
