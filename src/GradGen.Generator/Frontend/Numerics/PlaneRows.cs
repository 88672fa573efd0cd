using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>Plane: the three parts of its normal, then the distance.</summary>
internal static class PlaneRows
{
    public static readonly NumericsRow[] All =
    [
        .. Made("ssss"),
        .. Made("3s"),
        .. Made("4"),
        .. Equality,
        Row("CreateFromVertices", "333", FromVertices),
        Row("Dot", "v4", Dot),
        Row("DotCoordinate", "v3", (plane, v) => Sum(Join(plane.Part(0, 3) * v, plane.W))),
        Row("DotNormal", "v3", (plane, v) => Dot(plane.Part(0, 3), v)),
        Row("Normalize", "v", Normalize),
        Row("Transform", "vm", (plane, m) => TransformRows.TransformNormal(plane, MatrixRows.Transpose(MatrixInverse.Of4x4(m).Part(1, 16)))) with { IsEstimated = true },
        Row("Transform", "vq", TransformRows.Rotate),
    ];

    public static Lanes Normalize(Lanes plane) => plane / Length(plane.Part(0, 3));

    private static Lanes FromVertices(Lanes a, Lanes b, Lanes c)
    {
        Lanes normal = Lanes.Normalize(VectorRows.Cross(b - a, c - a));
        return Join(normal, -Dot(normal, a));
    }
}
