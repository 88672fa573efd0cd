namespace GradGen.Generator.Tests.Fuzz;

/// <summary>What the snippets of a feature name: types and methods, printed into each program that uses one.</summary>
internal static class Library
{
    /// <param name="feature">The feature.</param>
    /// <param name="isDual">True over dual numbers, which are no INumber.</param>
    public static string Of(Feature feature, bool isDual) => feature switch
    {
        Feature.Structs => Structs,
        Feature.Tuples => Tuples,
        Feature.References => References,
        Feature.LocalFunctions => LocalFunctions,
        Feature.Generics => Generics + (isDual ? OverDuals : OverNumbers),
        Feature.Arguments => Arguments,
        Feature.Guards => Guards,
        Feature.AssignmentExpressions or Feature.Copies or Feature.JaggedArrays => Wrapped,
        Feature.PassedThrough => PassedThrough,
        Feature.Objects => Objects,
        Feature.Grids => ContainerLibrary.Grids,
        Feature.StructArrays => ContainerLibrary.StructArrays,
        Feature.Lists => ContainerLibrary.Lists,
        Feature.Nodes => ContainerLibrary.Nodes,
        Feature.Nullables => ContainerLibrary.Nullables,
        Feature.Recursions => ContainerLibrary.Recursions,
        _ => "",
    };

    private const string Structs = """
        internal struct Vec(real x, real y)
        {
            public real X = x, Y = y;
            public readonly real Square => X * X + Y * Y;
            public real Last { readonly get => Y * 0.5; set => Y = value - X; }
            public readonly real this[int i] => i == 0 ? X : Y;
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator -(Vec a, in Vec b) => new(a.X - b.X, a.Y - b.Y);
            public static Vec operator -(Vec a) => new() { X = -a.X, Y = -a.Y };
            public static Vec operator *(real factor, Vec a) => new(factor * a.X, a.Y * factor);
            public static real operator *(Vec a, Vec b) => a.X * b.X - a.Y * b.Y;
            public static bool operator <(Vec a, Vec b) => a.X < b.X;
            public static bool operator >(Vec a, Vec b) => a.X > b.X;
            public static explicit operator Vec(real x) => new(x, 0.25);
            public static explicit operator real(Vec a) => a.X + a.Y;
            public static Vec Mixed(in Vec a, Vec b, real t)
            {
                b.X = b.X * t + a.X;
                return b;
            }
            public readonly real Dot(Vec other) => X * other.X + Y * other.Y;
            public readonly Vec Tamed() => new(Maths.Sin(X), Maths.Tanh(Y));
            public readonly Vec Turned(real angle)
            {
                Vec copy = this;
                copy.Grow(angle);
                return copy with { X = copy.Y - X };
            }
            public void Grow(real by)
            {
                X += Maths.Sin(by);
                if (X > Y)
                {
                    (X, Y) = (Y, X);
                    return;
                }
                Y = Maths.Cos(X * by);
            }
        }
        internal struct Segment
        {
            public Vec From, To;
            public real Weight;
            public Segment(Vec from, Vec to, real weight)
            {
                From = from;
                To = to;
                Weight = weight;
            }
            public readonly real Length => Maths.Sqrt(1.0 + (To - From).Square) * Maths.Sin(Weight);
            public readonly Vec Middle => 0.5 * (From + To);
            public void Shift(real by)
            {
                From.X = Maths.Sin(From.X + by);
                To.Grow(From.X);
                Weight = by;
            }
            public readonly Segment Shifted(real by)
            {
                Segment copy = this;
                copy.Shift(by);
                copy.From = To;
                return copy;
            }
        }
        """;

    private const string Tuples = """
        internal sealed record Rec(real X, real Y)
        {
            public real Squares => X * X + Y * Y;
            public Rec Moved(real by) => this with { X = Maths.Sin(Y) + by };
        }
        internal readonly record struct Duo(real First, real Second)
        {
            public real Product => First * Second;
        }
        internal static (real A, real B) Swapped((real A, real B) pair) => (pair.B, Maths.Sin(pair.A));
        """;

