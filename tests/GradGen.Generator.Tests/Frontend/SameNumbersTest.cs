using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>The lowered method gives the numbers of the C# method: every construct of the language, bit for bit.</summary>
public sealed class SameNumbersTest
{
    [Theory]
    [MemberData(nameof(Methods))]
    public void TheIrGivesTheNumbersOfTheMethod(string name)
    {
        var source = new Source(s_methods[name]);
        Assembly assembly = source.Load();
        var random = new Random(1);
        for (int run = 0; run < 25; run++)
            source.Check(assembly, [.. assembly.GetType("M")!.GetMethod(source.Lowered.Shape.Name)!.GetParameters().Select(parameter => Argument(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType, random, run))]);
    }

    public static TheoryData<string> Methods => [.. s_methods.Keys];

    private static object Argument(Type type, Random random, int run)
    {
        if (type == typeof(int))
            return random.Next(-3, 8);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(byte))
            return (byte)random.Next(256);
        if (type == typeof(long))
            return (long)random.Next(-100, 100);
        if (type == typeof(double))
            return Math.Round(random.NextDouble() * 8 - 4, run % 3 == 0 ? 0 : 3);
        if (type == typeof(float))
            return (float)(random.NextDouble() * 8 - 4);
        if (type == typeof(double[]))
            return Enumerable.Range(0, 3 + run % 5).Select(_ => Math.Round(random.NextDouble() * 4 - 2, 2)).ToArray();
        if (type == typeof(float[]))
            return Enumerable.Range(0, 3 + run % 5).Select(_ => (float)(random.NextDouble() * 4 - 2)).ToArray();
        if (type == typeof(int[]))
            return Enumerable.Range(0, 3 + run % 5).Select(_ => random.Next(0, 3)).ToArray();
        throw new InvalidOperationException(type.Name);
    }

    private const string D = "[Differentiable] public static ";

    private static readonly Dictionary<string, string> s_methods = new()
    {
        ["expression body"] = D + "double F(double x, double y) => Math.Sin(x * y) + x / 2 - -y;",
        ["reassigned locals"] = D + "double F(double x) { double y = x; y = y * y; double z = y; y += 1; x = z * y; return x - y; }",
        ["swap"] = D + "double F(double a, double b) { (a, b) = (b, a); a = a * 2; (a, b) = (b, a + b); return a - 3 * b; }",
        ["array swap"] = D + "double F(double[] x) { (x[0], x[1]) = (x[1], x[0]); return x[0] * 10 + x[1]; }",
        ["nested loops"] = D + "double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) for (int j = i; j < x.Length; j++) { s += x[i] * x[j]; if (s > 100) s = s / 2; } return s; }",
        ["down and strides"] = D + "double F(double[] x, int n) { double s = 1; for (int i = x.Length - 1; i >= 0; i -= 2) s = s * 0.5 + x[i]; for (int k = n; 6 > k; k = k + 3) s += k; for (long l = 0; l <= 3L; l++) s -= l; return s; }",
        ["strange bounds"] = D + "double F(double x, int n) { double s = 0; for (int i = 1; i < 100; i *= 2) s += i * x; for (int i = 0; i < n; i++) { n--; s += x; } for (int i = 0; i != 3; i++) s += 1; for (int i = 0; i < Math.Min(n, 4); i++) s -= x; return s + n; }",
        ["early return"] = D + "double F(double x) { if (x > 1) return x * x; double y = x + 1; if (y < 0) { y = -y; return y; } else if (y > 1) y = 1; return y * 3; }",
        ["nested early return"] = D + "double F(double x, bool c) { double y = 0; if (c) { if (x > 0) return x; y = 2 * x; } else { y = 5; } y = y + x; return y; }",
        ["return in two loops"] = D + "double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < x.Length; j++) { s += x[i] * x[j]; if (s > 2) return s * 10; } s = s * 2; } return s; }",
        ["break and continue"] = D + "double F(double[] x) { double s = 0; int k = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) continue; k++; if (k > 2) break; s += x[i]; } return s + k; }",
        ["continue in a counted loop"] = D + "double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) continue; s += x[i]; if (s > 1) { s -= 1; continue; } s *= 2; } return s; }",
        ["break leaves values"] = D + "double F(double[] x) { int i; double s = 1; for (i = 0; i < x.Length; i++) { s = s * 1.5; if (x[i] > 0.5) break; s = s + x[i]; } return s + i; }",
        ["while"] = D + "double F(double x) { int n = 0; while (Math.Abs(x) > 0.1 && n < 50) { x = x / 2; n++; } return x + n; }",
        ["while with a load"] = D + "double F(double[] x) { int i = 0; double s = 0; while (i < x.Length && x[i] < 1) { s += x[i]; i++; } return s; }",
        ["while true"] = D + "double F(double x) { double y; while (true) { y = x * 0.5; if (y < 1) break; x = y; } return x + y; }",
        ["while true return"] = D + "double F(double x) { while (true) { x = x * 0.5; if (x < 1) return x; } }",
        ["do"] = D + "double F(double x, int n) { do { x = x * 0.5 + 1; n--; if (x > 3) continue; x += 0.25; } while (n > 0); return x; }",
        ["do with break"] = D + "double F(double x, int n) { int k = 0; do { k++; if (k > 3) break; x = x * x - 1; } while (Math.Abs(x) < 10 && n-- > 0); return x + n; }",
        ["condition with assignment"] = D + "double F(double x, int n) { double s = 0; while (n-- > 0) s += x * n; double y; while ((y = x * 0.5) > 1) { x = y; } return s + n + y; }",
        ["compound elements"] = D + "double F(double[] x, int[] k) { int j = 0; for (int i = 0; i < x.Length; i++) { x[k[i] % x.Length] += x[i] * 2; x[i] *= x[j]; j = i; } double s = 0; foreach (double v in x) s += v; return s; }",
        ["increments as values"] = D + "double F(double[] x) { int i = 0; double s = x[i++] * 2; s += x[i++]; x[--i] = s; x[i]++; int j = i++ + ++i; return s + x[1] + j; }",
        ["assignment as value"] = D + "double F(double x) { double a, b; a = b = x * 2; b += a = 3; return a + b * 10; }",
        ["prefix sums"] = D + "double F(double[] x) { for (int i = 1; i < x.Length; i++) x[i] += x[i - 1]; return x[x.Length - 1] + x[^1] * x[^2]; }",
        ["bubble pass"] = D + "double F(double[] x) { for (int i = 0; i + 1 < x.Length; i++) if (x[i] > x[i + 1]) { double t = x[i]; x[i] = x[i + 1]; x[i + 1] = t; } return x[x.Length - 1]; }",
        ["rounding by a mode"] = D + "double F(double x, int n) => Math.Round(x * 10, (MidpointRounding)(n & 3)) + Math.Round(x, 1, (MidpointRounding)((n + 1) & 3));",
        ["long indices"] = D + "double F(double[] x, int n) { double s = 0; for (long i = 0; i < x.LongLength; i++) s += x[i] * i; uint u = 1; return s + x[u]; }",
        ["and, or, not"] = D + "double F(double x, double y) { bool a = x > 0 && y > 0 || x < -2; if (!a && (y > 1 | x > 1)) return x; return a ? x * y : x + y; }",
        ["lazy conditional"] = D + "double F(double[] x, int n) => n >= 0 && n < x.Length ? x[n] : n == -1 ? 0.5 : -1;",
        ["float"] = D + "float F(float x, double y) { float s = x; s += (float)y; s *= 2; double d = s + y; s -= 0.1f; s++; float t = s; t += 1; return t * x + (float)d; }",
        ["MathF"] = D + "float F(float x, float y) => MathF.Sin(x) * MathF.Max(x, y) + MathF.Pow(2, y) + float.Hypot(x, y);",
        ["bytes"] = D + "double F(double x, byte b) { byte c = b; c += 200; c++; short s = (short)(c * 300); s <<= 3; s -= 5; char h = 'a'; h++; return x * c + s + h; }",
        ["bits"] = D + "double F(double x, int n, long m) { int k = (n << 3) ^ (n >> 1) & 0xff | ~n; uint u = (uint)n; u >>= 2; ulong w = (ulong)m; int v = n >>> 1; k %= 7; long l = m * n + k; return x * k + u % 1000 + w % 1000 + v % 10 + l; }",
        ["casts"] = D + "double F(double x) { int i = (int)x; long l = (long)(x * 1.5); float f = (float)x; uint u = (uint)(x + 10); return i + l + f + u; }",
        ["math"] = D + "double F(double x, double y, int n) => Math.Max(x, y) + Math.Min(n, 3) + Math.Clamp(x, -1, 1) + Math.Abs(n) + Math.Sign(x) + double.Exp(y) + Math.FusedMultiplyAdd(x, y, 1) + (double.IsNaN(x) ? 1 : 0) + Math.Atan2(y, x) + Math.Round(x, 1);",
        ["several results"] = D + "double F(double x) { var (s, c) = Math.SinCos(x); (double sin, double cos) = double.SinCos(2 * x); return s * c + sin - cos + Math.Log(x * x + 1, 3); }",
        ["partial callee"] = D + "double F(double x) => G(x + 1); private static partial double G(double y); private static partial double G(double z) => z * z;",
        ["calls"] = D + "double F(double x, double y) => G(y: x, x: y) + G(x) * H(H(x)); static double G(double x, double y = 2) { if (x > 0) return x - y; y = y * y; return x + y; } static double H(double v) => v * v + 1;",
        ["call with loop and return"] = D + "double F(double[] x) { double s = 0; for (int i = 0; i < 3; i++) s += First(x, i * 0.5) + s; return s; } static double First(ReadOnlySpan<double> x, double t) { for (int i = 0; i < x.Length; i++) if (x[i] > t) return x[i]; return -1; }",
        ["call that writes"] = D + "void F(double[] x, double[] y) { Span<double> t = new double[4]; Scale(x, t, 2); Scale(t, y, x[0]); } static void Scale(ReadOnlySpan<double> a, Span<double> b, double f) { int n = Math.Min(a.Length, b.Length); for (int i = 0; i < n; i++) { if (a[i] == 0) return; b[i] = a[i] * f; } }",
        ["local functions"] = D + "double F(double x) { double s = 1; void Add(double v) { if (v < 0) return; s += v * x; } double Twice(double v) => 2 * v; for (int i = 0; i < 3; i++) Add(x + i); if (x > 1) Add(Twice(x)); return s; }",
        ["tuples"] = D + "double F(double x, double y) { var (a, b) = P(x, y); var t = P(a, b); t.sum += 1; (double p, (double q, int r)) = (x, (y, 3)); if (x > y) t = (t.product, t.sum); return a + b * t.sum - t.Item2 + p * q * r; } static (double sum, double product) P(double x, double y) => (x + y, x * y);",
        ["returned tuple"] = D + "(double, double r) F(double x) { if (x > 0) return (x, 2); for (int i = 0; i < 4; i++) { x += 1; if (x > 2) return (i, x); } (double u, double v) w = (1, x); return w; }",
        ["tuples carried"] = D + "double F(double x) { (double a, double b) t = (x, 1); for (int i = 0; i < 5; i++) { t = (t.b, t.a + t.b); t.a += 0.5; } return t.a * t.b; }",
        ["arrays"] = D + "double F(double x) { var a = new double[3]; double[] b = { x, 2, 3 * x }; var c = new[] { 1.5, x }; Span<double> d = stackalloc double[2]; ReadOnlySpan<double> e = stackalloc[] { 1.0, 2.0 }; d[1] = x; a[0] = b[2] * c[1] + d[1] + d[0]; return a[0] + a[1] + e[1] + d.Length + d[^1]; }",
        ["returned array"] = D + "double[] F(double[] x) { var y = new double[x.Length + 1]; y[0] = 1; for (int i = 0; i < x.Length; i++) y[i + 1] = y[i] * x[i]; return y; }",
        ["array returned on several paths"] = D + "double[] F(double[] x, bool c) { var y = new double[2]; if (c) { if (x[0] > 0) return y; y[0] = x[1]; } y[1] = x[0]; return y; }",
        ["statics"] = "static readonly double[] s_c = { 1, 2, 3 }; static readonly double s_k = 0.5; const double K = 2; static readonly int s_n = 3; " + D + "double F(double x) { double s = 0; const int two = 2; for (int i = 0; i < s_n; i++) s = s * x + s_c[i]; return s * s_k + K * two * Math.PI; }",
        ["recursion"] = D + "double F(double x, int n) => P(x, Math.Abs(n)) + P(2, 3); static double P(double x, int n) => n == 0 ? 1 : n % 2 == 0 ? P(x * x, n / 2) : x * P(x, n - 1);",
        ["root recursion"] = D + "double F(double x, int n) => n <= 0 ? 1 : x * F(x + 1, n - 1);",
        ["mutual recursion"] = D + "double F(double x, int n) => Even(x, Math.Abs(n)); static double Even(double x, int n) => n == 0 ? x : Odd(x * 1.5, n - 1); static double Odd(double x, int n) { if (n == 0) return -x; double[] t = { x }; Note(t, n); return Even(t[0], n - 1); } static void Note(Span<double> t, int n) { if (n > 3) { t[0] += n; Note(t, n - 2); } }",
        ["stop"] = D + "double F(double x) => x * Derivative.Stop(x) + C(x); [NoDerivative] static double C(double x) => x * x;",
        ["flags of inner and outer loops"] = D + "double F(double[] x) { double s = 0; int i = 0; while (i < x.Length) { int j = 0; while (true) { s += x[i]; j++; if (s > 3) break; if (j > 2) { s -= 0.5; break; } if (x[i] < -1) return s; } i++; if (s < 0) continue; s *= 1.25; } return s; }",
        ["return under two ifs in a loop"] = D + "double F(double[] x, double y) { foreach (double v in x) { y += v; } int i = 0; for (; i < x.Length; ) { if (x[i] > 0) { if (y > 1) { y = y * 2; return y; } y += 1; } else if (y < -1) break; else { y -= 0.1; } y *= 0.9; i += 1; } return y - i; }",
        ["unassigned until later"] = D + "double F(double x, bool c) { double y; if (c) { y = x; } else { if (x > 0) return 1; y = -x; } double z; for (int i = 0; i < 3; i++) { z = y * i; y += z; } return y; }",
        ["in parameters"] = D + "double F(in double x, double y) => Q(x, y) + Q(in y, x); static double Q(in double a, double b) => a * a + b;",
        ["params"] = D + "double F(double x, double y) => Sum(x, y, 3) + Sum(); static double Sum(params double[] v) { double s = 0; for (int i = 0; i < v.Length; i++) s += v[i]; return s; }",
        ["void return"] = D + "void F(double[] x) { if (x[0] > 0) { x[1] = x[0]; return; } for (int i = 0; i < x.Length; i++) { if (x[i] > 1) return; x[i] *= 2; } x[0] = 5; }",
        ["float arrays"] = D + "float F(float[] x) { float s = 0; for (int i = 0; i < x.Length; i++) { x[i] += 0.5f; s += x[i] * x[i]; x[i] += i; } return s; }",
        ["slices"] = D + "double F(double[] x, int n) { var r = x.AsSpan(1, 2); Span<double> all = x, tail = all[1..], last = all[^2..^1]; ReadOnlySpan<double> q = all.Slice(n); q = q[..1]; r[0] += tail[1] * last[0]; last[^1] = r[1]; return q[0] + r.Length * 10 + (q.IsEmpty ? 1 : 2); }",
        ["slices out of range"] = D + "double F(double[] x, int n) { double s = 1; Span<double> r = x; r = r.Slice(n, 2)[1..]; s += r[0]; r = x.AsSpan(n)[..^n]; foreach (double v in r) s *= v; x.AsSpan()[2..][n] = s; return s; }",
        ["slices joined"] = D + "double F(double[] x, bool c, int n) { ReadOnlySpan<double> r = c ? x.AsSpan(1) : x; double s = 0; for (int i = 0; i < n; i++) { if (r.Length > 1) r = r[1..]; else r = new Span<double>(x, 0, 2); s += r[0] * i; } ReadOnlySpan<double> e = default; if (c) e = r; foreach (double v in e) s += v; return s + r.Length; }",
        ["slices returned"] = D + "double F(double[] x, int n) { var r = Row(x, n); double s = Span<double>.Empty.Length; for (int i = 0; i < r.Length; i++) s += r[i]; return s; } static Span<double> Row(Span<double> x, int n) { if (n < 0) return x; if (n == 4) throw new ArgumentException(nameof(n)); if (n > 4) return default; return x.Slice(n % 2, 2); }",
        ["slices in loops"] = D + "double F(double[] x, int n) { double s = 0; Span<double> r = default; while (n > 0) { r = x.AsSpan(n % 2, 1 + n % 2); r[0] += 1; s += r[^1]; n--; } Span<double> w = x; int k = 0; do { s += w[0]; w = w[1..]; if (k++ > 5) break; } while (!w.IsEmpty); return s + w.Length; }",
        ["copies"] = D + "double F(double[] x, int n) { var a = (double[])x.Clone(); double[] b = new double[x.Length + 2]; a.CopyTo(b, n); x[1..].CopyTo(b); a[0] = 7; Array.Copy(x, b, 2); Array.Copy(b, 1, x, 0, n); double[] c = x[..^1], d = x.AsSpan(1).ToArray(), e = System.Linq.Enumerable.ToArray(x); d[0] += 1; e[1] = 3; double s = 0; foreach (double v in b) s = s * 2 + v; foreach (double v in c) s = s * 2 + v; return s + d[0] + e[1] + x[1]; }",
        ["overlapping copies"] = D + "double F(double[] x, int n) { x.AsSpan(0, 2).CopyTo(x.AsSpan(1)); Array.Copy(x, 1, x, 0, x.Length - 1); int k = Math.Abs(n) % 2; Array.Copy(x, k, x, 1 - k, 2); Span<double> s = x; s[k..(k + 2)].CopyTo(s[(1 - k)..]); x.CopyTo(x, 0); return x[0]; }",
        ["fills"] = D + "double F(double[] x, int n) { Array.Fill(x, 2, 0, n); Array.Clear(x, 1, 1); Span<double> s = x; s[^1..].Fill(n); s[..1].Clear(); Array.Reverse(x); Array.Reverse(x, 0, 2); s.Reverse(); int[] k = new int[3]; Array.Fill(k, n); Array.Clear(k); float[] f = new float[2]; Array.Fill(f, 3); return x[0] + k[0] + f[1]; }",
        ["collections"] = D + "double F(double[] x, double y, int n) { double[] a = [y, n, .. x, 3], e = [], g = Array.Empty<double>(); Span<double> s = [1, y]; ReadOnlySpan<int> k = [n, 2]; s[0] = a[^2] + a[0] * k[1] + e.Length + g.Length; return s[0] * G([y, .. s]) + G([]) + H(y, s[1]); } static double G(ReadOnlySpan<double> v) { double p = 1; foreach (double t in v) p *= t; return p; } static double H(params ReadOnlySpan<double> v) => v.Length + v[0];",
        ["unreached code and constants"] = "const bool Debug = false; " + D + "double F(double x) { if (Debug) { x = 5; } else x += 1; return Debug ? 0 : x; }",
    };
}
