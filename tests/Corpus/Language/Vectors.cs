using System;
using System.Numerics;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Vectors of System.Numerics: made, computed with, taken apart.</summary>
public static partial class Vectors
{
    private static readonly Vector3 s_up = new(0.1f, 1, 0.2f);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Operators(float x, float y, float z)
    {
        var a = new Vector3(x, y, z);
        var b = new Vector3(y) { X = 2 };
        Vector3 sum = a + b * 2f - 0.5f * (a * b) + +a;
        sum += a / 3;
        sum -= -b / new Vector3(3, 2 + x * x, 4);
        sum *= x;
        return sum.X + 2 * sum.Y - sum.Z * z;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Methods(float x, float y)
    {
        Vector2 a = Vector2.Add(new Vector2(x, y), Vector2.One);
        Vector2 b = Vector2.Subtract(Vector2.Multiply(a, a), Vector2.Multiply(2, a));
        b = Vector2.Divide(Vector2.Multiply(b, y), a * a + Vector2.One) + Vector2.Negate(Vector2.Divide(a, 4));
        return Vector2.Sum(a * b) + Vector2.Dot(a, b);
    }

    [Differentiable(Derivatives = Vjp | Jvp | Jacobian)]
    public static (float X, float Y, float Z, float W) Made(float x, float y)
    {
        var two = new Vector2(x, x * y);
        Vector3 three = new Vector3(two, y) + Vector3.Create(two, x) + Vector3.Create(x, y, 1) + Vector3.Create(y) + Vector3.CreateScalar(x);
        Vector4 four = new Vector4(two, x, y) + new Vector4(three, y) + Vector4.Create(two, 1, x) + Vector4.Create(three, x) + new Vector4(x, y, x, y) + new Vector4(y);
        four += two.AsVector4() * 2 + three.AsVector4() * x + Vector4.Create(1, x, 2, y) * y;
        three += two.AsVector3() + four.AsVector3() * y;
        two += three.AsVector2() + four.AsVector2() * x;
        return (two.ToScalar() + three.ToScalar(), two.Y * four.ToScalar(), three.Z, four.W);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float ByConstants(float x, float y)
    {
        Vector4 a = x * Vector4.UnitX + y * Vector4.UnitY + Vector4.UnitZ + x * y * Vector4.UnitW;
        a = a * Vector4.E + Vector4.Pi / Vector4.Tau + Vector4.Zero + Vector4.NegativeZero + Vector4.Epsilon;
        if (Vector4.EqualsAny(a, Vector4.NaN) || Vector4.LessThanAny(a, Vector4.NegativeInfinity) || Vector4.GreaterThanAny(a, Vector4.PositiveInfinity))
            return 7;
        return Vector4.Dot(a, Vector4.One + a.X * Vector4.UnitY);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Lengths(float x, float y, float z)
    {
        var a = new Vector3(x, y + 3, z);
        var b = new Vector4(z, x, y, 3);
        var c = new Vector2(4, x);
        Vector3 unit = Vector3.Normalize(a);
        return unit.X * a.Length() + unit.Y * b.LengthSquared() + Vector4.Normalize(b).W + Vector4.Distance(b, Vector4.One) * c.Length()
            + Vector2.DistanceSquared(c, new Vector2(y, z)) * Vector3.Dot(unit, s_up) + Vector2.Normalize(c).X;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Products(float x, float y, float z)
    {
        var a = new Vector3(x, y, z);
        Vector3 across = Vector3.Cross(a, s_up);
        Vector3 back = Vector3.Reflect(a, new Vector3(0.6f, x * 0.1f, 0.8f));
        Vector2 flat = Vector2.Reflect(new Vector2(x, y), new Vector2(z, 0.8f));
        Vector4 homogeneous = Vector4.Cross(new Vector4(a, 1), new Vector4(across, 2));
        return across.Length() + Vector3.Dot(back, a) + Vector2.Cross(flat, new Vector2(y, z)) + Vector4.Sum(homogeneous) + homogeneous.W;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Between(float x, float y, float amount)
    {
        var a = new Vector3(x, 1, y);
        var b = new Vector3(2, y, x * x);
        Vector3 by = Vector3.Lerp(a, b, amount) + Vector3.Lerp(b, a, new Vector3(amount, x, 0.5f));
        Vector3 fused = Vector3.FusedMultiplyAdd(a, b, by) + Vector3.MultiplyAddEstimate(by, a, b);
        return by.X * by.Y + fused.Z * by.Z + fused.X;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float PartByPart(float x, float y)
    {
        var a = new Vector3(x, y, x * y);
        var far = new Vector3(3, -4, 5);
        Vector3 positive = Vector3.Abs(a) + Vector3.One;
        Vector3 sum = Vector3.SquareRoot(positive) + Vector3.CopySign(positive, far) + Vector3.Hypot(positive, a) + Vector3.DegreesToRadians(a * 50) + Vector3.RadiansToDegrees(a / 50);
        sum += Vector3.Max(a, far) + 2 * Vector3.Min(a, far) + Vector3.MaxMagnitude(a, far) * x + Vector3.MinMagnitude(a, far) * y;
        sum += Vector3.MaxNumber(a, far) * y + Vector3.MinNumber(a, far) + Vector3.MaxMagnitudeNumber(a, far) + Vector3.MinMagnitudeNumber(a, far) * x;
        sum += Vector3.MaxNative(a, far) + Vector3.MinNative(a, far) * y;
        return Vector3.Dot(sum, new Vector3(1, 2, x));
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Bounded(float x, float y)
    {
        var a = new Vector4(x, y, 3 * x, 3 * y);
        Vector4 inside = Vector4.Clamp(a, new Vector4(-1.5f, -1, x - 5, 0.3f), new Vector4(1.5f, 1, 4, y + 5)) + Vector4.ClampNative(a, new Vector4(-7), new Vector4(1));
        return inside.X * inside.Y + inside.Z * inside.W;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Stepped([Domain(0.32, 0.38)] float x, [Domain(0.52, 0.58)] float y)
    {
        var a = new Vector2(5 * x, 5 * y);
        Vector2 steps = Vector2.Round(a) + Vector2.Truncate(a);
        return steps.X * x + steps.Y * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Compared(float x, float y, float z)
    {
        Vector3 a = new(x, y, z), b = new(z, x, y);
        float sum = a == b ? x : y;
        sum += a != b && !a.Equals(b) ? x * x : y;
        sum += Vector3.GreaterThanAll(a, b) || Vector3.LessThanAll(a, b) ? z : x * z;
        sum += Vector3.GreaterThanOrEqualAny(a, b) && Vector3.LessThanOrEqualAny(a, b) ? z * z : y;
        sum += Vector3.GreaterThanOrEqualAll(a, Vector3.Zero) ? x * y : Vector3.LessThanOrEqualAll(a, Vector3.Zero) ? y : z;
        return Vector3.EqualsAll(a, b) || Vector3.All(a, 1) || Vector3.Any(b, 3) || !Vector3.None(a, 4) ? sum : sum * sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float ThroughMemory(ReadOnlySpan<float> x, float y)
    {
        Span<float> scratch = stackalloc float[9];
        float[] array = new float[6];
        float[] small = new float[1];
        scratch[0] = y;
        for (int i = 0; i + 1 < x.Length; i += 2)
        {
            var v = new Vector2(x[i], x[i + 1]);
            (v * y).CopyTo(scratch);
            new Vector3(scratch).CopyTo(array, 1);
            new Vector4(array).CopyTo(array);
            (Vector2.Create(array) + new Vector2(array)).CopyTo(array, 2);
            if (!Vector4.Create(scratch).TryCopyTo(array) || v.TryCopyTo(small))
                return 0;
        }
        float sum = 0;
        for (int i = 0; i < scratch.Length; i++)
            sum += scratch[i] * (i + 1);
        return sum + array[2] * array[3];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Waves(ReadOnlySpan<float> x, float y)
    {
        float sum = 0;
        foreach (float value in x)
        {
            var v = new Vector2(value, y);
            (Vector2 sin, Vector2 cos) = Vector2.SinCos(v);
            sum += Vector2.Dot(Vector2.Sin(v), Vector2.Exp(v)) + Vector2.Dot(Vector2.Cos(v), Vector2.Log(v * v + Vector2.One)) + sin.X * cos.Y;
        }
        return sum;
    }

    /// <summary>A mass on a spring, between walls.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Bounced(float x, float y, float stiffness, int n)
    {
        Vector2 position = new(x, y), velocity = Vector2.UnitX;
        for (int i = 0; i < n; i++)
        {
            Vector2 force = -(0.3f * stiffness) * position - velocity * 0.1f;
            velocity += force * 0.05f;
            if (position.X > 3)
                velocity = Vector2.Reflect(velocity, -Vector2.UnitX);
            position += velocity * 0.05f;
        }
        return position.LengthSquared() + velocity.Length();
    }

    /// <summary>What carries no derivative goes through code from outside.</summary>
    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static float Outside(float x, int n)
    {
        var fixedly = new Vector3(n, 2, 1);
        Vector3 turned = Vector3.Shuffle(fixedly, 2, 0, 1);
        int length = fixedly.ToString().Length;
        return Vector3.Dot(turned & Vector3.AllBitsSet, new Vector3(x, x * x, length)) + Vector3.Count(fixedly, 2) * x;
    }
}
