using System.Collections.Generic;
using System.Linq;
using static GradGen.Generator.Frontend.Lanes;
using static GradGen.Generator.Frontend.NumericsRow;

namespace GradGen.Generator.Frontend;

/// <summary>Complex: the real part, then the imaginary one.</summary>
internal static class ComplexRows
{
    private const double Log10OfE = 0.43429448190325;

    public static readonly NumericsRow[] All =
    [
        Row(".ctor", "dd", (x, y) => Join(x, y)),
        Row("FromPolarCoordinates", "dd", Polar),
        Fixed("Zero", Join(0, 0)),
        Fixed("One", Join(1, 0)),
        Fixed("ImaginaryOne", Join(0, 1)),
        Fixed("NaN", Fill(double.NaN, 2)),
        Fixed("Infinity", Fill(double.PositiveInfinity, 2)),
        .. "dsBbChHiIlL".Select(letter => Row("op_Implicit", letter.ToString(), x => Join(x, 0))),

        Row("get_Real", "v.", z => z.X),
        Row("get_Imaginary", "v.", z => z.Y),
        Row("get_Magnitude", "v.", Modulus),
        Row("get_Phase", "v.", Phase),
        Row("Abs", "v", Modulus),

        .. Both("Add", "op_Addition", "vv", (a, b) => a + b),
        .. Both("Add", "op_Addition", "vd", (a, b) => Join(a.X + b, a.Y)),
        .. Both("Add", "op_Addition", "dv", (a, b) => Join(a + b.X, b.Y)),
        .. Both("Subtract", "op_Subtraction", "vv", (a, b) => a - b),
        .. Both("Subtract", "op_Subtraction", "vd", (a, b) => Join(a.X - b, a.Y)),
        .. Both("Subtract", "op_Subtraction", "dv", (a, b) => Join(a - b.X, -b.Y)),
        .. Both("Multiply", "op_Multiply", "vv", Product),
        .. Both("Multiply", "op_Multiply", "vd", (a, b) => a * b),
        .. Both("Multiply", "op_Multiply", "dv", (a, b) => a * b),
        .. Both("Divide", "op_Division", "vv", Quotient),
        .. Both("Divide", "op_Division", "vd", (a, b) => Choose(Equal(b, 0), () => Fill(double.NaN, 2), () => a / b)),
        .. Both("Divide", "op_Division", "dv", (a, b) => Quotient(Join(a, 0), b)),
        Row("Negate", "v", z => -z),
        Row("op_UnaryNegation", "v", z => -z),
        Row("op_UnaryPlus", "v", z => z),
        Row("op_Increment", "v", z => Join(z.X + 1, z.Y)),
        Row("op_Decrement", "v", z => Join(z.X - 1, z.Y)),
        Row("Conjugate", "v", z => Join(z.X, -z.Y)),
        Row("Reciprocal", "v", z => Choose(IsZero(z), () => Join(0, 0), () => Quotient(Join(1, 0), z))),

        .. Equality,
        Row("IsFinite", "v", z => Lanes.All(Test("IsFinite", z))),
        Row("IsInfinity", "v", z => Any(Test("IsInfinity", z))),
        Row("IsNaN", "v", z => !Any(Test("IsInfinity", z)) & !Lanes.All(Test("IsFinite", z))),

        Row("Exp", "v", z => Polar(Apply("Exp", z.X), z.Y)),
        Row("Log", "v", Log),
        Row("Log", "vd", (z, b) => Quotient(Log(z), Log(Join(b, 0)))),
        Row("Log10", "v", z => Log10OfE * Log(z)),
        Row("Sqrt", "v", Root),
        Row("Pow", "vv", Power),
        Row("Pow", "vd", (z, power) => Power(z, Join(power, 0))),
        Row("Sin", "v", Sine),
        Row("Cos", "v", Cosine),
        Row("Tan", "v", Tangent),
        Row("Sinh", "v", z => Back(Sine(Forth(z)))),
        Row("Cosh", "v", z => Cosine(Forth(z))),
        Row("Tanh", "v", z => Back(Tangent(Forth(z)))),
        Row("Atan", "v", z =>
        {
            // i / 2 · (log (1 - iz) - log (1 + iz))
            Lanes turned = Forth(z), difference = Log(Join(1 - turned.X, -turned.Y)) - Log(Join(1 + turned.X, turned.Y));
            return Join(-0.5 * difference.Y, 0.5 * difference.X);
        }),
    ];

