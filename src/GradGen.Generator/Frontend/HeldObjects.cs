using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Variables that hold now one object, now another of its type. Which one it is where paths meet is not known, but what is in its fields is: such a variable is an object of
/// its own, to which the fields are copied when it is assigned, and from which they are copied when it is read. That is what C# does as long as no field is assigned when the
/// object is made already, and nobody asks whether two are one; else the method is refused, as every variable is whose types differ. Arrays in the fields stay the memory that
/// they are (see Rebinding).
/// </summary>
internal sealed partial class BodyLowering
{
    // The objects that stand for variables, and why there are some of a type.
    private readonly HashSet<HeapObject> _ownObjects = [];
    private readonly Dictionary<AggregateForm, Diagnostic> _copiedTypes = [];

    private readonly Dictionary<HeapObject, Term> _madeFrom = [];

    private readonly Dictionary<Slot, HeapObject> _fieldsOf = [];
    private readonly Stack<HeapObject> _underConstruction = new();

    private HeapObject Known(HeapObject made)
    {
        foreach (Slot field in made.Fields)
            _fieldsOf[field] = made;
        return made;
    }

    /// <summary>The form of an object that a variable can hold by its fields; null for anything else.</summary>
    private AggregateForm? FormOfObject(Term? content) => content switch
    {
        Reference { Object: HeapObject target } when !ListShape.IsList(target) && !_ownObjects.Contains(target) => target.Form,
        Aggregate { Form: { Type.TypeKind: TypeKind.Class, Array: null } form } => form,
        _ => null,
    };

    /// <summary>Gives a variable an object of its own.</summary>
    private void Own(Slot variable, AggregateForm form, Term content, Diagnostic why)
    {
        HeapObject own = NewObject(form, variable.Name.Length > 0 ? variable.Name : "result");
        _ownObjects.Add(own);
        _madeFrom[own] = content;
        _copiedTypes[form] = why;
        Set(variable, new Reference(own));
        if (content is not Undefined)
        {
            CopyFields(content, own, null);
            return;
        }
        // Nobody reads it before it is assigned; but arrays are carried by loops only where there is one.
        foreach (Slot field in own.Fields)
        {
            if (field.Form is not AtomForm { Type: BufferType { Shape: not BufferShape.Array } } && NoArray(field) is Term none && _pooled.Add(field))
                Set(field, none);
        }
    }

    /// <summary>What a variable holds that has an object of its own, when it is given another; null for another variable.</summary>
    private Reference? HeldObject(Slot variable, Term content, SyntaxNode place)
    {
        if (_ownObjects.Count == 0 || Get(variable) is not Reference { Object: HeapObject own } held || !_ownObjects.Contains(own))
            return null;
        AggregateForm? form = content is Reference { Object: HeapObject source } ? source.Form : (content as Aggregate)?.Form;
        if (form?.Equals(own.Form) is not true)
            throw form is { Type.TypeKind: TypeKind.Class, Array: null } || content is Variants ? new Rebinding(variable, _copiedTypes[own.Form], null, false) { IsMixed = true } : new Refusal(_copiedTypes[own.Form]);
        CopyFields(content, own, place);
        return held;
    }

    private void CopyFields(Term source, HeapObject own, SyntaxNode? place)
    {
        // All are read before one is written: the source may be a copy of the same.
        Term[] contents = source is Reference { Object: HeapObject target } ? [.. target.Fields.Select(Surely)] : [.. ((Aggregate)source).Parts];
        for (int i = 0; i < contents.Length; i++)
            Set(own.Fields[i], place is null || contents[i] is Undefined ? contents[i] : Held(own.Fields[i], contents[i], place));
    }

    /// <summary>What a variable's own object holds now, as an object that stays so.</summary>
    private Term Snapshot(Term content)
    {
        if (_ownObjects.Count == 0 || content is not Reference { Object: HeapObject own } || !_ownObjects.Contains(own))
            return content;
        return Structures.IsImmutable(own.Form.Type!)
            ? new Aggregate(own.Form, own.Fields.Select(field => Snapshot(Surely(field))).ToEquatableArray())
            : new Reference(Known(new HeapObject(own.Form, [.. own.Fields.Select(field => Temporary(field.Form, field.Name, Snapshot(Surely(field))))])));
    }

    /// <exception cref="Refusal">The variable is a field of an object that was made before, and objects of its type are copied.</exception>
    private void CheckField(Slot variable)
    {
        if (_copiedTypes.Count > 0 && _fieldsOf.TryGetValue(variable, out HeapObject? target) && _copiedTypes.TryGetValue(target.Form, out Diagnostic? why) && !_underConstruction.Contains(target))
            throw new Refusal(why);
    }

    /// <exception cref="Refusal">Whether two variables hold one object is not known.</exception>
    private void CheckIdentity(Reference a, Reference b)
    {
        foreach (Reference reference in (Reference[])[a, b])
            if (_copiedTypes.TryGetValue(reference.Object.Form, out Diagnostic? why))
                throw new Refusal(why);
    }
}
