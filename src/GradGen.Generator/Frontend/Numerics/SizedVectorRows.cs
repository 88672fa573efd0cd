using System.Collections.Generic;
using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>What a vector of one size has for itself, and the extensions that make one of another.</summary>
internal static class SizedVectorRows
{
    public static readonly NumericsRow[] OfTwo =
    [
        Row("Cross", "vv", (a, b) => (a.X * b.Y) - (a.Y * b.X)),
        Row("Reflect", "vv", Reflect),
        Row("Transform", "vn", TransformRows.Transform),
        Row("TransformNormal", "vn", TransformRows.TransformNormal),
        Row("Transform", "vm", (v, m) => TransformRows.Transform(v, m).Part(0, 2)),
        Row("TransformNormal", "vm", (v, m) => TransformRows.TransformNormal(v, m).Part(0, 2)),
        Row("Transform", "vq", (v, q) => TransformRows.Rotate(Join(v, 0, 1), q).Part(0, 2)),
    ];

    public static readonly NumericsRow[] OfThree =
    [
        .. Made("2s"),
        Row("Cross", "vv", VectorRows.Cross),
        Row("Reflect", "vv", Reflect),
        Row("Transform", "vm", (v, m) => TransformRows.Transform(v, m).Part(0, 3)),
        Row("TransformNormal", "vm", (v, m) => TransformRows.TransformNormal(v, m).Part(0, 3)),
        Row("Transform", "vq", (v, q) => TransformRows.Rotate(Join(v, 1), q).Part(0, 3)),
    ];

    public static readonly NumericsRow[] OfFour =
    [
        .. Made("2ss"),
        .. Made("3s"),
        // Of homogeneous coordinates: the weights are multiplied.
        Row("Cross", "vv", (a, b) => Join(Fused(a.Pick(1, 2, 0), b.Pick(2, 0, 1), -(a.Pick(2, 0, 1) * b.Pick(1, 2, 0))), a.W * b.W)),
        Row("Transform", "vm", TransformRows.TransformNormal),
        Row("Transform", "2m", TransformRows.Transform),
        Row("Transform", "3m", TransformRows.Transform),
        Row("Transform", "vq", TransformRows.Rotate),
        Row("Transform", "2q", (v, q) => TransformRows.Rotate(Join(v, 0, 1), q)),
        Row("Transform", "3q", (v, q) => TransformRows.Rotate(Join(v, 1), q)),
    ];

    /// <summary>The extension methods of Vector.</summary>
    public static readonly NumericsRow[] Extensions =
    [
        Row("AsVector2", "3", v => v.Part(0, 2)),
        Row("AsVector2", "4", v => v.Part(0, 2)),
        Row("AsVector3", "2", v => Join(v, 0)),
        Row("AsVector3", "4", v => v.Part(0, 3)),
        Row("AsVector4", "2", v => Join(v, 0, 0)),
        Row("AsVector4", "3", v => Join(v, 0)),
        Row("AsVector4", "q", v => v),
        Row("AsVector4", "p", v => v),
        Row("AsQuaternion", "4", v => v),
        Row("AsPlane", "4", v => v),
        Row("ToScalar", "2", v => v.X),
        Row("ToScalar", "3", v => v.X),
        Row("ToScalar", "4", v => v.X),
    ];

    private static Lanes Reflect(Lanes v, Lanes normal)
    {
        Lanes dot = Dot(v, normal);
        return Fused(-(dot + dot), normal, v);
    }
}
