using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Arrays of arrays: the rows lie one behind the other in a buffer that grows, and where each begins and how long it is are numbers in two more buffers. A row that is
/// assigned twice, exchanged or known by two names is so the same memory as in C#.
/// </summary>
internal sealed partial class BodyLowering
{
    // Of the buffers of rows: those that hold a copy of a parameter, and those that the method writes. It may not be both, since C# would write to the parameter.
    private readonly HashSet<Operand> _copiesOfParameters = [];
    private readonly HashSet<Operand> _writtenRows = [];

    private static bool IsTable(Term value) => value is Aggregate { Form.Array.IsTable: true };

    private static Operand StartsOf(Aggregate table) => table.Leaves.ElementAt(1);

    private static Operand LengthsOf(Aggregate table) => table.Leaves.ElementAt(2);

    private Aggregate NewTable(AggregateForm form, Operand length, IEnumerable<IOperation> rows, string name)
    {
        string[] names = [.. form.LeafNames(name)];
        // Rows that are in the arena stay there, and the others go there too.
        IOperation[] own = [.. rows];
        Operand[] arena = own.Any(row => IsPooled(Followed(row))) && form.Leaves.Count() == 5 ? [.. Arena(new AtomForm(((BufferType)form.Leaves.Last()).Element)).Leaves.Skip(3)] : [];
        Operand[] buffers = [.. form.Leaves.Skip(1).Take(arena.Length > 0 ? 2 : int.MaxValue).Select((type, i) => (Operand)_builder.Fresh(type, names[i + 1])), .. arena];
        for (int i = 0; i < (arena.Length > 0 ? 2 : buffers.Length); i++)
            _builder.Add(new Allocate((Value)buffers[i], i < 2 ? length : Constant.Int32(i == 2 ? 1 : 0), IsReturned: false));
        foreach (Operand pool in arena.Length > 0 ? [] : buffers.Skip(3))
            _builder.Add(new Grow(pool, Constant.Int32(0)));
        var table = (Aggregate)form.Assemble([length, .. buffers]);
        int next = 0;
        foreach (IOperation row in own)
            Write(new RowPlace(table, Constant.Int32(next++), row.Syntax), Expression(row));
        return table;
    }

    /// <summary>The row with a number: its length, where it begins, and the buffers that it lies in.</summary>
    private Aggregate RowOf(RowPlace place, string name = "")
    {
        var form = (AggregateForm)place.Table.Form.Array!.Element;
        Operand start = Bound(StartsOf(place.Table), place.Index, Window.Name(name, "Start")), length = Bound(LengthsOf(place.Table), place.Index, Window.Name(name, "Length"));
        return (Aggregate)form.Assemble([length, start, .. place.Table.Leaves.Skip(4)]);
    }

    private readonly Dictionary<(Operand Bounds, Operand Index), Value> _knownBounds = [];

    /// <summary>Where the rows of a parameter are does not change: it is read once.</summary>
    private Value Bound(Operand bounds, Operand index, string name)
    {
        if (bounds is not External)
            return Load(bounds, index, name);
        if (!_knownBounds.TryGetValue((bounds, index), out Value? known) || !_builder.IsInScope(known))
            _knownBounds[(bounds, index)] = known = Load(bounds, index, name.Length > 0 ? name : bounds is External { Text: string text } && text.EndsWith("Starts", StringComparison.Ordinal) ? "start" : "length");
        return known;
    }

    private void Write(RowPlace place, Term content)
    {
        if (StartsOf(place.Table) is External)
            throw new Refusal(OutsideState.Create(place.Syntax.GetLocation(), "The array", "is given another row, but a derivative must leave no trace; copy it first"));
        var form = (AggregateForm)place.Table.Form.Array!.Element;
        if (!(content is Aggregate { Form: AggregateForm own } && own.Equals(form) && content.Leaves.Skip(2).SequenceEqual(place.Table.Leaves.Skip(4))))
            content = Adopted(place.Table, form, content, place.Syntax);
        Put(LengthsOf(place.Table), place.Index, content.Leaves.First(), place.Syntax);
        Put(StartsOf(place.Table), place.Index, content.Leaves.ElementAt(1), place.Syntax);
    }

