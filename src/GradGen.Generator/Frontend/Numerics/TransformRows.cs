using System.Linq;
using static GradGen.Generator.Frontend.Lanes;

namespace GradGen.Generator.Frontend;

/// <summary>Vectors times matrices and between quaternions.</summary>
internal static class TransformRows
{
    /// <summary>A row of a matrix, which has two or four columns.</summary>
    public static Lanes Line(this Lanes matrix, int row)
    {
        int columns = matrix.Count == 6 ? 2 : 4;
        return matrix.Part(row * columns, columns);
    }

    /// <summary>The vector times the first rows of the matrix.</summary>
    public static Lanes TransformNormal(Lanes v, Lanes matrix) =>
        Enumerable.Range(1, v.Count - 1).Aggregate(v.X * matrix.Line(0), (sum, row) => Fused(v[row], matrix.Line(row), sum));

    /// <summary>The same, each product rounded.</summary>
    public static Lanes TransformPlainly(Lanes v, Lanes matrix) => (v.X * matrix.Line(0)) + (v.Y * matrix.Line(1));

    /// <summary>The vector times the first rows, moved by the last row.</summary>
    public static Lanes Transform(Lanes v, Lanes matrix) => TransformNormal(v, matrix) + matrix.Line(matrix.Count == 6 ? 2 : 3);

    /// <summary>The vector between the quaternion and its conjugate. The fourth part takes part, as in .NET.</summary>
    public static Lanes Rotate(Lanes v, Lanes q) => QuaternionRows.Product(q, QuaternionRows.Product(v, QuaternionRows.Conjugate(q)));
}
