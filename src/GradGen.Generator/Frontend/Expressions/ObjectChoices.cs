using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>An object that is of one of several types.</summary>
/// <param name="Which">The number of the one that it is.</param>
/// <param name="Objects">One of each type, by its fields; nobody reads those of the others.</param>
internal sealed record Variants(Operand Which, EquatableArray<Term> Objects) : Term
{
    public override IEnumerable<Operand> Leaves => Objects.SelectMany(one => one.Leaves).Prepend(Which);

    public override Term With(IEnumerator<Operand> leaves)
    {
        leaves.MoveNext();
        Operand which = leaves.Current;
        var objects = new List<Term>();
        foreach (Term one in Objects)
            objects.Add(one.With(leaves));
        return new Variants(which, objects.ToEquatableArray());
    }
}

/// <summary>
/// Variables that hold an object of one type or of another: which type it is, is a number, and where something is done to the object, the code of each type stands in a branch.
/// They hold the objects by their fields, as HeldObjects says, so that no field of them is assigned once they are made.
/// </summary>
internal sealed partial class BodyLowering
{
    private readonly HashSet<Slot> _mixed = [];

    /// <summary>The object by its fields; null for what is none.</summary>
    private Variants? VariantsOf(Slot variable, Term content, SyntaxNode place)
    {
        if (content is Variants known)
            return known;
        return ByFields(content) is Aggregate { Form: { Type.TypeKind: TypeKind.Class, Array: null } } one ? new Variants(Constant.Int32(0), [one]) : null;

        Term ByFields(Term value)
        {
            Term fields = value is Reference { Object: HeapObject made } && !ListShape.IsList(made)
                ? new Aggregate(made.Form, made.Fields.Select(field => ByFields(Surely(field))).ToEquatableArray())
                : value;
            if (fields is Aggregate { Form: { Type.TypeKind: TypeKind.Class, Array: null } form } && !_copiedTypes.ContainsKey(form))
                _copiedTypes[form] = ReboundBuffer.Create(place.GetLocation(), variable.Name.Length > 0 ? variable.Name : OneLine(place));
            return fields;
        }
    }

    /// <summary>True where a variable turns out to hold objects of different types.</summary>
    private bool CanMix(Rebinding rebinding, ImmutableDictionary<Slot, Term> before) =>
        before.TryGetValue(rebinding.Slot, out Term? content) && !IsNothing(content) && NullFlag(rebinding.Slot) is null
        && (content is Variants known ? Further(known, rebinding.Sample).Any() : _mixed.Contains(rebinding.Slot) ? content is not Undefined : rebinding.IsMixed);

    /// <summary>Objects of types that the variable does not hold before a loop, but after it; those of arrays would have to be made up.</summary>
    private static IEnumerable<Aggregate> Further(Variants known, Term? sample) => sample is not Variants more || more.Objects.Any(one => one.HasBuffer) ? []
        : more.Objects.Cast<Aggregate>().Where(one => known.Objects.Cast<Aggregate>().All(own => !own.Form.Equals(one.Form)));

    /// <summary>From here on, the variable holds objects of different types.</summary>
    private void Mix(Slot variable, Term? sample, SyntaxNode place)
    {
        _mixed.Add(variable);
        if (Get(variable) is Variants known)
        {
            Set(variable, known with { Objects = known.Objects.Concat(Further(known, sample).Select(one => Filled(one, Undefined.Instance, 0)!)).ToEquatableArray() });
            return;
        }
        Term content = Get(variable) is Reference { Object: HeapObject own } && _ownObjects.Contains(own) ? _madeFrom[own] : Get(variable);
        Set(variable, content is Undefined ? content : VariantsOf(variable, content, place) ?? content);
    }

    /// <summary>Does something to the object, in a branch for each type.</summary>
    private Term? Each(Variants variants, SyntaxNode place, Form? form, string name, Func<Term, Term?> use)
    {
        return Next(0);

        Term? Next(int index) => index + 1 == variants.Objects.Count
            ? use(variants.Objects[index])
            : Choose(place, IsChosen(variants.Which, index), () => use(variants.Objects[index]), () => Next(index + 1), form, name);
    }
}
