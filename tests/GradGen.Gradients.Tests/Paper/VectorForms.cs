using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Gradients.Tests.Checking;
using static GradGen.Gradients.Tests.Checking.Dense;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>The closed forms of rows 12 to 23, 30, 31 and 34: functions of vectors, element by element, and sums.</summary>
internal static class VectorForms
{
    public static readonly Dictionary<string, Func<Point, double[,]>> All = new()
    {
        ["Row12_Identity.Identity"] = OfEach(x => 1),
        ["Row13_VectorSum.Add"] = OfPairs((w, x) => (1, 1)),
        ["Row14_VectorDifference.Subtract"] = OfPairs((w, x) => (1, -1)),
        ["Row15_ElementwiseProduct.Multiply"] = OfPairs((w, x) => (x, w)),
        ["Row16_ElementwiseQuotient.Divide"] = OfPairs((w, x) => (1 / x, -w / (x * x))),
        ["Row17_ElementwiseMaximum.Maximum"] = OfPairs((w, x) => w > x ? (1, 0) : (0, 1)),
        ["Row18_ElementwiseFunctions.Multiply"] = OfPairs((w, x) => (Math.Exp(w) * Math.Sin(x), Math.Exp(w) * Math.Cos(x))),
        ["Row19_ScalarAdded.Add"] = point => Beside(Diagonal(X(point).Length, _ => 1), Column([.. X(point).Select(_ => 1.0)])),
        ["Row20_ScalarMultiplied.Multiply"] = point => Beside(Diagonal(X(point).Length, _ => point.Real("z")), Column(X(point))),
        ["Row21_SumOfVector.Sum"] = OfSum(x => 1),
        ["Row22_SumOfMultiple.Sum"] = point => Row([.. X(point).Select(_ => point.Real("z")), X(point).Sum()]),
        ["Row23_SumOfFunction.Sum"] = OfSum(x => (1 + x) * Math.Exp(x)),
        ["Row30_VectorChain.F"] = point => Outer(point.Vector("u")),
        ["Row30_VectorChain.G"] = point => Inner(X(point)),
        ["Row30_VectorChain.Composed"] = point =>
            Multiply(Outer([X(point).Sum(x => x * x), X(point).Sum(Math.Exp)]), Inner(X(point))),
        ["Row31_ElementwiseChain.F"] = OfEach(x => Math.Cos(Math.Exp(x)) * Math.Exp(x)),
        ["Row34_Rectifier.Rectify"] = OfEach(x => x > 0 ? 1 : 0),
    };

    private static double[] X(Point point) => point.Vector("x");

    private static Func<Point, double[,]> OfEach(Func<double, double> derivative) =>
        point => Diagonal(X(point).Length, i => derivative(X(point)[i]));

    private static Func<Point, double[,]> OfSum(Func<double, double> derivative) => point => Row([.. X(point).Select(derivative)]);

    private static Func<Point, double[,]> OfPairs(Func<double, double, (double W, double X)> partials) => point =>
    {
        double[] w = point.Vector("w");
        double[] x = X(point);
        return Beside(Diagonal(x.Length, i => partials(w[i], x[i]).W), Diagonal(x.Length, i => partials(w[i], x[i]).X));
    };

    private static double[,] Outer(double[] u) =>
        new[,] { { u[1], u[0] }, { Math.Cos(u[0] + u[1]), Math.Cos(u[0] + u[1]) } };

    private static double[,] Inner(double[] x) => Make(2, x.Length, (row, column) => row == 0 ? 2 * x[column] : Math.Exp(x[column]));
}
