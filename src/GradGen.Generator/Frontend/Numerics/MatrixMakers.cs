using System;
using System.Collections.Generic;
using System.Linq;
using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>The matrices of translations, scales, rotations, cameras.</summary>
internal static class MatrixMakers
{
    /// <summary>Angles this close to a quarter turn give whole numbers.</summary>
    private const float Quarterly = 0.001f * MathFPi / 180f;

    private const float MathFPi = (float)Math.PI;

    public static readonly NumericsRow[] Of3x2 =
    [
        Row("CreateTranslation", "2", position => Flat(1, 0, 0, 1, position)),
        Row("CreateTranslation", "ss", (x, y) => Flat(1, 0, 0, 1, Join(x, y))),
        Row("CreateScale", "s", scale => Flat(scale, 0, 0, scale, Fill(0, 2))),
        Row("CreateScale", "2", scale => Flat(scale.X, 0, 0, scale.Y, Fill(0, 2))),
        Row("CreateScale", "ss", (x, y) => Flat(x, 0, 0, y, Fill(0, 2))),
        Row("CreateScale", "s2", (scale, center) => Flat(scale, 0, 0, scale, center * (1 - scale))),
        Row("CreateScale", "22", (scale, center) => Flat(scale.X, 0, 0, scale.Y, center * (1 - scale))),
        Row("CreateScale", "ss2", (x, y, center) => Flat(x, 0, 0, y, center * (1 - Join(x, y)))),
        Row("CreateSkew", "ss", (x, y) => Flat(1, Apply("Tan", y), Apply("Tan", x), 1, Fill(0, 2))),
        Row("CreateSkew", "ss2", (x, y, center) =>
        {
            Lanes tanX = Apply("Tan", x), tanY = Apply("Tan", y);
            return Flat(1, tanY, tanX, 1, -center.Pick(1, 0) * Join(tanX, tanY));
        }),
        Row("CreateRotation", "s", angle =>
        {
            (Lanes cos, Lanes sin) = Turn(angle);
            return Flat(cos, sin, -sin, cos, Fill(0, 2));
        }),
        Row("CreateRotation", "s2", (angle, center) =>
        {
            (Lanes cos, Lanes sin) = Turn(angle);
            return Flat(cos, sin, -sin, cos, Join((center.X * (1 - cos)) + (center.Y * sin), (center.Y * (1 - cos)) - (center.X * sin)));
        }),
    ];

    public static readonly NumericsRow[] Of4x4 =
    [
        Row("CreateTranslation", "3", position => Affine(Identity, position)),
        Row("CreateTranslation", "sss", (x, y, z) => Affine(Identity, Join(x, y, z))),
        Row("CreateScale", "s", scale => Affine(Diagonal(Fill(scale, 3)), Fill(0, 3))),
        Row("CreateScale", "3", scale => Affine(Diagonal(scale), Fill(0, 3))),
        Row("CreateScale", "sss", (x, y, z) => Affine(Diagonal(Join(x, y, z)), Fill(0, 3))),
        Row("CreateScale", "s3", (scale, center) => Affine(Diagonal(Fill(scale, 3)), center * (1 - scale))),
        Row("CreateScale", "33", (scale, center) => Affine(Diagonal(scale), center * (1 - scale))),
        Row("CreateScale", "sss3", (x, y, z, center) => Affine(Diagonal(Join(x, y, z)), center * (1 - Join(x, y, z)))),
        .. Rotations("CreateRotationX", 1, 2),
        .. Rotations("CreateRotationY", 2, 0),
        .. Rotations("CreateRotationZ", 0, 1),
        Row("CreateFromQuaternion", "q", FromQuaternion),
        Row("CreateFromAxisAngle", "3s", (axis, angle) => FromQuaternion(QuaternionRows.FromAxisAngle(axis, angle))),
        Row("CreateFromYawPitchRoll", "sss", (yaw, pitch, roll) => FromQuaternion(QuaternionRows.FromYawPitchRoll(yaw, pitch, roll))) with { IsEstimated = true },
        Row("CreateReflection", "p", Reflection),
        Row("CreateWorld", "333", (position, forward, up) => Affine(Axes(-forward, up), position)),
        Row("CreateLookAt", "333", (position, target, up) => Camera(position, position - target, up)),
        Row("CreateLookAtLeftHanded", "333", (position, target, up) => Camera(position, target - position, up)),
        Row("CreateLookTo", "333", (position, direction, up) => Camera(position, -direction, up)),
        Row("CreateLookToLeftHanded", "333", Camera),
    ];

    private static Lanes Identity => Diagonal(Fill(1, 3));

    private static Lanes Flat(Lanes m11, Lanes m12, Lanes m21, Lanes m22, Lanes translation) => Join(m11, m12, m21, m22, translation);

