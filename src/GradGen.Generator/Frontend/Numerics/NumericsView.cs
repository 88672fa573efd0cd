using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Frontend;

/// <summary>Parts of a vector or matrix that are read or written together: an element, a row, the translation.</summary>
/// <param name="Start">The first part where every index is zero.</param>
/// <param name="Counts">How many values each index has; there are none for a fixed place. The last one moves by the width.</param>
/// <param name="Width">The number of parts.</param>
/// <param name="Writes">True where the parts are replaced.</param>
/// <param name="Argument">What the exception for a wrong index names, as C# text; empty for nothing.</param>
internal sealed record NumericsView(int Start, int[] Counts, int Width, bool Writes, string Argument)
{
    private const string Index = "\"index\"";

    /// <summary>The views of a vector's elements, by key.</summary>
    public static IEnumerable<(string Key, NumericsView View)> OfVector(string type, int count) =>
    [
        .. Indexer(type, "Int32", "Single", 0, [count], 1, Index),
        (NumericsTable.Key("Vector", "GetElement", [type, "Int32"]), new(0, [count], 1, false, Index)),
        (NumericsTable.Key("Vector", "WithElement", [type, "Int32", "Single"]), new(0, [count], 1, true, Index)),
    ];

    public static IEnumerable<(string Key, NumericsView View)> OfQuaternion => Indexer("Quaternion", "Int32", "Single", 0, [4], 1, "");

    public static IEnumerable<(string Key, NumericsView View)> OfMatrix(string type, int rows, int columns, int translation)
    {
        string line = "Vector" + columns;
        return
        [
            .. Indexer(type, "Int32,Int32", "Single", 0, [rows, columns], 1, ""),
            .. Indexer(type, "Int32", line, 0, [rows], columns, ""),
            (NumericsTable.Key(type, "GetElement", ["Int32", "Int32"]), new(0, [rows, columns], 1, false, "")),
            (NumericsTable.Key(type, "WithElement", ["Int32", "Int32", "Single"]), new(0, [rows, columns], 1, true, "")),
            (NumericsTable.Key(type, "GetRow", ["Int32"]), new(0, [rows], columns, false, "")),
            (NumericsTable.Key(type, "WithRow", ["Int32", line]), new(0, [rows], columns, true, "")),
            .. Enumerable.Range(0, rows).SelectMany(row => Property(type, "XYZW"[row].ToString(), line, row * columns, columns)),
            .. Property(type, "Translation", "Vector" + translation, (rows - 1) * columns, translation),
        ];
    }

    private static IEnumerable<(string Key, NumericsView View)> Indexer(string type, string indices, string value, int start, int[] counts, int width, string argument) =>
    [
        (NumericsTable.Key(type, "get_Item", [indices]), new(start, counts, width, false, argument)),
        (NumericsTable.Key(type, "set_Item", [indices, value]), new(start, counts, width, true, argument)),
    ];

    private static IEnumerable<(string Key, NumericsView View)> Property(string type, string name, string value, int start, int width) =>
    [
        (NumericsTable.Key(type, "get_" + name, []), new(start, [], width, false, "")),
        (NumericsTable.Key(type, "set_" + name, [value]), new(start, [], width, true, "")),
    ];
}