    private const string References = """
        internal static real Taken(ref real from)
        {
            real before = from;
            from = Maths.Cos(from) * 0.5;
            return before;
        }
        internal static real Peeked(in real x, ref real y)
        {
            y = Maths.Sin(y);
            return x * y;
        }
        internal static bool TryHalve(real x, out real half)
        {
            if (x > 0.5)
            {
                half = x * 0.5;
                return true;
            }
            half = 0.25;
            return false;
        }
        internal static void Order(ref real low, ref real high)
        {
            if (low <= high)
                return;
            real old = low;
            low = high;
            high = old;
        }
        internal static void Accumulate(ref real sum, real by)
        {
            if (by < 0.0)
                sum -= Maths.Sin(by * by);
            else
                sum = Maths.Atan(sum) + by;
        }
        internal static void Split(real x, out real sine, out real cosine)
        {
            sine = Maths.Sin(x);
            cosine = Maths.Cos(sine + x);
        }
        """;

    private const string LocalFunctions = """
        internal static real Applied(Func<real, real> f, real at)
        {
            real sum = 0.25;
            for (int i = 0; i < 2; i++)
                sum += Maths.Tanh(f(at * sum));
            return sum;
        }
        internal static Func<real, real> Times(real factor) => v => Maths.Sin(factor * v);
        """;

    private const string Generics = """
        internal readonly struct Box<T>(T value)
        {
            public T Value { get; } = value;
            public Box<T> Or(T other, bool isOther) => isOther ? new(other) : this;
        }
        internal static T Picked<T>(bool isFirst, T first, T second) => isFirst ? first : second;

        """;

    private const string OverNumbers = """
        internal static T Larger<T>(T a, T b)
            where T : System.Numerics.INumber<T> => a > b ? a * a : b;
        internal static T Total<T>(ReadOnlySpan<T> values)
            where T : System.Numerics.INumber<T>
        {
            T sum = T.Zero;
            foreach (T value in values)
                sum += value * value;
            return sum;
        }
        """;

    private const string OverDuals = """
        internal static real Larger(real a, real b) => a > b ? a * a : b;
        internal static real Total<T>(ReadOnlySpan<real> values)
        {
            real sum = 0.0;
            foreach (real value in values)
                sum += value * value;
            return sum;
        }
        """;

    private const string Arguments = """
        internal static real Eased(this real x, real by = default) => x * x * 0.5 + by;
        internal static real Blended(real x, int n = 2, real by = default)
        {
            for (int i = 0; i < n; i++)
                by += Maths.Sin(x + by);
            return by;
        }
        internal static real SumOf(params ReadOnlySpan<real> terms)
        {
            real sum = 0.5;
            for (int i = 0; i < terms.Length; i++)
                sum += terms[i] * terms[^(i + 1)];
            return sum;
        }
        internal static real ProductOf(int power, params real[] factors)
        {
            real product = 1.0;
            foreach (real factor in factors)
                for (int i = 0; i < power; i++)
                    product *= Maths.Sin(factor);
            return product;
        }
        """;

    private const string Guards = """
        internal static real Positive(real x)
        {
            if (x < 0.0)
                throw new ArgumentOutOfRangeException(nameof(x), "negative");
            return x > 0.0 ? Maths.Sqrt(x) : throw new InvalidOperationException();
        }
        """;

    private const string Wrapped = """
        internal static int Wrapped(int i, int length) => (i % length + length) % length;
        """;

    private const string PassedThrough = """
        internal enum Mode
        {
            Slow,
            Fast,
        }
        internal static real Priced(int n)
        {
            decimal price = n * 0.25m;
            return (real)(double)price;
        }
        """;

    private const string Objects = """
        internal sealed class Cell(real weight)
        {
            private int _count;
            public real Total;
            public real Mean => _count == 0 ? Total : Total / _count;
            public Cell Self() => this;
            public Cell Added(real value)
            {
                Add(value);
                return this;
            }
            public void Add(real value)
            {
                Total = Maths.Sin(Total) + weight * value;
                _count++;
            }
        }
        internal abstract class Shape
        {
            public real Scale { get; init; } = 0.75;
            public abstract real Area(real by);
            public virtual real Twice(real by) => Scale * Area(by) + Area(Scale);
        }
        internal sealed class Disc(real radius) : Shape
        {
            public real Radius => radius;
            public override real Area(real by) => radius * radius * Maths.Cos(by);
        }
        internal sealed class Square : Shape
        {
            private readonly real _side;
            public Square(real side) => _side = Maths.Sin(side);
            public override real Area(real by) => _side * by;
            public override real Twice(real by) => base.Twice(by * _side) - 0.5;
        }
        """;
}
