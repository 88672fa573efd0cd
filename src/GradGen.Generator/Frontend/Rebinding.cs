using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Variables that hold now one array, now another: two buffers that are exchanged, the row before and the row now. Memory has one root in the IR, so that such arrays move
/// to one growing buffer, and where the array begins and how long it is are numbers that are joined and carried. That a variable needs it is found where paths meet: what was
/// lowered from there on is thrown away, and lowered again.
/// </summary>
internal sealed partial class BodyLowering
{
    /// <summary>A variable holds different arrays on the paths that meet.</summary>
    /// <param name="slot">The variable.</param>
    /// <param name="diagnostic">What is reported where it cannot be helped.</param>
    /// <param name="sample">One of what it holds.</param>
    /// <param name="isNull">True where it is null on one of the paths.</param>
    private sealed class Rebinding(Slot slot, Diagnostic diagnostic, Term? sample, bool isNull) : Refusal(diagnostic)
    {
        public Slot Slot { get; } = slot;

        public Term? Sample { get; } = sample is Optional maybe ? maybe.Content : sample;

        public bool IsNull { get; } = isNull || sample is Optional || IsNothing(sample);

        /// <summary>True where it holds objects of different types.</summary>
        public bool IsMixed { get; init; }
    }

    private readonly HashSet<Slot> _pooled = [];

    // The variables of before the branches and loops that are lowered.
    private readonly Stack<ImmutableDictionary<Slot, Term>> _known = new();

    private readonly Dictionary<Form, Aggregate> _arenas = [];
    private readonly HashSet<Operand> _arenaBuffers = [];
    private readonly Dictionary<Term, Aggregate> _moved = [];

    /// <summary>Lowers a branch or a loop, again where a variable of before it turns out to hold different arrays.</summary>
    private T Rebindable<T>(SyntaxNode place, Func<T> lower)
    {
        while (true)
        {
            (Frame frame, ImmutableDictionary<Slot, Term> environment, ImmutableDictionary<ISymbol, Place> variables, string origin) = (_frame, _environment, _variables, _builder.Origin);
            (int depth, int inlined, int initialised, int calls, int loops, int jumps, Atom? returned) = (_builder.Depth, _inlined.Count, _initialised.Count, _depth, frame.Loops.Count, frame.Jumps.Count, frame.ReturnedBuffer);
            ImmutableDictionary<IOperation, Term> evaluated = _evaluated;
            _builder.OpenBlock();
            _rebindable++;
            _known.Push(environment);
            try
            {
                T result = lower();
                _builder.Append(_builder.CloseBlock([], []).Ops);
                return result;
            }
            catch (Refusal refusal) when ((refusal as Rebinding ?? FromNull(place, refusal, environment)) is Rebinding found && CanPool(found, environment))
            {
                Rebinding rebinding = refusal as Rebinding ?? FromNull(place, refusal, environment)!;
                while (_builder.Depth > depth)
                    _builder.CloseBlock([], []);
                while (_inlined.Count > inlined)
                    _inlined.Pop();
                while (_initialised.Count > initialised)
                    _initialised.Pop();
                while (frame.Loops.Count > loops)
                    frame.Loops.Pop();
                frame.Jumps.RemoveRange(jumps, Math.Max(0, frame.Jumps.Count - jumps));
                frame.ReturnedBuffer = returned;
                (_frame, _environment, _variables, _builder.Origin, _depth, _evaluated) = (frame, environment, variables, origin, calls, evaluated);
                if (CanMix(rebinding, environment))
                {
                    Mix(rebinding.Slot, rebinding.Sample, place);
                    continue;
                }
                AggregateForm? form = ObjectOf(rebinding, environment);
                if (NullFlag(rebinding.Slot) is null && (rebinding.IsNull || IsNothing(Get(rebinding.Slot))))
                {
                    LetBeNull(rebinding.Slot, Constant.Boolean(IsNothing(Get(rebinding.Slot))));
                    if (form is null && Get(rebinding.Slot) is Undefined || IsNothing(Get(rebinding.Slot)))
                        Set(rebinding.Slot, form is null ? NoArray(rebinding.Slot) ?? throw new Refusal(rebinding.Diagnostic) : Undefined.Instance);
                }
                if (Get(rebinding.Slot) is Reference { Object: HeapObject known } && _ownObjects.Contains(known))
                    continue;
                if (form is not null)
                {
                    Own(rebinding.Slot, form, Get(rebinding.Slot), rebinding.Diagnostic!);
                    continue;
                }
                _pooled.Add(rebinding.Slot);
                if (Get(rebinding.Slot) is not Undefined and Term content && !IsPooled(rebinding.Slot.Form, content))
                    Move(rebinding, content, place);
                if (Get(rebinding.Slot) is not Undefined and Term moved && !IsPooled(rebinding.Slot.Form, moved))
                    throw new Refusal(rebinding.Diagnostic);
            }
            finally
            {
                _rebindable--;
                _known.Pop();
            }
        }
    }

