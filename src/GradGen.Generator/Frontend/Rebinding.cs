using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    private sealed class Rebinding(Slot slot, Diagnostic diagnostic, Term? sample = null) : Refusal(diagnostic)
    {
        public Slot Slot { get; } = slot;

        public Term? Sample { get; } = sample;
    }

    private readonly HashSet<Slot> _pooled = [];
    private readonly Dictionary<ScalarType, Aggregate> _arenas = [];
    private readonly HashSet<Operand> _arenaBuffers = [];

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
            try
            {
                T result = lower();
                _builder.Append(_builder.CloseBlock([], []).Ops);
                return result;
            }
            catch (Rebinding rebinding) when (CanPool(rebinding, environment))
            {
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
                if (ObjectOf(rebinding, environment) is AggregateForm form)
                {
                    Own(rebinding.Slot, form, Get(rebinding.Slot), rebinding.Diagnostic!);
                    continue;
                }
                _pooled.Add(rebinding.Slot);
                if (Get(rebinding.Slot) is not Undefined and Term content)
                    Move(rebinding, content, place);
            }
            finally
            {
                _rebindable--;
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
        before.TryGetValue(rebinding.Slot, out Term? content) ? FormOfObject(content is Undefined ? rebinding.Sample : content) : null;

    private bool CanPool(Rebinding rebinding, ImmutableDictionary<Slot, Term> before) => ObjectOf(rebinding, before) is not null || CanPool(rebinding.Slot, before);

    private bool CanPool(Slot slot, ImmutableDictionary<Slot, Term> before) =>
        slot.Form is AtomForm { Type: BufferType } && before.TryGetValue(slot, out Term? content)
        && !(_pooled.Contains(slot) && (content is Undefined || IsPooled(content)))
        && (content is Undefined || IsRun(content));

    private bool IsPooled(Term content) => content is Aggregate { Form.Array.IsRow: true } && _arenaBuffers.Contains(content.Leaves.Last());

    /// <summary>What the variable holds when it is given the content.</summary>
    private Term Held(Slot slot, Term content, SyntaxNode place)
    {
        if (HeldObject(slot, content, place) is Reference own)
            return own;
        if (!_pooled.Contains(slot) || IsPooled(content) || !IsRun(content) || slot.Form is not AtomForm { Type: BufferType { Element: ScalarType element } })
            return content;
        Aggregate arena = Arena(element);
        return Adopted(arena, (AggregateForm)arena.Form.Array!.Element, content, place);
    }

    /// <summary>The buffer that such arrays move to, from the head of the function on.</summary>
    private Aggregate Arena(ScalarType element)
    {
        if (_arenas.TryGetValue(element, out Aggregate? known))
            return known;
        Value end = _builder.Fresh(new BufferType(BufferShape.Span, ScalarType.Int32), "arraysEnd"), arrays = _builder.Fresh(new BufferType(BufferShape.Span, element), "arrays");
        _entryOps.Add(new Allocate(end, Constant.Int32(1), IsReturned: false));
        _entryOps.Add(new Allocate(arrays, Constant.Int32(0), IsReturned: false));
        _entryOps.Add(new Grow(arrays, Constant.Int32(0)));
        _arenaBuffers.Add(arrays);
        _arenaBuffers.Add(end);
        return _arenas[element] = (Aggregate)ArrayShape.Table(new AtomForm(element))!.Assemble([Constant.Int32(0), end, end, end, arrays]);
    }
}
