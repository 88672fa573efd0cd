using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Quaternions, planes and matrices of System.Numerics.</summary>
public static partial class Rotations
{
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Quaternions(float x, float y, float z)
    {
        var a = new Quaternion(x, y, z, 3);
        var b = new Quaternion(new Vector3(y, z, 1), 2);
        Quaternion sum = a + b * a - Quaternion.Add(b, -a) * (0.5f * Quaternion.Identity.W) + a / b;
        sum = Quaternion.Subtract(sum, Quaternion.Multiply(Quaternion.Multiply(a, b), 0.1f)) + Quaternion.Negate(Quaternion.Divide(b, a));
        sum = Quaternion.Concatenate(sum, Quaternion.Conjugate(b)) + Quaternion.Inverse(a) + Quaternion.Create(x, 0, y, 0) + Quaternion.Create(new Vector3(x), z) + Quaternion.Zero;
        sum[1] = sum[0] * x;
        bool isSame = sum == a || sum.Equals(b) || !(sum != b) || sum.IsIdentity;
        return isSame ? 1 : Quaternion.Dot(sum, a) + sum.Length() + Quaternion.Normalize(sum).W + 0.1f * sum.LengthSquared() + sum.AsVector4().Z + new Vector4(sum.X, 1, y, 2).AsQuaternion().Length();
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Interpolated(float x, float y, float amount)
    {
        Quaternion a = Quaternion.CreateFromAxisAngle(new Vector3(0.6f, 0, 0.8f), x);
        Quaternion b = Quaternion.CreateFromAxisAngle(Vector3.UnitY, y + 1);
        Quaternion c = Quaternion.Slerp(a, b, amount) + Quaternion.Lerp(a, -b, amount) + Quaternion.Slerp(a, a, amount);
        return c.X + 2 * c.Y + 3 * c.Z + c.W * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Turned(float x, float y, float z)
    {
        Quaternion q = Quaternion.Normalize(new Quaternion(x, y, z, 2));
        Vector2 two = Vector2.Transform(new Vector2(x, 1), q);
        Vector3 three = Vector3.Transform(new Vector3(two, y), q);
        Vector4 four = Vector4.Transform(new Vector4(three, x), q) + Vector4.Transform(two, q) + Vector4.Transform(three, q);
        return Vector4.Dot(four, new Vector4(1, 2, x, 4)) + three.Z * two.Y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Transformed(float x, float y, float z)
    {
        var m = new Matrix4x4(x, y, z, 1, y, x, 1, 0.5f, z, 2, x, y, 1, x, y, z);
        Vector2 two = Vector2.Transform(new Vector2(x, y), m) + Vector2.TransformNormal(new Vector2(1, z), m);
        Vector3 three = Vector3.Transform(new Vector3(two, y), m) + Vector3.TransformNormal(new Vector3(x, 1, z), m);
        Vector4 four = 0.1f * Vector4.Transform(new Vector4(three, x), m) + Vector4.Transform(two, m) + Vector4.Transform(three, m);
        return 0.1f * Vector4.Dot(four, new Vector4(1, 2, x, 3));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float FlatMatrices(float x, float y, float angle)
    {
        Vector2 scale = new(x, 2), center = new(y, 1);
        Matrix3x2 m = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateTranslation(center) + Matrix3x2.CreateRotation(angle, center) - Matrix3x2.CreateTranslation(y, x);
        m = m * Matrix3x2.CreateScale(x) + Matrix3x2.CreateScale(scale) + Matrix3x2.CreateScale(x, y) + Matrix3x2.CreateScale(x, center) + Matrix3x2.CreateScale(scale, center) + Matrix3x2.CreateScale(x, y, center);
        m += Matrix3x2.CreateSkew(0.3f * x, 0.2f * y) + Matrix3x2.CreateSkew(0.3f * x, 0.2f * y, center) + Matrix3x2.Identity;
        m = Matrix3x2.Add(m, Matrix3x2.Subtract(Matrix3x2.Multiply(m, 0.5f), Matrix3x2.Negate(Matrix3x2.Multiply(m, new Matrix3x2(1, x, y, 2, 0.5f, x))))) + -m * 0.1f;
        m = Matrix3x2.Lerp(m, Matrix3x2.Create(x), 0.25f) + Matrix3x2.Create(center) + Matrix3x2.Create(center, scale, center) + Matrix3x2.Create(1, 0, y, 1, x, 2);
        m[0, 1] = m[1, 0] * 0.5f;
        m[2] = m[0] + m.GetRow(1);
        m.X = m.Y - m.Z;
        m = m.WithElement(1, 1, m.GetElement(0, 1) + x).WithRow(2, m.Translation);
        m.Translation = m.X * y;
        m.Y = new Vector2(m.M21, 1);
        m.Z += Vector2.One;
        bool isSame = m == Matrix3x2.Identity || !(m != Matrix3x2.Identity) || m.Equals(Matrix3x2.Identity) || m.IsIdentity;
        Vector2 moved = Vector2.Transform(center, m) + Vector2.TransformNormal(scale, m);
        return isSame ? 1 : 0.1f * (moved.X + moved.Y * m.M32 + m.GetDeterminant());
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float FlatInverse(float x, float y, float z)
    {
        var m = new Matrix3x2(3, x, y, 4, z, 1);
        if (!Matrix3x2.Invert(m, out Matrix3x2 inverse))
            return 0;
        return inverse.M11 + inverse.M12 * x + inverse.M21 * y + inverse.M22 + inverse.M31 * inverse.M32;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Matrices(float x, float y, float z)
    {
        var a = new Matrix4x4(2, x, y, z, 1, 3, x, y, z, 0, 2, x, y, z, 1, 4);
        Matrix4x4 b = Matrix4x4.Transpose(a) * 0.5f + Matrix4x4.Identity - Matrix4x4.Create(x);
        b = Matrix4x4.Add(b, Matrix4x4.Multiply(a, b)) + Matrix4x4.Subtract(a * b, Matrix4x4.Multiply(a, 0.5f)) + Matrix4x4.Negate(b) + -a;
        b = Matrix4x4.Lerp(a, b * 0.1f, 0.25f) + new Matrix4x4(Matrix3x2.CreateScale(x)) + Matrix4x4.Create(new Matrix3x2(1, y, x, 2, 3, z));
        b += Matrix4x4.Create(new Vector4(x)) + Matrix4x4.Create(Vector4.One, new Vector4(z), Vector4.UnitX, Vector4.UnitY) + Matrix4x4.Create(2, x, y, z, 1, 3, x, y, z, 0, 2, x, y, z, 1, 4);
        b[1, 2] = b[2, 1] * x;
        b[3] = b[0] + b.GetRow(1);
        b.X = b.Y - b.Z + b.W;
        b = b.WithElement(1, 1, b.GetElement(0, 1) + x).WithRow(2, new Vector4(b.Translation, 1));
        b.Translation *= y;
        b.Y = new Vector4(b.M24, 1, x, 2);
        b.Z += Vector4.One;
        b.W *= 0.5f;
        bool isSame = b == a || !(b != a) || b.Equals(a) || b.IsIdentity;
        return isSame ? 1 : 0.001f * b.GetDeterminant() + b.M11 + b.M23 * b.M34;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Built(float x, float y, float z)
    {
        Vector3 v = new(x, y, z), up = new(0.1f, 1, 0.2f);
        Matrix4x4 m = Matrix4x4.CreateRotationX(x) * Matrix4x4.CreateRotationY(y) * Matrix4x4.CreateRotationZ(z) * Matrix4x4.CreateTranslation(v) * Matrix4x4.CreateScale(v);
        m += Matrix4x4.CreateRotationX(x, v) + Matrix4x4.CreateRotationY(y, v) + Matrix4x4.CreateRotationZ(z, v) + Matrix4x4.CreateTranslation(x, y, z);
        m += Matrix4x4.CreateScale(x) + Matrix4x4.CreateScale(x, y, z) + Matrix4x4.CreateScale(x, v) + Matrix4x4.CreateScale(v, up) + Matrix4x4.CreateScale(x, y, z, up);
        m += Matrix4x4.CreateFromQuaternion(new Quaternion(x, y, z, 1)) + Matrix4x4.CreateFromAxisAngle(up, x) + Matrix4x4.Transform(m, new Quaternion(z, x, y, 1)) * 0.1f;
        m += Matrix4x4.CreateReflection(new Plane(x, 3, z, y)) + Matrix4x4.CreateWorld(v, new Vector3(x, 1, 4), up);
        Vector3 target = new(3, x, 4);
        m += Matrix4x4.CreateLookAt(v, target, up) + Matrix4x4.CreateLookAtLeftHanded(v, target, up) + Matrix4x4.CreateLookTo(v, target, up) + Matrix4x4.CreateLookToLeftHanded(v, target, up);
        Vector4 all = 0.1f * (m[0] + m[1] * 2 + m[2] * x + m[3] * y);
        return all.X + all.Y + all.Z + all.W;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float FromMatrix(float x, float y, float z)
    {
        Quaternion q = Quaternion.Normalize(new Quaternion(x, y, z, 0.5f));
        Matrix4x4 m = Matrix4x4.CreateFromQuaternion(q);
        m.Translation = new Vector3(x, y, z);
        Quaternion again = Quaternion.CreateFromRotationMatrix(m);
        return again.X + 2 * again.Y + 3 * again.Z + 4 * again.W + m.M41;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Planes(float x, float y, float z)
    {
        Plane plane = Plane.CreateFromVertices(new Vector3(x, 0, 3), new Vector3(4, y, 0), new Vector3(0, 4, z));
        var other = new Plane(new Vector3(x, y, 2), z);
        Plane third = Plane.Create(new Vector3(x, y, z), 1), fourth = Plane.Create(new Vector4(x, 1, y, z)), fifth = Plane.Create(x, y, z, 2);
        other = Plane.Normalize(Plane.Transform(other, Quaternion.CreateFromAxisAngle(Vector3.UnitX, x)));
        bool isSame = plane == other || !(plane != other) || plane.Equals(other);
        var four = new Plane(new Vector4(other.Normal, y));
        return isSame ? 1 : plane.D + Plane.Dot(plane, new Vector4(x, y, z, 1)) + Plane.DotCoordinate(other, new Vector3(x, y, z)) * Plane.DotNormal(four, plane.Normal)
            + Vector4.Dot(third.AsVector4(), fourth.AsVector4()) + fifth.Normal.Length() + new Vector4(x, y, z, 5).AsPlane().D + new Plane(x, 1, z, y).D;
    }

    /// <summary>Their last bits depend on the machine.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Estimated(ReadOnlySpan<float> x, float y)
    {
        float sum = 0;
        foreach (float value in x)
        {
            Quaternion q = Quaternion.CreateFromYawPitchRoll(value, y, 0.5f);
            Matrix4x4 m = Matrix4x4.CreateFromYawPitchRoll(y, 1, value);
            m += new Matrix4x4(8, value, y, 1, 0, 9, value, y, 1, 2, 10, value, y, 1, 2, 11);
            if (Matrix4x4.Invert(m, out Matrix4x4 inverse))
                sum += inverse.M11 + inverse.M24 * y + inverse.M32 + inverse.M43;
            sum += q.X + q.W * value + Plane.Transform(new Plane(value, y, 1, 2), m).D;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float TurnedFlat(float angle, float x, float y) => Vector2.Transform(new Vector2(x, y), Matrix3x2.CreateRotation(angle)).X;
}
