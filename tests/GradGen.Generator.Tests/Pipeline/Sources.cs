namespace GradGen.Generator.Tests.Pipeline;

/// <summary>Files to edit: marked methods that call others, in the same file and in another.</summary>
internal static class Sources
{
    public const string Model = "Model.cs";
    public const string Callees = "Callees.cs";
    public const string Unrelated = "Unrelated.cs";

    public static (string, string)[] All =>
    [
        (Model, """
            using System;
            using GradGen;

            namespace N;

            public static partial class Model
            {
                // a remark
                [Differentiable]
                public static double Alone(double x, double y) => Math.Sin(x * y);

                [Differentiable]
                public static double Caller(double x) => Callees.Square(x) + 1;

                [Differentiable]
                public static double Deep(double x)
                {
                    double z = x;
                    for (int i = 0; i < 3; i++)
                        z = Callees.Through(z) * x;
                    return z;
                }

                public static int Unmarked(int n) => n + 1;
            }
            """),
        (Callees, """
            namespace N;

            public static class Callees
            {
                public static double Square(double x) => x * x;

                public static double Through(double x) => Inner(x) + 1;

                private static double Inner(double x) => 3 * x * x;

                public static double NeverCalled(double x) => x;
            }
            """),
        (Unrelated, """
            namespace N;

            public static class Unrelated
            {
                public static int Two() => 2;
            }
            """),
    ];
}
