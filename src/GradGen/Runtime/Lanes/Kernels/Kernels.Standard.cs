#if !NET8_0_OR_GREATER
using System;
using System.Numerics;

namespace GradGen.Runtime;

/// <summary>Without shifts of vectors there are no kernels: every lane by itself.</summary>
internal static partial class Kernels
{
    public static Vector<double> Exp(Vector<double> x) => Every(x, Math.Exp);

    public static Vector<double> Log(Vector<double> x) => Every(x, Math.Log);

    public static Vector<double> Log10(Vector<double> x) => Every(x, Math.Log10);

    public static Vector<double> Sin(Vector<double> x) => Every(x, Math.Sin);

    public static Vector<double> Cos(Vector<double> x) => Every(x, Math.Cos);

    public static Vector<double> Tan(Vector<double> x) => Every(x, Math.Tan);

    public static Vector<double> Sinh(Vector<double> x) => Every(x, Math.Sinh);

    public static Vector<double> Cosh(Vector<double> x) => Every(x, Math.Cosh);

    public static Vector<double> Tanh(Vector<double> x) => Every(x, Math.Tanh);

    public static Vector<double> Asin(Vector<double> x) => Every(x, Math.Asin);

    public static Vector<double> Acos(Vector<double> x) => Every(x, Math.Acos);

    public static Vector<double> Atan(Vector<double> x) => Every(x, Math.Atan);

    public static Vector<double> Pow(Vector<double> x, Vector<double> y) => Mend(x, new Vector<long>(-1), x, y, Math.Pow);

    public static Vector<double> Atan2(Vector<double> y, Vector<double> x) => Mend(y, new Vector<long>(-1), y, x, Math.Atan2);

    public static (Vector<double> Sin, Vector<double> Cos) SinCos(Vector<double> x) => (Sin(x), Cos(x));

    public static Vector<double> Every(Vector<double> x, Func<double, double> function) => Mend(x, new Vector<long>(-1), x, function);
}

/// <summary>What <see cref="Vector"/> has on later platforms.</summary>
internal static class VectorOfStandard
{
    extension(Vector)
    {
        public static Vector<double> Floor(Vector<double> x) => Kernels.Every(x, Math.Floor);

        public static Vector<float> Floor(Vector<float> x)
        {
            Vector.Widen(x, out Vector<double> low, out Vector<double> high);
            return Vector.Narrow(Kernels.Every(low, Math.Floor), Kernels.Every(high, Math.Floor));
        }

        public static Vector<double> Ceiling(Vector<double> x) => Kernels.Every(x, Math.Ceiling);

        public static Vector<float> Ceiling(Vector<float> x)
        {
            Vector.Widen(x, out Vector<double> low, out Vector<double> high);
            return Vector.Narrow(Kernels.Every(low, Math.Ceiling), Kernels.Every(high, Math.Ceiling));
        }

        public static Vector<double> Truncate(Vector<double> x) => Kernels.Every(x, Math.Truncate);

        public static Vector<float> Truncate(Vector<float> x)
        {
            Vector.Widen(x, out Vector<double> low, out Vector<double> high);
            return Vector.Narrow(Kernels.Every(low, Math.Truncate), Kernels.Every(high, Math.Truncate));
        }

        public static Vector<double> Round(Vector<double> x) => Kernels.Every(x, Math.Round);

        public static Vector<float> Round(Vector<float> x)
        {
            Vector.Widen(x, out Vector<double> low, out Vector<double> high);
            return Vector.Narrow(Kernels.Every(low, Math.Round), Kernels.Every(high, Math.Round));
        }
    }
}
#endif
