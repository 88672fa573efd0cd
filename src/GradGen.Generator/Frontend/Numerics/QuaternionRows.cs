using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>Quaternion, part by part: X, Y, Z, W.</summary>
internal static class QuaternionRows
{
    private const float AlmostOne = 1 - 1e-6f;

    public static readonly NumericsRow[] All =
    [
        .. Made("ssss"),
        .. Made("3s"),
        Fixed("get_Zero", Fill(0, 4)),
        Fixed("get_Identity", Join(0, 0, 0, 1)),
        Row("get_IsIdentity", "v.", q => Lanes.All(Equal(q, Join(0, 0, 0, 1)))),
        .. Equality,

        .. Both("Add", "op_Addition", "vv", (a, b) => a + b),
        .. Both("Subtract", "op_Subtraction", "vv", (a, b) => a - b),
        .. Both("Multiply", "op_Multiply", "vv", Product),
        .. Both("Multiply", "op_Multiply", "vs", (a, b) => a * b),
        .. Both("Divide", "op_Division", "vv", (a, b) => Product(a, Inverse(b))),
        Row("Negate", "v", q => -q),
        Row("op_UnaryNegation", "v", q => -q),

        Row("Concatenate", "vv", (a, b) => Product(b, a)),
        Row("Conjugate", "v", Conjugate),
        Row("Inverse", "v", Inverse),
        Row("Dot", "vv", Dot),
        Row("Length", "v.", Length),
        Row("LengthSquared", "v.", q => Dot(q, q)),
        Row("Normalize", "v", Normalize),
        Row("Lerp", "vvs", Lerp),
        Row("Slerp", "vvs", Slerp),

        Row("CreateFromAxisAngle", "3s", FromAxisAngle),
        Row("CreateFromYawPitchRoll", "sss", FromYawPitchRoll) with { IsEstimated = true },
        Row("CreateFromRotationMatrix", "m", FromRotation),
    ];

    public static Lanes Product(Lanes a, Lanes b)
    {
        Lanes w = a.W * b, x = a.X * b.Pick(3, 2, 1, 0), y = a.Y * b.Pick(2, 3, 0, 1), z = a.Z * b.Pick(1, 0, 3, 2);
        return Join(
            w.X + x.X + y.X - z.X,
            w.Y - x.Y + y.Y + z.Y,
            w.Z + x.Z - y.Z + z.Z,
            w.W - x.W - y.W - z.W);
    }

    public static Lanes Conjugate(Lanes q) => Join(-q.Part(0, 3), q.W);

    public static Lanes FromAxisAngle(Lanes axis, Lanes angle)
    {
        Lanes half = angle * 0.5;
        return Join(axis * Sin(half), Cos(half));
    }

    public static Lanes FromYawPitchRoll(Lanes yaw, Lanes pitch, Lanes roll)
    {
        Lanes y = yaw * 0.5, p = pitch * 0.5, r = roll * 0.5;
        Lanes sy = Sin(y), cy = Cos(y), sp = Sin(p), cp = Cos(p), sr = Sin(r), cr = Cos(r);
        return Join(
            (cy * sp * cr) + (sy * cp * sr),
            (sy * cp * cr) - (cy * sp * sr),
            (cy * cp * sr) - (sy * sp * cr),
            (cy * cp * cr) + (sy * sp * sr));
    }

    private static Lanes Inverse(Lanes q) => Conjugate(q) / Dot(q, q);

    private static Lanes Lerp(Lanes a, Lanes b, Lanes amount) => Normalize(Fused(a, 1 - amount, b * Select(Dot(a, b) >= 0, amount, -amount)));

    /// <summary>On the great circle, the short way; on the line where the two are so close that the angle's sine vanishes.</summary>
    private static Lanes Slerp(Lanes a, Lanes b, Lanes amount)
    {
        Lanes dot = Dot(a, b);
        Lanes cosine = Abs(dot);
        Lanes weights = Choose(
            cosine > AlmostOne,
            () => Join(1 - amount, amount),
            () =>
            {
                Lanes angle = Apply("Acos", cosine);
                Lanes inverse = 1 / Sin(angle);
                return Join(Sin((1 - amount) * angle) * inverse, Sin(amount * angle) * inverse);
            });
        return (weights.X * a) + (Select(dot < 0, -weights.Y, weights.Y) * b);
    }

    /// <summary>From the largest of the four, which is found first.</summary>
    private static Lanes FromRotation(Lanes m)
    {
        Lanes m11 = m[0], m22 = m[5], m33 = m[10], trace = m11 + m22 + m33;
        Lanes xy = m[1] + m[4], xz = m[2] + m[8], yz = m[6] + m[9], x = m[6] - m[9], y = m[8] - m[2], z = m[1] - m[4];
        return Choose(trace > 0, () => Scaled(trace + 1, s => Join(x * s, y * s, z * s), 3), () =>
            Choose((m11 >= m22) & (m11 >= m33), () => Scaled(1 + m11 - m22 - m33, s => Join(xy * s, xz * s, x * s), 0), () =>
            Choose(m22 > m33, () => Scaled(1 + m22 - m11 - m33, s => Join(xy * s, yz * s, y * s), 1), () =>
            Scaled(1 + m33 - m11 - m22, s => Join(xz * s, yz * s, z * s), 2))));
    }

    private static Lanes Scaled(Lanes squared, System.Func<Lanes, Lanes> others, int largest)
    {
        Lanes root = Sqrt(squared);
        Lanes rest = others(0.5 / root);
        return Join(rest.Part(0, largest), 0.5 * root, rest.Part(largest, 3 - largest));
    }
}
