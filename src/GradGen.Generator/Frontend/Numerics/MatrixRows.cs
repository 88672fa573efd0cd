using System.Collections.Generic;
using System.Linq;
using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>What both matrices have in common, and what each does with others of its kind: parts row by row.</summary>
internal static class MatrixRows
{
    public static readonly NumericsRow[] Of3x2 =
    [
        .. Shared(3, 2),
        .. Made("222").Where(row => row.Method == "Create"),
        Row("Create", "2", row => Join(row, row, row)),
        .. Both("Multiply", "op_Multiply", "vv", (a, b) => Join(
            TransformRows.TransformPlainly(a.Line(0), b),
            TransformRows.TransformPlainly(a.Line(1), b),
            TransformRows.TransformPlainly(a.Line(2), b) + b.Line(2))),
        Row("GetDeterminant", "v.", MatrixInverse.Determinant3x2),
        Row("Invert", "vv&", MatrixInverse.Of3x2),
    ];

    public static readonly NumericsRow[] Of4x4 =
    [
        .. Shared(4, 4),
        .. Made("n").Select(row => new NumericsRow(row.Method, row.Parameters, a => Widened(a[0]))),
        .. Made("4444").Where(row => row.Method == "Create"),
        Row("Create", "4", row => Join(row, row, row, row)),
        .. Both("Multiply", "op_Multiply", "vv", (a, b) => Join([.. Enumerable.Range(0, 4).Select(row => TransformRows.TransformNormal(a.Line(row), b))])),
        Row("Transform", "vq", (m, q) => Join([.. Enumerable.Range(0, 4).Select(row => Turned(m.Line(row), q))])),
        Row("Transpose", "v", Transpose),
        Row("GetDeterminant", "v.", MatrixInverse.Determinant4x4),
        Row("Invert", "vv&", MatrixInverse.Of4x4) with { IsEstimated = true },
    ];

    public static Lanes Transpose(Lanes m) => m.Pick([.. from column in Enumerable.Range(0, 4) from row in Enumerable.Range(0, 4) select (4 * row) + column]);

    private static IEnumerable<NumericsRow> Shared(int rows, int columns) =>
    [
        .. Made(new string('s', rows * columns)),
        Row("Create", "s", a => Fill(a, rows * columns)),
        Fixed("get_Identity", Identity(rows, columns)),
        Row("get_IsIdentity", "v.", m => All(Equal(m, Identity(rows, columns)))),
        .. Equality,
        .. Both("Add", "op_Addition", "vv", (a, b) => a + b),
        .. Both("Subtract", "op_Subtraction", "vv", (a, b) => a - b),
        .. Both("Multiply", "op_Multiply", "vs", (a, b) => a * b),
        Row("Negate", "v", a => -a),
        Row("op_UnaryNegation", "v", a => -a),
        Row("Lerp", "vvs", VectorRows.Lerp),
    ];

    private static Lanes Identity(int rows, int columns) => Join([.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (Lanes)(row == column ? 1 : 0)]);

    private static Lanes Widened(Lanes m) => Join(m.Line(0), 0, 0, m.Line(1), 0, 0, 0, 0, 1, 0, m.Line(2), 0, 1);

    /// <summary>A row of a matrix, turned by a quaternion.</summary>
    private static Lanes Turned(Lanes row, Lanes q)
    {
        Lanes twice = q.Part(0, 3) + q.Part(0, 3);
        Lanes w = q.W * twice, x = q.X * twice, y = q.Y * twice.Part(1, 2), zz = q.Z * twice.Z;
        Lanes xx = x.X, xy = x.Y, xz = x.Z, yy = y.X, yz = y.Y;
        return Join(
            (row.X * (1 - yy - zz)) + (row.Y * (xy - w.Z)) + (row.Z * (xz + w.Y)),
            (row.X * (xy + w.Z)) + (row.Y * (1 - xx - zz)) + (row.Z * (yz - w.X)),
            (row.X * (xz - w.Y)) + (row.Y * (yz + w.X)) + (row.Z * (1 - xx - yy)),
            row.W);
    }
}