    /// <summary>A matrix from its 3 by 3 part and its translation.</summary>
    private static Lanes Affine(Lanes linear, Lanes translation) => Join(linear.Part(0, 3), 0, linear.Part(3, 3), 0, linear.Part(6, 3), 0, translation, 1);

    private static Lanes Diagonal(Lanes d) => Join(d.X, 0, 0, 0, d.Y, 0, 0, 0, d.Z);

    /// <summary>Rotations from one axis to another.</summary>
    private static IEnumerable<NumericsRow> Rotations(string name, int first, int second) =>
    [
        Row(name, "s", angle => Affine(Rotation(Cos(angle), Sin(angle), first, second), Fill(0, 3))),
        Row(name, "s3", (angle, center) =>
        {
            Lanes cos = Cos(angle), sin = Sin(angle), rest = 1 - cos;
            Lanes x = Fused(center[first], rest, center[second] * sin), y = Fused(center[second], rest, -(center[first] * sin));
            return Affine(Rotation(cos, sin, first, second), Join([.. Enumerable.Range(0, 3).Select(axis => axis == first ? x : axis == second ? y : 0)]));
        }),
    ];

    private static Lanes Rotation(Lanes cos, Lanes sin, int first, int second) => Join([.. Enumerable.Range(0, 9).Select(cell => (cell / 3, cell % 3) switch
    {
        (int row, int column) when row == column => row == first || row == second ? cos : 1,
        (int row, int column) when row == first && column == second => sin,
        (int row, int column) when row == second && column == first => -sin,
        _ => (Lanes)0,
    })]);

    /// <summary>Cosine and sine; whole numbers near quarter turns, as in .NET, with the derivatives of cosine and sine there too.</summary>
    private static (Lanes Cos, Lanes Sin) Turn(Lanes angle)
    {
        Lanes radians = Apply("IEEERemainder", angle, (double)(MathFPi * 2));
        Lanes cos = Cos(radians), sin = Sin(radians);
        Lanes whole = Choose(
            (radians > -Quarterly) & (radians < Quarterly),
            () => Join(1, 0),
            () => Choose(
                (radians > MathFPi / 2 - Quarterly) & (radians < MathFPi / 2 + Quarterly),
                () => Join(0, 1),
                () => Choose(
                    (radians < -MathFPi + Quarterly) | (radians > MathFPi - Quarterly),
                    () => Join(-1, 0),
                    () => Choose((radians > -MathFPi / 2 - Quarterly) & (radians < -MathFPi / 2 + Quarterly), () => Join(0, -1), () => Stop(Join(cos, sin))))));
        Lanes moved = whole + (Join(cos, sin) - Stop(Join(cos, sin)));
        return (moved.X, moved.Y);
    }

    private static Lanes FromQuaternion(Lanes q)
    {
        Lanes square = q.Part(0, 3) * q.Part(0, 3), xx = square.X, yy = square.Y, zz = square.Z;
        Lanes xy = q.X * q.Y, wz = q.Z * q.W, xz = q.Z * q.X, wy = q.Y * q.W, yz = q.Y * q.Z, wx = q.X * q.W;
        return Affine(
            Join(
                1 - (2 * (yy + zz)),
                2 * (xy + wz),
                2 * (xz - wy),
                2 * (xy - wz),
                1 - (2 * (zz + xx)),
                2 * (yz + wx),
                2 * (xz + wy),
                2 * (yz - wx),
                1 - (2 * (yy + xx))),
            Fill(0, 3));
    }

    private static Lanes Reflection(Lanes plane)
    {
        Lanes unit = PlaneRows.Normalize(plane), normal = unit.Part(0, 3), f = normal * -2;
        return Affine(
            Join(
                Fused(normal.X, f.X, 1), normal.X * f.Pick(1, 2),
                normal.Y * f.X, Fused(normal.Y, f.Y, 1), normal.Y * f.Z,
                normal.Z * f.Pick(0, 1), Fused(normal.Z, f.Z, 1)),
            f * unit.W);
    }

    /// <summary>Three axes that stand upright on each other, the last along a direction.</summary>
    private static Lanes Axes(Lanes direction, Lanes up)
    {
        Lanes z = Normalize(direction);
        Lanes x = Normalize(VectorRows.Cross(up, z));
        return Join(x, VectorRows.Cross(z, x), z);
    }

    private static Lanes Camera(Lanes position, Lanes direction, Lanes up)
    {
        Lanes axes = Axes(direction, up), behind = -position;
        return Affine(
            axes.Pick(0, 3, 6, 1, 4, 7, 2, 5, 8),
            Join(Dot(axes.Part(0, 3), behind), Dot(axes.Part(3, 3), behind), Dot(axes.Part(6, 3), behind)));
    }
}