    private static Lanes IsZero(Lanes z) => Lanes.All(Equal(z, 0));

    private static Lanes Modulus(Lanes z) => Apply("Hypot", z.X, z.Y);

    private static Lanes Phase(Lanes z) => Apply("Atan2", z.Y, z.X);

    private static Lanes Polar(Lanes modulus, Lanes phase) => Join(modulus * Cos(phase), modulus * Sin(phase));

    /// <summary>i · z.</summary>
    private static Lanes Forth(Lanes z) => Join(-z.Y, z.X);

    /// <summary>-i · z.</summary>
    private static Lanes Back(Lanes z) => Join(z.Y, -z.X);

    private static Lanes Product(Lanes a, Lanes b) => Join((a.X * b.X) - (a.Y * b.Y), (a.Y * b.X) + (a.X * b.Y));

    /// <summary>By Smith's formula, scaled by the larger part of the divisor.</summary>
    private static Lanes Quotient(Lanes a, Lanes b) => Choose(
        Lanes.Abs(b.Y) < Lanes.Abs(b.X),
        () =>
        {
            Lanes ratio = b.Y / b.X, scale = b.X + (b.Y * ratio);
            return Join((a.X + (a.Y * ratio)) / scale, (a.Y - (a.X * ratio)) / scale);
        },
        () =>
        {
            Lanes ratio = b.X / b.Y, scale = b.Y + (b.X * ratio);
            return Join((a.Y + (a.X * ratio)) / scale, (-a.X + (a.Y * ratio)) / scale);
        });

    private static Lanes Log(Lanes z) => Join(Apply("Log", Modulus(z)), Phase(z));

    /// <summary>Not by the square root of the real part where the imaginary one is zero, as .NET does it: that has the value, but not the derivative.</summary>
    private static Lanes Root(Lanes z) => Choose(IsZero(z), () => Sqrt(z), () =>
    {
        Lanes modulus = Modulus(z);
        return Choose(
            z.X >= 0,
            () =>
            {
                Lanes x = Sqrt((modulus + z.X) * 0.5);
                return Join(x, z.Y / (2 * x));
            },
            () =>
            {
                Lanes size = Sqrt((modulus - z.X) * 0.5), y = Select(z.Y < 0, -size, size);
                return Join(z.Y / (2 * y), y);
            });
    });

    /// <summary>At zero, where the polar form has no meaning, the first power still has a slope.</summary>
    private static Lanes Power(Lanes z, Lanes power) => Choose(
        IsZero(z),
        () => Choose(IsZero(power), () => Join(1, 0), () => z * Select(Lanes.All(Equal(power, Join(1, 0))), 1, 0)),
        () =>
        {
            Lanes modulus = Modulus(z), phase = Phase(z);
            Lanes turned = (power.X * phase) + (power.Y * Apply("Log", modulus));
            return Polar(Apply("Pow", modulus, power.X) * Apply("Exp", -power.Y * phase), turned);
        });

    private static Lanes Sine(Lanes z) => Join(Sin(z.X) * Apply("Cosh", z.Y), Cos(z.X) * Apply("Sinh", z.Y));

    private static Lanes Cosine(Lanes z) => Join(Cos(z.X) * Apply("Cosh", z.Y), -Sin(z.X) * Apply("Sinh", z.Y));

    private static Lanes Tangent(Lanes z)
    {
        Lanes x = 2 * z.X, y = 2 * z.Y, sin = Sin(x), cos = Cos(x), cosh = Apply("Cosh", y);
        return Choose(
            Lanes.Abs(z.Y) <= 4,
            () => Join(sin, Apply("Sinh", y)) / (cos + cosh),
            () => Join(sin / cosh, Apply("Tanh", y)) / (1 + (cos / cosh)));
    }
}