    private void Move(Rebinding rebinding, Term content, SyntaxNode place)
    {
        try
        {
            Set(rebinding.Slot, Held(rebinding.Slot, content, place));
        }
        catch (Refusal)
        {
            throw new Refusal(rebinding.Diagnostic);
        }
    }

    /// <summary>The form of the objects that the variable holds, where it can hold them by their fields; null for another variable.</summary>
    private AggregateForm? ObjectOf(Rebinding rebinding, ImmutableDictionary<Slot, Term> before) =>
        before.TryGetValue(rebinding.Slot, out Term? content) ? content is Undefined || IsNothing(content) ? FormOfSample(rebinding.Sample) : FindsNull(rebinding, before) ? FormOfSample(content) : FormOfObject(content) : null;

    /// <summary>True where it is found that the variable may be null, too.</summary>
    private bool FindsNull(Rebinding rebinding, ImmutableDictionary<Slot, Term> before) => rebinding.IsNull && !(_nullFlags.TryGetValue(rebinding.Slot, out Slot? flag) && before.ContainsKey(flag));

    private bool CanPool(Rebinding rebinding, ImmutableDictionary<Slot, Term> before) => CanMix(rebinding, before) || ObjectOf(rebinding, before) is not null || CanPool(rebinding.Slot, before)
        || (RowOf(rebinding.Slot.Form) is not null && before.TryGetValue(rebinding.Slot, out Term? content) && (IsNothing(content) || (FindsNull(rebinding, before) && (content is Undefined || IsPooled(rebinding.Slot.Form, content)))));

    private bool CanPool(Slot slot, ImmutableDictionary<Slot, Term> before) =>
        slot.Form.HasBuffer && before.TryGetValue(slot, out Term? content)
        && !(_pooled.Contains(slot) && (content is Undefined || IsPooled(slot.Form, content)))
        && (content is Undefined || CanPool(slot.Form, content));

    /// <summary>Each array in it is one that can move.</summary>
    private static bool CanPool(Form form, Term content) => form switch
    {
        AtomForm { Type: BufferType } => IsRun(content),
        AggregateForm { Array: ArrayShape } => RowOf(form) is not null && content is Aggregate own && (own.Form.Equals(form) || own.Form.Equals(RowOf(form))),
        AggregateForm { Array: null, HasBuffer: true } whole => content is Aggregate own && own.Form.Equals(form) && whole.Parts.Zip(own.Parts, CanPool).All(can => can),
        _ => !form.HasBuffer,
    };

    private bool IsPooled(Term content) => content is Aggregate { Form.Array.IsRow: true } && _arenaBuffers.Contains(content.Leaves.Last());

    private bool IsPooled(Form form, Term content) => form is AggregateForm { Array: null } whole && content is Aggregate own
        ? whole.Parts.Zip(own.Parts, IsPooled).All(pooled => pooled)
        : !form.HasBuffer || IsPooled(content);

    /// <summary>What the variable holds when it is given the content.</summary>
    private Term Held(Slot slot, Term content, SyntaxNode place)
    {
        if (Given(slot, content, place) is not Term given)
            return Get(slot);
        content = given;
        if (_mixed.Contains(slot) && VariantsOf(slot, content, place) is Variants variants)
            return variants;
        if (HeldObject(slot, content, place) is Reference own)
            return own;
        if (!_pooled.Contains(slot))
            return content;
        // A part that moves takes those of the others that are the same array with it.
        foreach ((Form form, Term array) in Moving(slot.Form, content).ToList())
        {
            if (MovedTo(array) is not null)
                continue;
            // A span that a loop carries is part of a buffer of before the loop: that buffer moves there.
            if (array is Atom { Operand: Operand span } && !RootOf(span).Equals(span)
                && _environment.Where(pair => pair.Value.Equals(array) && !_pooled.Contains(pair.Key) && pair.Key.Form is AtomForm { Type: BufferType }).OrderBy(pair => pair.Key.Order).Select(pair => pair.Key).FirstOrDefault() is Slot carried)
                throw Rebound(carried, place);
            AggregateForm row = RowOf(form)!;
            Adopted(Arena(row.Array!.Element), row, array, place);
        }
        return Moved(content);
    }

