namespace GradGen.Generator.Tests.Fuzz;

/// <summary>What the snippets of containers, objects and recursion name: see <see cref="Library"/>.</summary>
internal static class ContainerLibrary
{
    public const string Grids = """
        internal static real[,] Transposed(real[,] a)
        {
            real[,] t = new real[a.GetLength(1), a.GetLength(0)];
            for (int i = 0; i < a.GetLength(0); i++)
                for (int j = 0; j < a.GetLength(1); j++)
                    t[j, i] = a[i, j];
            return t;
        }
        internal static real[,] Multiplied(real[,] a, real[,] b)
        {
            real[,] c = new real[a.GetLength(0), b.GetLength(1)];
            for (int i = 0; i < c.GetLength(0); i++)
                for (int j = 0; j < c.GetLength(1); j++)
                {
                    real sum = 0.0;
                    for (int k = 0; k < a.GetLength(1) && k < b.GetLength(0); k++)
                        sum += a[i, k] * b[k, j];
                    c[i, j] = Maths.Sin(sum);
                }
            return c;
        }
        internal static real Trace(real[,] a)
        {
            real sum = 0.0;
            for (int i = 0; i < a.GetLength(0) && i < a.GetLength(1); i++)
                sum += a[i, i] * a[i, 0];
            return sum;
        }
        internal static void Relaxed(real[,] a, real by)
        {
            for (int i = 1; i < a.GetLength(0); i++)
                for (int j = 0; j < a.GetLength(1); j++)
                    a[i, j] = 0.5 * (a[i - 1, j] + by * a[i, 0]);
        }
        """;

    public const string StructArrays = """
        internal static Vec Centre(ReadOnlySpan<Vec> points)
        {
            Vec sum = default;
            foreach (Vec point in points)
                sum += point;
            return 0.5 * sum;
        }
        internal static real Taken(ref Vec from)
        {
            real before = from.X * from.Y;
            from.X = Maths.Cos(from.Y);
            return before;
        }
        """;

    public const string Lists = """
        internal static real Summed(List<real> list)
        {
            real sum = 0.0;
            for (int i = 0; i < list.Count; i++)
                sum += list[i] * list[0];
            return sum;
        }
        """;

    public const string Nodes = """
        internal sealed class Node(real weight)
        {
            public (real A, real B) Pair;
            public readonly real[] Values = new real[3];
            public real Weight { get; set; } = weight;
            public real this[int i]
            {
                get => Values[i] * Weight;
                set => Values[i] = Maths.Sin(value);
            }
            public real Sum()
            {
                real sum = Pair.A;
                foreach (real value in Values)
                    sum += value;
                return sum;
            }
            public void Spread(real by)
            {
                for (int i = 0; i < Values.Length; i++)
                    Values[i] = Maths.Sin(by + Values[i]) * Weight;
                Weight = Maths.Tanh(Weight);
            }
        }
        internal static real Carried(Node from, Node to)
        {
            real before = to.Weight;
            from.Weight = Maths.Sin(from.Weight + 0.25);
            to.Values[0] = from.Weight;
            return before * to.Weight;
        }
        internal static void Exchange(Node a, Node b)
        {
            (a.Pair, b.Pair) = (b.Pair, a.Pair);
            a.Values[1] = b.Values[2];
        }
        """;

    public const string Nullables = """
        internal static real? Found(real x)
        {
            if (x > 0.75)
                return null;
            return Maths.Sin(x);
        }
        """;

    public const string Recursions = """
        internal static real Repeated(Func<real, real> f, real x, int n) => n <= 0 ? x : Repeated(f, Maths.Sin(f(x)), n - 1);
        internal static real? Sought(real x, int n)
        {
            if (x > 0.25)
                return x * 0.5;
            return n <= 0 ? null : Sought(x + 0.5 * Maths.Cos(x), n - 1);
        }
        internal static (real A, real B) Zigzag((real A, real B) pair, int n)
        {
            if (n <= 0)
                return pair;
            (real A, real B) next = Zigzag((pair.B, Maths.Sin(pair.A)), n - 1);
            return (next.B * pair.A, next.A);
        }
        internal static real Bisected(ReadOnlySpan<real> values, int from, int to)
        {
            if (to - from == 1)
                return values[from] * values[from];
            int middle = (from + to) / 2;
            return Maths.Sin(Bisected(values, from, middle)) * 0.5 + Bisected(values, middle, to);
        }
        internal static real Even(real x, int n) => n <= 0 ? x : Odd(Maths.Sin(x), n - 1);
        internal static real Odd(real x, int n) => n <= 0 ? x * x : Even(Maths.Cos(x) * x, n - 1);
        internal static void Spread(real[] values, int at, real by)
        {
            if (at >= values.Length)
                return;
            values[at] = Maths.Sin(values[at] * by);
            Spread(values, at + 1, values[at] + by);
        }
        internal static void Descend(real x, int n, out real y, ref real sum)
        {
            sum = Maths.Sin(sum + x);
            if (n <= 0)
            {
                y = x * 0.5;
                return;
            }
            Descend(Maths.Sin(x), n - 1, out y, ref sum);
            y = Maths.Tanh(y) * sum;
        }
        """;
}
