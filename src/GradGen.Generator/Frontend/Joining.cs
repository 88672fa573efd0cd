using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Branches: two paths, and what the variables hold where they meet.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>Lowers both paths into a branch; what they give becomes the term returned, of the form given (null: they give nothing).</summary>
    private Term? Choose(SyntaxNode place, Operand condition, Func<Term?> then, Func<Term?> otherwise, Form? form = null, string name = "")
    {
        return condition is Constant constant ? constant.Equals(Constant.True) ? then() : otherwise()
            : form is AtomForm { Type: BufferType } or AggregateForm { Array: null or { IsTable: false }, HasBuffer: true } ? ChooseArray(place, condition, then, otherwise, form, name)
            : form is AtomForm { Type: OpaqueType } ? ChooseObject(place, condition, then, otherwise, form, name)
            : Rebindable(place, () => ChooseOnce(place, condition, then, otherwise, form, name));
    }

    /// <summary>One object or another: where it is not known which, a variable has what is in it.</summary>
    private Term? ChooseObject(SyntaxNode place, Operand condition, Func<Term?> then, Func<Term?> otherwise, Form form, string name)
    {
        Slot chosen = Temporary(form, name, Undefined.Instance);
        Term? result = Rebindable(place, () => Get(chosen) is Undefined && NullFlag(chosen) is null && !_mixed.Contains(chosen)
            ? ChooseOnce(place, condition, then, otherwise, form, name, chosen)
            : ChooseOnce(place, condition, () => Hold(then), () => Hold(otherwise), form, name));
        result = Whole(chosen) is Optional maybe ? maybe with { Content = Snapshot(maybe.Content) } : result is null ? null : Snapshot(result);
        _environment = _environment.Remove(chosen);
        return result;

        Term? Hold(Func<Term?> path)
        {
            Term? given = path();
            if (given is null or Undefined)
                return given;
            Set(chosen, Held(chosen, given, place));
            return Get(chosen);
        }
    }

    /// <summary>One array or another: what a variable holds after the branch.</summary>
    private Term ChooseArray(SyntaxNode place, Operand condition, Func<Term?> then, Func<Term?> otherwise, Form form, string name)
    {
        Slot chosen = Temporary(form, name, Undefined.Instance);
        Rebindable(place, () => ChooseOnce(place, condition, () => Hold(then), () => Hold(otherwise), null, ""));
        Term result = Whole(chosen);
        _environment = _environment.Remove(chosen);
        return result;

        Term? Hold(Func<Term?> path)
        {
            if (path() is Term array and not Undefined)
                Set(chosen, Held(chosen, array, place));
            return null;
        }
    }

    private Term? ChooseOnce(SyntaxNode place, Operand condition, Func<Term?> then, Func<Term?> otherwise, Form? form, string name, Slot? chosen = null)
    {
        ImmutableDictionary<Slot, Term> before = _environment;
        int first = _builder.NextId;
        string origin = _builder.Origin;
        (Block thenBlock, Term? thenTerm) = Path(then);
        ImmutableDictionary<Slot, Term> afterThen = _environment;
        _environment = before;
        _builder.Origin = origin;
        (Block elseBlock, Term? elseTerm) = Path(otherwise);
        ImmutableDictionary<Slot, Term> afterElse = _environment;
        _builder.Origin = origin;

        var join = new Join(this, first);
        Term? result = null;
        if (form is not null)
        {
            if (thenTerm is null || elseTerm is null)
                throw new Refusal(null);
            if (thenTerm is Undefined)
                thenTerm = Arriving(place, elseTerm, afterThen, before, first);
            if (elseTerm is Undefined)
                elseTerm = Arriving(place, thenTerm, afterElse, before, first);
            result = join.Of(form, thenTerm, elseTerm, name)
                ?? throw (chosen is not null && CanBeHeld(thenTerm) && CanBeHeld(elseTerm) ? Rebound(chosen, place, IsNothing(thenTerm) ? elseTerm : thenTerm, thenTerm is Optional || elseTerm is Optional || IsNothing(thenTerm) || IsNothing(elseTerm)) : new Refusal(ReboundBuffer.Create(place.GetLocation(), name.Length > 0 ? name : OneLine(place))));
        }
        // An object that a path made, the other having thrown: its fields are not known here.
        if (chosen is not null && result is Reference { Object: HeapObject made } && made.Fields.Any(field => !before.ContainsKey(field)))
            throw Rebound(chosen, place, result);
        Merge(place, join, before, afterThen, afterElse, first);

        _builder.Add(new Branch(
            join.Results.ToEquatableArray(),
            condition,
            thenBlock with { Yields = join.Then.ToEquatableArray() },
            elseBlock with { Yields = join.Else.ToEquatableArray() }));
        foreach (Op op in join.After)
            _builder.Add(op);
        return result;
    }

    /// <summary>An object that a variable can hold by its fields, or null.</summary>
    private bool CanBeHeld(Term content) => IsNothing(content) || FormOfObject(content is Optional maybe ? maybe.Content : content) is not null;

    private (Block Block, Term? Term) Path(Func<Term?> path)
    {
        _builder.OpenBlock();
        Term? term = path();
        return (_builder.CloseBlock([], []), term);
    }

    private void Merge(SyntaxNode place, Join join, ImmutableDictionary<Slot, Term> before, ImmutableDictionary<Slot, Term> then, ImmutableDictionary<Slot, Term> otherwise, int first)
    {
        bool thenReturned = then[_frame.Returned].Equals(new Atom(Constant.True));
        bool elseReturned = otherwise[_frame.Returned].Equals(new Atom(Constant.True));
        bool thenFalls = Falls(then), elseFalls = Falls(otherwise);
        bool thenThrew = Threw(then), elseThrew = Threw(otherwise);
        ImmutableDictionary<Slot, Term>.Builder after = before.ToBuilder();
        foreach (Slot slot in before.Keys.OrderBy(slot => slot.Order))
        {
            Term old = before[slot], a = then[slot], b = otherwise[slot];
            if (ReferenceEquals(a, b) || a.Equals(b))
            {
                after[slot] = a;
                continue;
            }
            // What a path that threw left behind is read by nobody.
            if (thenThrew != elseThrew)
            {
                Term arriving = thenThrew ? b : a;
                Term? left = InScope(arriving, before) ? arriving : Filled(arriving, old, first);
                after[slot] = (left is null ? null : thenThrew ? join.Of(slot.Form, left, arriving, slot.Name) : join.Of(slot.Form, arriving, left, slot.Name)) ?? throw Rebound(slot, place);
                continue;
            }
            // After a return nobody reads the variables of the method.
            if (slot.Owner == _frame)
            {
                if (thenReturned)
                    a = old;
                if (elseReturned)
                    b = old;
            }
            if (a.Equals(b))
            {
                after[slot] = a;
                continue;
            }
            if (a is Undefined || b is Undefined)
            {
                Term known = a is Undefined ? b : a;
                // One array returned on several paths is one operand; it must be in scope here. Likewise what is known without operands.
                if (slot == _frame.Result && known.Leaves.All(leaf => leaf.Type is BufferType) && InScope(known, before))
                {
                    after[slot] = known;
                    continue;
                }
                // Not assigned on a path that arrives here: C# lets nobody read it before the next assignment. What outlives the method may be read after its return.
                if (slot.Owner == _frame && (a is Undefined ? thenFalls : elseFalls))
                {
                    after[slot] = Undefined.Instance;
                    continue;
                }
                // The other path left by a flag: what the variable holds does not matter, but the branch must yield something.
                Term filled = Filled(known, Undefined.Instance, first) ?? throw Rebound(slot, place, known);
                (a, b) = a is Undefined ? (filled, b) : (a, filled);
            }
            after[slot] = join.Of(slot.Form, a, b, slot.Name) ?? throw Rebound(slot, place, a is Reference or Aggregate ? a : b, IsNothing(a) || IsNothing(b));
        }
        KeepCaptured(join, then, otherwise, after, first, place);
        _environment = after.ToImmutable();
    }

    /// <summary>What a path that threw yields for the result of an expression.</summary>
    private Term Arriving(SyntaxNode place, Term arriving, ImmutableDictionary<Slot, Term> path, ImmutableDictionary<Slot, Term> before, int first) =>
        !Threw(path) || arriving is Undefined ? throw Unsupported(place, "A throw here", "throw in an if statement before")
            : InScope(arriving, before) ? arriving
            : Filled(arriving, Undefined.Instance, first) ?? throw Unsupported(place, "A throw here", "throw in an if statement before");

    private bool Threw(ImmutableDictionary<Slot, Term> environment) => environment.TryGetValue(_thrown, out Term? thrown) && thrown.Equals(new Atom(Constant.True));

    /// <summary>True when the term can be named where the paths part.</summary>
    private bool InScope(Term term, ImmutableDictionary<Slot, Term> before) => term.Leaves.All(leaf =>
        leaf is not Value || _arenaBuffers.Contains(leaf) || before.Values.Any(known => known.Leaves.Contains(leaf)));

    /// <summary>
    /// A term of the shape of another, for a path on which nobody reads it: the old one where that fits, else defaults; null when a buffer would have to be made up.
    /// Values from the first one on are not known on that path.
    /// </summary>
    private Term? Filled(Term like, Term old, int first)
    {
        if (old is not Undefined && old.Leaves.Select(leaf => leaf.Type).SequenceEqual(like.Leaves.Select(leaf => leaf.Type)) && !like.HasBuffer)
            return old;
        Operand?[] leaves = [.. like.Leaves.Select(leaf => leaf.Type switch
        {
            OpaqueType type => External.Default(type),
            ScalarType type => Constant.Default(type),
            _ => Unread(leaf, first),
        })];
        return leaves.Contains(null) ? null : like.With(leaves.Select(leaf => leaf!));
    }

    private static Rebinding Rebound(Slot slot, SyntaxNode place, Term? sample = null, bool isNull = false) => new(
        slot,
        slot.Name.Length > 0 ? ReboundBuffer.Create(place.GetLocation(), slot.Name)
            : sample is Reference or Aggregate { Form: { Type.TypeKind: TypeKind.Class, Array: null } } ? ReboundBuffer.Create(place.GetLocation(), OneLine(place))
            : ReturnedBuffer.Create(place.GetLocation(), "An array"),
        sample,
        isNull);

    /// <summary>True when control surely arrives at the end of the path.</summary>
    private bool Falls(ImmutableDictionary<Slot, Term> environment)
    {
        foreach (Slot flag in Flags())
            if (!environment[flag].Equals(new Atom(Constant.False)))
                return false;
        return true;
    }

    /// <summary>The results of a branch and what each path yields for them.</summary>
    private sealed class Join(BodyLowering lowering, int first)
    {
        public List<Value> Results { get; } = [];

        public List<Operand> Then { get; } = [];

        public List<Operand> Else { get; } = [];

        /// <summary>What follows the branch: slices, made again from the start and the length that the branch gave.</summary>
        public List<Op> After { get; } = [];

        /// <summary>What holds one term or the other; null when that cannot be known: two buffers, two objects.</summary>
        public Term? Of(Form form, Term then, Term otherwise, string name)
        {
            if (then.Equals(otherwise))
                return then;
            switch (then, otherwise)
            {
                case (Atom a, Atom b) when a.Operand.Type is OpaqueType && b.Operand.Type is OpaqueType || (a.Operand.Type is ScalarType && a.Operand.Type.Equals(b.Operand.Type)):
                    return new Atom(Of(a.Operand, b.Operand, Wide(a.Operand.Type, form), name));
                case (Atom a, Atom b) when a.Operand.Type is BufferType && b.Operand.Type is BufferType && lowering.HaveOneRoot(a.Operand, b.Operand):
                    return new Atom(Slice(a.Operand, b.Operand, name));
                case (Aggregate a, Aggregate b) when a.Form.Equals(b.Form):
                    var parts = new List<Term>();
                    for (int i = 0; i < a.Parts.Count; i++)
                    {
                        if (Of(a.Form.Parts[i], a.Parts[i], b.Parts[i], AggregateForm.NameOf(name, a.Form.Names[i])) is not Term part)
                            return null;
                        parts.Add(part);
                    }
                    return a with { Parts = parts.ToEquatableArray() };
                case (Variants a, Variants b):
                    return OneOf(a, b, name);
                default:
                    return AlternativesOf(then) is var (which, some) && AlternativesOf(otherwise) is var (other, others) ? OneOf(which, some, other, others, name) : null;
            }
        }

        /// <summary>A delegate of one choice or another: a choice of all. The numbers of one of them must stay.</summary>
        private Codes? OneOf(Operand then, EquatableArray<Term> some, Operand otherwise, EquatableArray<Term> others, string name)
        {
            EquatableArray<Term> all = (some.Count >= others.Count ? some.Concat(others) : others.Concat(some)).Distinct().ToEquatableArray();
            return Number(then, some) is Operand a && Number(otherwise, others) is Operand b
                ? new Codes(Of(a, b, ScalarType.Int32, name.Length > 0 ? name + "Choice" : ""), all)
                : null;

            Operand? Number(Operand which, EquatableArray<Term> own) => which is Constant number ? Constant.Int32(all.ToList().IndexOf(own[(int)number.Bits]))
                : own.SequenceEqual(all.Take(own.Count)) ? which
                : null;
        }

        /// <summary>An object of the types of both. The numbers of one of them must stay.</summary>
        private Variants? OneOf(Variants then, Variants otherwise, string name)
        {
            Aggregate[] some = [.. then.Objects.Cast<Aggregate>()], others = [.. otherwise.Objects.Cast<Aggregate>()];
            bool thenFirst = otherwise.Which is Constant && then.Which is not Constant || (otherwise.Which is Constant == then.Which is Constant && some.Length >= others.Length);
            AggregateForm[] all = [.. (thenFirst ? some.Concat(others) : others.Concat(some)).Select(one => one.Form).Distinct()];
            if (Number(then.Which, some) is not Operand a || Number(otherwise.Which, others) is not Operand b)
                return null;
            var objects = new List<Term>();
            foreach (AggregateForm form in all)
            {
                Term? one = some.FirstOrDefault(own => own.Form.Equals(form)), other = others.FirstOrDefault(own => own.Form.Equals(form));
                one ??= lowering.Filled(other!, Undefined.Instance, first);
                other ??= lowering.Filled(one!, Undefined.Instance, first);
                if (one is null || other is null || Of(form, one, other, name) is not Term joined)
                    return null;
                objects.Add(joined);
            }
            return new Variants(Of(a, b, ScalarType.Int32, name.Length > 0 ? name + "Type" : ""), objects.ToEquatableArray());

            Operand? Number(Operand which, Aggregate[] own) => which is Constant number ? Constant.Int32(Array.IndexOf(all, own[(int)number.Bits].Form))
                : own.Select(one => one.Form).SequenceEqual(all.Take(own.Length)) ? which
                : null;
        }

        private Value Slice(Operand then, Operand otherwise, string name)
        {
            if (lowering.IsEmpty(then) && lowering.IsEmpty(otherwise))
                return lowering.Empty((BufferType)then.Type, name);
            Window a = lowering.WindowOf(then), b = lowering.WindowOf(otherwise);
            Operand start = Of(a.Start, b.Start, ScalarType.Int32, Window.Name(name, "Start")), length = Of(a.Length, b.Length, ScalarType.Int32, Window.Name(name, "Length"));
            After.Add(lowering.Again(new Window(lowering.IsEmpty(then) ? b.Root : a.Root, start, length), name, out Value slice));
            return slice;
        }

        private Operand Of(Operand then, Operand otherwise, IrType type, string name)
        {
            if (then.Equals(otherwise))
                return then;
            for (int i = 0; i < Results.Count; i++)
                if (Then[i].Equals(then) && Else[i].Equals(otherwise) && Results[i].Name == name)
                    return Results[i];
            Value result = lowering._builder.Fresh(type, name);
            Results.Add(result);
            Then.Add(then);
            Else.Add(otherwise);
            return result;
        }
    }
}