    /// <summary>The form of such an array where it moved to; null for what cannot move: an array of arrays, a span of structs.</summary>
    private static AggregateForm? RowOf(Form array) => array switch
    {
        AtomForm { Type: BufferType { Element: ScalarType element } } => ArrayShape.Row(new AtomForm(element), 1),
        AggregateForm { Array: { IsTable: false, Shape: BufferShape.Array } shape } => ArrayShape.Row(shape.Element, shape.Rank),
        _ => null,
    };

    private IEnumerable<(Form Form, Term Array)> Moving(Form form, Term content) => (form, content) switch
    {
        (AtomForm { Type: BufferType }, _) when IsRun(content) && !IsPooled(content) => [(form, content)],
        (AggregateForm { Array: ArrayShape }, Aggregate array) when array.Form.Equals(form) && RowOf(form) is not null => [(form, content)],
        (AggregateForm { Array: null } whole, Aggregate own) when own.Form.Equals(form) => whole.Parts.Zip(own.Parts, Moving).SelectMany(arrays => arrays),
        _ => [],
    };

    /// <summary>Where an array is now that it moved to; null when it did not, on the way to here.</summary>
    private Aggregate? MovedTo(Term array) =>
        _moved.TryGetValue(array, out Aggregate? row) && StartOf(row) is Value start && _builder.IsInScope(start) ? row : null;

    /// <summary>Where an element is now of which the place was known before its array moved: a reference to it, or what is about to be assigned.</summary>
    private Place Current(Place place)
    {
        if (place is not (ElementPlace or ItemPlace) || _moved.Count == 0)
            return place;
        (EquatableArray<Operand> buffers, Operand index) = place is ItemPlace item ? (item.Buffers, item.Index) : ([((ElementPlace)place).Buffer], ((ElementPlace)place).Index);
        foreach (Term array in _moved.Keys.Where(array => array is not Aggregate { Form.Array.IsRow: true } && buffers.Any(buffer => BuffersOf(array).Contains(RootOf(buffer)))))
        {
            if (MovedTo(array) is not Aggregate row)
                continue;
            if (buffers.Any(buffer => !RootOf(buffer).Equals(buffer)))
                throw Unsupported(place.Syntax, "An element of a part of an array that gets another name meanwhile", "name the element by the array and its index");
            Operand count = CountOf(row);
            if (!_ranges.IsInside(index, count))
                ThrowUnless(Inside(index, count), "new global::System.IndexOutOfRangeException()", place.Syntax);
            Operand[] before = BuffersOf(array), now = BuffersOf(row);
            EquatableArray<Operand> moved = buffers.Select(buffer => now[Array.IndexOf(before, buffer)]).ToEquatableArray();
            Operand at = Sum(StartOf(row), index, "at");
            return place is ItemPlace whole ? whole with { Buffers = moved, Index = at } : new ElementPlace(moved[0], at, place.Syntax);
        }
        return place;
    }

    /// <summary>What was read before an array in it moved, with where it is now.</summary>
    private Term Moved(Term content) => content switch
    {
        _ when MovedTo(content) is Aggregate row => row,
        Aggregate { Form.Array: null, HasBuffer: true } whole => whole with { Parts = whole.Parts.Select(Moved).ToEquatableArray() },
        _ => content,
    };

    /// <summary>The buffer that such arrays move to, from the head of the function on.</summary>
    private Aggregate Arena(Form element)
    {
        if (_arenas.TryGetValue(element, out Aggregate? known))
            return known;
        AggregateForm form = ArrayShape.Table(element)!;
        Value end = _builder.Fresh(new BufferType(BufferShape.Span, ScalarType.Int32), "arraysEnd");
        Value[] arrays = [.. form.Leaves.Skip(4).Zip(form.LeafNames("arrays").Skip(4), (type, name) => _builder.Fresh(type, element is AtomForm ? "arrays" : name))];
        _entryOps.Add(new Allocate(end, Constant.Int32(1), IsReturned: false));
        foreach (Value pool in arrays)
        {
            _entryOps.Add(new Allocate(pool, Constant.Int32(0), IsReturned: false));
            _entryOps.Add(new Grow(pool, Constant.Int32(0)));
        }
        _arenaBuffers.UnionWith([end, .. arrays]);
        return _arenas[element] = (Aggregate)form.Assemble([Constant.Int32(0), end, end, end, .. arrays]);
    }
}
