using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Numerics.Vector;

namespace GradGen.Benchmarks.Kernels;

/// <summary>Rodrigues' formula in lanes: a point p turned about an axis, and what its adjoint says about point and rotation vector.</summary>
internal readonly struct Rotation
{
    private readonly Vector<double> _px, _py, _pz, _wx, _wy, _wz;
    private readonly Vector<double> _inverse, _sin, _cos, _rest, _dot, _crossX, _crossY, _crossZ;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rotation(Vector<double> rx, Vector<double> ry, Vector<double> rz, Vector<double> px, Vector<double> py, Vector<double> pz)
    {
        Square = MultiplyAddEstimate(rx, rx, MultiplyAddEstimate(ry, ry, rz * rz));
        Vector<double> angle = SquareRoot(Square);
        (_sin, _cos) = SinCos(angle);
        _rest = Vector<double>.One - _cos;
        _inverse = Vector<double>.One / angle;
        (_px, _py, _pz) = (px, py, pz);
        (_wx, _wy, _wz) = (rx * _inverse, ry * _inverse, rz * _inverse);
        _dot = Dot(_wx, _wy, _wz, px, py, pz);
        (_crossX, _crossY, _crossZ) = Cross(_wx, _wy, _wz, px, py, pz);
    }

    /// <summary>The angle's.</summary>
    public Vector<double> Square { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> X, Vector<double> Y, Vector<double> Z) Rotated()
    {
        Vector<double> along = _dot * _rest;
        return (Turned(_px, _crossX, _sin, _wx, along), Turned(_py, _crossY, _sin, _wy, along), Turned(_pz, _crossZ, _sin, _wz, along));
    }

    /// <summary>From the adjoint of the turned point: that of the point, then that of the rotation vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double>, Vector<double>, Vector<double>, Vector<double>, Vector<double>, Vector<double>) Back(Vector<double> gx, Vector<double> gy, Vector<double> gz)
    {
        Vector<double> along = Dot(_wx, _wy, _wz, gx, gy, gz) * _rest;
        (Vector<double> tx, Vector<double> ty, Vector<double> tz) = Cross(gx, gy, gz, _wx, _wy, _wz);
        Vector<double> bx = Turned(gx, tx, _sin, _wx, along), by = Turned(gy, ty, _sin, _wy, along), bz = Turned(gz, tz, _sin, _wz, along);

        (Vector<double> mx, Vector<double> my, Vector<double> mz) = Cross(_px, _py, _pz, gx, gy, gz);
        Vector<double> far = _dot * _rest;
        Vector<double> hx = MultiplyAddEstimate(_sin, mx, MultiplyAddEstimate(_px, along, gx * far));
        Vector<double> hy = MultiplyAddEstimate(_sin, my, MultiplyAddEstimate(_py, along, gy * far));
        Vector<double> hz = MultiplyAddEstimate(_sin, mz, MultiplyAddEstimate(_pz, along, gz * far));
        Vector<double> across = Dot(gx, gy, gz, _crossX, _crossY, _crossZ) * _cos;
        Vector<double> parallel = MultiplyAddEstimate(Dot(_wx, _wy, _wz, gx, gy, gz), _dot, -Dot(gx, gy, gz, _px, _py, _pz));
        Vector<double> turn = MultiplyAddEstimate(_sin, parallel, across) - _inverse * Dot(_wx, _wy, _wz, hx, hy, hz);
        return (bx, by, bz,
            MultiplyAddEstimate(_wx, turn, hx * _inverse), MultiplyAddEstimate(_wy, turn, hy * _inverse), MultiplyAddEstimate(_wz, turn, hz * _inverse));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> Turned(Vector<double> p, Vector<double> cross, Vector<double> sin, Vector<double> w, Vector<double> along) =>
        MultiplyAddEstimate(p, _cos, MultiplyAddEstimate(cross, sin, w * along));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Dot(Vector<double> ax, Vector<double> ay, Vector<double> az, Vector<double> bx, Vector<double> by, Vector<double> bz) =>
        MultiplyAddEstimate(ax, bx, MultiplyAddEstimate(ay, by, az * bz));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double>, Vector<double>, Vector<double>) Cross(
        Vector<double> ax, Vector<double> ay, Vector<double> az, Vector<double> bx, Vector<double> by, Vector<double> bz) =>
        (MultiplyAddEstimate(ay, bz, -az * by), MultiplyAddEstimate(az, bx, -ax * bz), MultiplyAddEstimate(ax, by, -ay * bx));
}
