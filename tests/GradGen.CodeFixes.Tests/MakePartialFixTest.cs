using System.Threading.Tasks;

namespace GradGen.CodeFixes.Tests;

public sealed class MakePartialFixTest
{
    [Fact]
    public Task A_type_becomes_partial() => Fix.Check<MakePartialFix>(
        """
        using GradGen;

        /// <summary>Documented.</summary>
        public static class Model
        {
            [Differentiable]
            static double {|GG0001:F|}(double x) => x * x;
        }
        """,
        """
        using GradGen;

        /// <summary>Documented.</summary>
        public static partial class Model
        {
            [Differentiable]
            static double F(double x) => x * x;
        }
        """,
        "Make 'Model' partial");

    [Fact]
    public Task A_comment_before_a_type_without_modifiers_stays_before_it() => Fix.Check<MakePartialFix>(
        """
        using GradGen;

        // A remark.
        struct Model
        {
            [Differentiable]
            static double {|GG0001:F|}(double x) => x * x;
        }
        """,
        """
        using GradGen;

        // A remark.
        partial struct Model
        {
            [Differentiable]
            static double F(double x) => x * x;
        }
        """);

    [Fact]
    public Task All_types_around_the_method_become_partial_and_those_beside_it_do_not() => Fix.Check<MakePartialFix>(
        """
        using GradGen;

        namespace N
        {
            internal class Outer<T>
            {
                private readonly ref struct Beside
                {
                }

                public partial record Middle
                {
                    readonly record struct Inner(double Y)
                    {
                        [Differentiable]
                        static double {|GG0001:F|}(double x) => x * x;
                    }
                }
            }
        }
        """,
        """
        using GradGen;

        namespace N
        {
            internal partial class Outer<T>
            {
                private readonly ref struct Beside
                {
                }

                public partial record Middle
                {
                    readonly partial record struct Inner(double Y)
                    {
                        [Differentiable]
                        static double F(double x) => x * x;
                    }
                }
            }
        }
        """,
        "Make the containing types partial");

    [Fact]
    public Task Fixing_all_methods_of_a_type_makes_it_partial_once() => Fix.Check<MakePartialFix>(
        """
        using GradGen;

        class Outer
        {
            [Differentiable]
            static double {|GG0001:F|}(double x) => x * x;

            [Differentiable]
            static double {|GG0001:G|}(double x) => x * x;

            class Inner
            {
                [Differentiable]
                static double {|GG0001:F|}(double x) => x * x;

                [Differentiable]
                static double {|GG0001:G|}(double x) => x * x;
            }
        }

        sealed class Other
        {
            [Differentiable]
            static double {|GG0001:F|}(double x) => x * x;
        }
        """,
        """
        using GradGen;

        partial class Outer
        {
            [Differentiable]
            static double F(double x) => x * x;

            [Differentiable]
            static double G(double x) => x * x;

            partial class Inner
            {
                [Differentiable]
                static double F(double x) => x * x;

                [Differentiable]
                static double G(double x) => x * x;
            }
        }

        sealed partial class Other
        {
            [Differentiable]
            static double F(double x) => x * x;
        }
        """);
}
