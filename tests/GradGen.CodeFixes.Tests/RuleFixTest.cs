using System.Threading.Tasks;

namespace GradGen.CodeFixes.Tests;

public sealed class RuleFixTest
{
    [Fact]
    public Task A_derivative_with_the_right_signature_is_left_to_be_written() => Fix.Check<RuleFix>(
        """
        using System;
        using GradGen;

        static partial class Model
        {
            [Differentiable]
            static double F(double x, double y)
            {
                return Library.{|GG2001:Smooth|}(x, y) * Library.{|GG2001:Smooth|}(2, x);
            }

            [Differentiable]
            static double G(double x) => Library.{|GG2001:Smooth|}(x, 1) + Library.{|GG2001:Power|}(x, 3);

            static double PowerDerivative(double x) => x;
        }
        """,
        """
        using System;
        using GradGen;

        static partial class Model
        {
            [Differentiable]
            static double F(double x, double y)
            {
                return Library.Smooth(x, y) * Library.Smooth(2, x);
            }

            [Differentiable]
            static double G(double x) => Library.Smooth(x, 1) + Library.Power(x, 3);

            static double PowerDerivative(double x) => x;

            [DerivativeOf(typeof(Library), nameof(Library.Smooth))]
            private static (double x, double y) SmoothDerivative(double x, double y) => throw new NotImplementedException();

            [DerivativeOf(typeof(Library), nameof(Library.Power))]
            private static double PowerDerivative2(double x, int n) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task Nothing_is_offered_for_what_is_no_function_of_numbers()
    {
        const string text = """
            using GradGen;

            static partial class Model
            {
                [Differentiable]
                static double F(double x, double[] y) => Library.{|GG2001:Total|}(y) * x;
            }
            """;
        return Fix.Check<RuleFix>(text, text);
    }
}
