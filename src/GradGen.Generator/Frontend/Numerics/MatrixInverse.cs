using static GradGen.Generator.Frontend.Lanes;

namespace GradGen.Generator.Frontend;

/// <summary>Inverses by cofactors: whether there is one, then its parts.</summary>
internal static class MatrixInverse
{
    public static Lanes Of3x2(Lanes m)
    {
        Lanes determinant = Determinant3x2(m);
        return Checked(determinant, 6, () =>
        {
            Lanes inverse = 1 / determinant;
            return Join(
                m[3] * inverse,
                -m[1] * inverse,
                -m[2] * inverse,
                m[0] * inverse,
                ((m[2] * m[5]) - (m[4] * m[3])) * inverse,
                ((m[4] * m[1]) - (m[0] * m[5])) * inverse);
        });
    }

    public static Lanes Of4x4(Lanes m)
    {
        Lanes first = Cofactors(m.Line(1), Minors(m.Line(2), m.Line(3)));
        Lanes determinant = (m[0] * first.X) + (m[1] * first.Y) + (m[2] * first.Z) + (m[3] * first.W);
        return Checked(determinant, 16, () =>
        {
            Lanes upper = Minors(m.Line(0), m.Line(1));
            Lanes adjugate = Join(first, -Cofactors(m.Line(0), Minors(m.Line(2), m.Line(3))), Cofactors(m.Line(3), upper), -Cofactors(m.Line(2), upper));
            return MatrixRows.Transpose(adjugate) * (1 / determinant);
        });
    }

    public static Lanes Determinant3x2(Lanes m) => (m[0] * m[3]) - (m[2] * m[1]);

    public static Lanes Determinant4x4(Lanes m)
    {
        Lanes minors = Minors(m.Line(2), m.Line(3)), row = m.Line(1);
        return (m[0] * Cofactor(row, minors, 1, 2, 3)) - (m[1] * Cofactor(row, minors, 0, 2, 3)) + (m[2] * Cofactor(row, minors, 0, 1, 3)) - (m[3] * Cofactor(row, minors, 0, 1, 2));
    }

    /// <summary>The determinants of two rows: of the columns 01, 02, 03, 12, 13, 23.</summary>
    private static Lanes Minors(Lanes a, Lanes b) => (a.Pick(0, 0, 0, 1, 1, 2) * b.Pick(1, 2, 3, 2, 3, 3)) - (a.Pick(1, 2, 3, 2, 3, 3) * b.Pick(0, 0, 0, 1, 1, 2));

    private static Lanes Cofactors(Lanes row, Lanes minors) => Join(
        Cofactor(row, minors, 1, 2, 3),
        -Cofactor(row, minors, 0, 2, 3),
        Cofactor(row, minors, 0, 1, 3),
        -Cofactor(row, minors, 0, 1, 2));

    private static Lanes Cofactor(Lanes row, Lanes minors, int a, int b, int c)
    {
        return (row[a] * Minor(b, c)) - (row[b] * Minor(a, c)) + (row[c] * Minor(a, b));

        Lanes Minor(int left, int right) => minors[left == 0 ? right - 1 : left + right];
    }

    private static Lanes Checked(Lanes determinant, int count, System.Func<Lanes> inverse) =>
        Choose(Abs(determinant) < float.Epsilon, () => Join(false, Fill(double.NaN, count)), () => Join(true, inverse()));
}
