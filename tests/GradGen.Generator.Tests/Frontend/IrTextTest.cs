namespace GradGen.Generator.Tests.Frontend;

public sealed class IrTextTest
{
    [Fact]
    public void Show()
    {
        foreach (string s in (string[])[
            "double F(double x, double y) { double z = x * y; z += 1; (x, y) = (y, z); return x - y * z; }",
            "double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < i; j++) s += x[i] * x[j]; return s; }",
            "double F(double[] x) { for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) if (x[i] * x[j] > 2) return x[i]; return 0; }",
            "double F(double[] x) { int i = 0; double s = 0; while (i < x.Length && x[i] < 1) { s += x[i]; i++; } return s; }",
            "double F(double x) { if (x > 1) return x; double y = x * x; return y; }",
            "void F(double[] x, int k) { x[k + 1] *= 2; }",
            "double F(double x, int n) => n <= 0 ? 1 : x * F(x, n - 1);",
        ])
            System.Console.WriteLine(new Source("[Differentiable] public static " + s).Ir);
    }
}
