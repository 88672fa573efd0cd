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
internal sealed record ArrayShape(Form Element, int Rank, BufferShape Shape)
{
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
