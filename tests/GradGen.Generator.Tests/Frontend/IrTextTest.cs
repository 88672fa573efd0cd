using GradGen.Generator.Tests.Ir;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>The IR of the constructs that derivative code gets wrong most often.</summary>
public sealed class IrTextTest
{
    [Fact]
    public void AReassignedLocalIsSeveralValues() => Check(
        "double F(double x, double y) { double z = x * y; z += 1; z = z * z; return x - z; }",
        """
            F(%0.x: Double, %1.y: Double)
            {
                %2.z: Double = Multiply %0.x, %1.y
                %3.z: Double = Add %2.z, 1
                %4.z: Double = Multiply %3.z, %3.z
                %5: Double = Subtract %0.x, %4.z
                return %5
            }
            """);

    [Fact]
    public void ASwapIsNoOperation() => Check(
        "double F(double a, double b) { (a, b) = (b, a); return a - b; }",
        """
            F(%0.a: Double, %1.b: Double)
            {
                %2: Double = Subtract %1.b, %0.a
                return %2
            }
            """);

    [Fact]
    public void NestedLoopsCarryTheSum() => Check(
        "double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < i; j++) s += x[i] * x[j]; return s; }",
        """
            F(%0.x: Array<Double>)
            {
                %1: Int32 = Length %0.x
                %13.s: Double = for %2.i from 0 while Less %1 step 1 carrying (0)
                block(%3.s: Double)
                {
                    %11.s: Double = for %4.j from 0 while Less %2.i step 1 carrying (%3.s)
                    block(%5.s: Double)
                    {
                        %7: Double = Load %0.x, %2.i
                        %8: Double = Load %0.x, %4.j
                        %9: Double = Multiply %7, %8
                        %10.s: Double = Add %5.s, %9
                        yield %10.s
                    }
                    yield %11.s
                }
                return %13.s
            }
            """);

    [Fact]
    public void AReturnInALoopIsAFlag() => Check(
        "double F(double[] x) { for (int i = 0; i < x.Length; i++) { if (x[i] > 2) return x[i]; } return 0; }",
        """
            F(%0.x: Array<Double>)
            {
                %17.returned: Boolean, %18: Double, %19.i: Int32 = WhileLoop 0, 0, 0
                block(%1.returned: Boolean, %2: Double, %3.i: Int32)
                {
                    %6: Boolean = Branch %1.returned
                    block()
                    {
                        yield 0
                    }
                    block()
                    {
                        %4: Int32 = Length %0.x
                        %5: Boolean = Less %3.i, %4
                        yield %5
                    }
                    yield %6
                }
                block(%7.returned: Boolean, %8: Double, %9.i: Int32)
                {
                    %10: Double = Load %0.x, %9.i
                    %11: Boolean = Greater %10, 2
                    %14.returned: Boolean, %15: Double, %16.i: Int32 = Branch %11
                    block()
                    {
                        %12: Double = Load %0.x, %9.i
                        yield 1, %12, %9.i
                    }
                    block()
                    {
                        %13.i: Int32 = Add %9.i, 1
                        yield 0, %8, %13.i
                    }
                    yield %14.returned, %15, %16.i
                }
                %20: Double = Branch %17.returned
                block()
                {
                    yield %18
                }
                block()
                {
                    yield 0
                }
                return %20
            }
            """);

    [Fact]
    public void AndIsLazyInTheConditionOfALoop() => Check(
        "double F(double[] x) { int i = 0; while (i < x.Length && x[i] < 1) { i++; } return x[i]; }",
        """
            F(%0.x: Array<Double>)
            {
                %9.i: Int32 = WhileLoop 0
                block(%1.i: Int32)
                {
                    %2: Int32 = Length %0.x
                    %3: Boolean = Less %1.i, %2
                    %6: Boolean = Branch %3
                    block()
                    {
                        %4: Double = Load %0.x, %1.i
                        %5: Boolean = Less %4, 1
                        yield %5
                    }
                    block()
                    {
                        yield 0
                    }
                    yield %6
                }
                block(%7.i: Int32)
                {
                    %8.i: Int32 = Add %7.i, 1
                    yield %8.i
                }
                %10: Double = Load %0.x, %9.i
                return %10
            }
            """);

    [Fact]
    public void WhatFollowsAnEarlyReturnIsItsElse() => Check(
        "double F(double x) { if (x > 1) return x; double y = x * x; return y; }",
        """
            F(%0.x: Double)
            {
                %1: Boolean = Greater %0.x, 1
                %3: Double = Branch %1
                block()
                {
                    yield %0.x
                }
                block()
                {
                    %2.y: Double = Multiply %0.x, %0.x
                    yield %2.y
                }
                return %3
            }
            """);

    [Fact]
    public void TheIndexOfACompoundAssignmentIsEvaluatedOnce() => Check(
        "void F(double[] x, int k) { x[k + 1] *= 2; }",
        """
            F(%0.x: Array<Double>, %1.k: Int32)
            {
                %2: Int32 = Add %1.k, 1
                %3: Double = Load %0.x, %2
                %4: Double = Multiply %3, 2
                Store %0.x, %2, %4
            }
            """);

    [Fact]
    public void AMethodThatCallsItselfIsInvoked() => Check(
        "double F(double x, int n) => n <= 0 ? 1 : x * F(x, n - 1);",
        """
            F(%0.x: Double, %1.n: Int32)
            {
                %2: Boolean = LessOrEqual %1.n, 0
                %6: Double = Branch %2
                block()
                {
                    yield 1
                }
                block()
                {
                    %3: Int32 = Subtract %1.n, 1
                    %4: Double = invoke Primal M:M.F(System.Double,System.Int32)(%0.x, %3)
                    %5: Double = Multiply %0.x, %4
                    yield %5
                }
                return %6
            }
            """);

    private static void Check(string method, string ir) => Numbered.Same(ir, (new Source("[Differentiable] public static " + method).Ir.TrimEnd('\n')));
}
