#if NET8_0_OR_GREATER && !NET9_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradGen.Runtime;

/// <summary>What <see cref="Vector"/> has from .NET 9 on.</summary>
internal static class VectorOfNet8
{
    extension(Vector)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> MultiplyAddEstimate(Vector<double> left, Vector<double> right, Vector<double> addend) => (left * right) + addend;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> Truncate(Vector<double> x) => Lanes.CopySign(Vector.Floor(Vector.Abs(x)), x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Truncate(Vector<float> x) => Lanes.CopySign(Vector.Floor(Vector.Abs(x)), x);

        // From 2 to the number of bits on there are no fractions, and adding it rounds what is smaller.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> Round(Vector<double> x)
        {
            Vector<double> whole = new(4503599627370496.0);
            Vector<double> magnitude = Vector.Abs(x);
            return Vector.ConditionalSelect(Vector.LessThan(magnitude, whole), Lanes.CopySign(magnitude + whole - whole, x), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> Round(Vector<float> x)
        {
            Vector<float> whole = new(8388608f);
            Vector<float> magnitude = Vector.Abs(x);
            return Vector.ConditionalSelect(Vector.LessThan(magnitude, whole), Lanes.CopySign(magnitude + whole - whole, x), x);
        }
    }
}
#endif