    /// <summary>An array that becomes a row moves to the buffers of the rows; every name that it has goes with it.</summary>
    private Aggregate Adopted(Aggregate table, AggregateForm form, Term array, SyntaxNode syntax)
    {
        if (array is not (Atom { Operand.Type: BufferType } or Aggregate { Form.Array.IsTable: false }))
            throw UnsupportedRow(syntax);
        Operand[] pools = [.. table.Leaves.Skip(4)];
        Operand[] buffers = [.. array.Leaves.Where(leaf => leaf.Type is BufferType)];
        if (!buffers.Select(buffer => ((BufferType)buffer.Type).Element).SequenceEqual(pools.Select(pool => ((BufferType)pool.Type).Element)))
            throw UnsupportedRow(syntax);
        foreach (Operand buffer in buffers)
        {
            if (_parameters.Contains((RootOf(buffer) as Value)?.Id ?? -1) || RootOf(buffer) is External)
                _copiesOfParameters.UnionWith(pools);
            else if (!RootOf(buffer).Equals(buffer) || _environment.Values.Any(known => HasPartOf(known, array, buffer)))
                throw UnsupportedRow(syntax);
        }
        CheckRows(pools, syntax);

        Operand end = table.Leaves.ElementAt(3), zero = Constant.Int32(0);
        Operand? made = null;
        bool isNew = array is Atom or Aggregate { Form.Array.IsRow: false } && buffers is [Value fresh] && _builder.TakeBack(fresh, out made);
        Operand start = Load(end, zero, "start"), length = made ?? CountOf(array), next = Sum(start, length, "end");
        Operand from = array is Aggregate { Form.Array.IsRow: true } row ? StartOf(row) : zero;
        foreach ((Operand buffer, Operand pool) pair in buffers.Zip(pools, (buffer, pool) => (buffer, pool)))
        {
            _builder.Add(new Grow(pair.pool, next));
            if (!isNew)
                Each(length, up: true, syntax, i => _builder.Add(new Store(pair.pool, Sum(start, i), _builder.Load(pair.buffer, Sum(from, i)))));
        }
        Put(end, zero, next, syntax);
        var adopted = (Aggregate)form.Assemble([.. form.Array!.Rank == 1 ? [length] : array.Leaves.Take(form.Array.Rank), start, .. pools]);
        _moved[array] = adopted;
        foreach ((Slot slot, Term content) in _environment.Select(pair => (pair.Key, pair.Value)).Where(pair => Holds(pair.Value, array)).ToList())
            Set(slot, With(content, array, adopted));
        return adopted;
    }

    /// <summary>True where an array is known by another name than its own.</summary>
    private bool HasPartOf(Term known, Term array, Operand buffer) => !known.Equals(array)
        && (known is Aggregate { Form.Array: null } whole ? whole.Parts.Any(part => HasPartOf(part, array, buffer)) : known.Leaves.Any(leaf => RootOf(leaf).Equals(buffer)));

    /// <summary>True for an array, and for a struct or object with it in a field.</summary>
    private static bool Holds(Term content, Term array) => content.Equals(array) || (content is Aggregate { Form.Array: null } whole && whole.Parts.Any(part => Holds(part, array)));

    private static Term With(Term content, Term array, Term adopted) => content.Equals(array) ? adopted
        : content is Aggregate { Form.Array: null } whole ? whole with { Parts = whole.Parts.Select(part => With(part, array, adopted)).ToEquatableArray() }
        : content;

    private static Refusal UnsupportedRow(SyntaxNode syntax) => Unsupported(syntax, "This array as a row", "make it a new array, or a clone");

    /// <summary>An element of a row is written.</summary>
    private void MarkRow(ElementPlace element)
    {
        if (_rowBuffers.Contains(element.Buffer) && _writtenRows.Add(element.Buffer))
            CheckRows([element.Buffer], element.Syntax);
    }

    private void CheckRows(Operand[] pools, SyntaxNode syntax)
    {
        _rowBuffers.UnionWith(pools);
        if (pools.Any(pool => _copiesOfParameters.Contains(pool) && _writtenRows.Contains(pool)))
            throw Unsupported(syntax, "A row that is a parameter, in an array whose rows are written,", "copy the parameter first");
    }

    private readonly HashSet<Operand> _rowBuffers = [];
}
