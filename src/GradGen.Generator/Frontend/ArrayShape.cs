using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>
/// An array of several dimensions, or one whose elements are structs or tuples: a structure of arrays. Each number of an element has a buffer of its own, in row-major order.
/// </summary>
/// <param name="Element">The form of an element.</param>
/// <param name="Rank">The number of dimensions.</param>
/// <param name="Shape">An array, or a span.</param>
/// <param name="IsRow">True for one that lies with others in their buffers, as the rows of a table do: it begins somewhere in them.</param>
/// <param name="IsTable">True for an array of arrays: its parts are its length, buffers that say where each row begins and how long it is, where the next one will begin, and the buffers that the rows lie in.</param>
internal sealed record ArrayShape(Form Element, int Rank, BufferShape Shape, bool IsRow = false, bool IsTable = false)
{
    /// <summary>The form of an array of arrays with elements of the form given; null when an element holds more than numbers.</summary>
    public static AggregateForm? Table(Form element)
    {
        if (Form(element, 1, BufferShape.Span) is not AggregateForm run)
            return null;
        Form[] buffers = [.. run.Parts.Skip(1)];
        string[] names = [.. run.Names.Skip(1)];
        var integer = new AtomForm(ScalarType.Int32);
        var integers = new AtomForm(new BufferType(BufferShape.Span, ScalarType.Int32));
        AggregateForm row = Row(element, 1)!;
        return new AggregateForm([integer, integers, integers, integers, .. buffers], ["Length", "Starts", "Lengths", "End", .. names], Array: new ArrayShape(row, 1, BufferShape.Array, IsTable: true));
    }

    /// <summary>The form of an array that lies with others; null when an element holds more than numbers.</summary>
    public static AggregateForm? Row(Form element, int rank) => Form(element, rank, BufferShape.Span) is not AggregateForm own ? null : new AggregateForm(
        [.. own.Parts.Take(rank), new AtomForm(ScalarType.Int32), .. own.Parts.Skip(rank)],
        [.. own.Names.Take(rank), "Start", .. own.Names.Skip(rank)],
        Array: new ArrayShape(element, rank, BufferShape.Array, IsRow: true));

    /// <summary>How many parts come before the buffers: the lengths, and where a row begins.</summary>
    public int Lengths => IsRow ? Rank + 1 : Rank;

    /// <summary>The form of such an array; null when an element holds more than numbers.</summary>
    public static AggregateForm? Form(Form element, int rank, BufferShape shape)
    {
        IrType[] leaves = [.. element.Leaves];
        if (leaves.Length == 0 || !leaves.All(leaf => leaf is ScalarType))
            return null;
        IEnumerable<Form> parts = Enumerable.Repeat<Form>(new AtomForm(ScalarType.Int32), rank).Concat(leaves.Select(leaf => new AtomForm(new BufferType(shape, (ScalarType)leaf))));
        IEnumerable<string> names = LengthNames(rank).Concat(element.LeafNames("items").Select(name => leaves.Length == 1 ? "Items" : name.Substring("items".Length)));
        return new AggregateForm(parts.ToEquatableArray(), names.ToEquatableArray(), Array: new ArrayShape(element, rank, shape));
    }

    private static IEnumerable<string> LengthNames(int rank) => rank switch
    {
        1 => ["Length"],
        2 => ["Rows", "Columns"],
        _ => Enumerable.Range(0, rank).Select(dimension => "Length" + dimension.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };
}
