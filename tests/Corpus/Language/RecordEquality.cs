using System.Text;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>Records compared as the compiler compares them, anonymous types, bytes of a string, and strings that a handler takes apart.</summary>
public static partial class RecordEquality
{
    private record Body(double Mass)
    {
        public double Charge { get; init; } = 1;
    }

    private sealed record Named(double Mass, string Name) : Body(Mass);

    private sealed record Moving(double Mass)
    {
        public double Speed { get; set; }
    }

    private readonly record struct Interval(double Low, int Count);

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Compared(double x, double y)
    {
        Body a = new Named(x, "a"), b = new Named(x, "a"), c = new Body(x), d = new Body(x) { Charge = 2 };
        double sum = (a == b ? 1 : 2) * x + (a == c ? 3 : 4) * y;
        sum += (c != d ? 5 : 6) * x * y + (a.Equals(b) ? 7 : 8) * x * x;
        double unknown = double.NaN;
        return sum * (new Interval(unknown, 1) == new Interval(unknown, 1) ? 2 : 3) + (new Interval(x, 1) == new Interval(x, 2) ? y : x);
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Changed(double x, double y)
    {
        var a = new Moving(x) { Speed = 1 };
        var b = new Moving(x) { Speed = 1 };
        double before = (a == b ? 2 : 3) * x;
        b.Speed = y * 100;
        Moving c = b;
        return before + (a == b ? 2 : 3) * x * y + (c == b ? 5 : 6) * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Anonymous(double x, double y, [Domain(0, 4)] int n)
    {
        var state = new { Position = x, Inner = new { Rate = y * x }, Count = 1 };
        for (int i = 0; i < n; i++)
            state = state with { Position = state.Position * state.Inner.Rate, Count = state.Count + 1 };
        var chosen = n > 1 ? new { Value = x } : new { Value = 2 * y };
        return state.Position * state.Count * chosen.Value;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Told(double x, [Domain(0, 4)] int n)
    {
        var log = new StringBuilder();
        for (int i = 0; i < n; i++)
            log.Append($"{{{i,3:D2}}} ").AppendLine($"of {n}");
        System.Diagnostics.Debug.WriteLine($"{n} steps");
        System.ReadOnlySpan<byte> bytes = "ab"u8;
        return x * x * log.Length + bytes[1] * x * bytes.Length;
    }
}
