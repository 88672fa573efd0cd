using System;
using System.Collections.Generic;
using GradGen.Gradients.Tests.Checking;
using static GradGen.Gradients.Tests.Checking.Dense;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>The closed forms of rows 1 to 11 and 24 to 29: functions of scalars.</summary>
internal static class ScalarForms
{
    public static readonly Dictionary<string, Func<Point, double[,]>> All = new()
    {
        ["Row01_Constant.F"] = Of(x => 0),
        ["Row02_Multiple.F"] = Of(x => 3),
        ["Row03_Power.F"] = Of(x => 3 * x * x),
        ["Row04_Sum.F"] = Of(x => 2 * x + 3),
        ["Row05_Difference.F"] = Of(x => 2 * x - 3),
        ["Row06_Product.F"] = Of(x => 3 * x * x),
        ["Row07_LogOfSquare.F"] = Of(x => 2 / x),
        ["Row08_MultipleOfSum.F"] = Of(x => 9 + 18 * x),
        ["Row09_PartialsOfF.F"] = point => F(point.Real("x"), point.Real("y")),
        ["Row10_PartialsOfG.G"] = point => G(point.Real("y")),
        ["Row11_Jacobian.OfScalars"] = point => Both(point.Real("x"), point.Real("y")),
        ["Row11_Jacobian.OfVector"] = point => Both(point.Vector("x")[0], point.Vector("x")[1]),
        ["Row24_SineOfSquare.F"] = Of(x => 2 * x * Math.Cos(x * x)),
        ["Row25_DeepChain.F"] = Of(x => 6 * x * x * Math.Cos(x * x * x) / Math.Sin(x * x * x)),
        ["Row26_TotalDerivative.F"] = Of(x => 1 + 2 * x),
        ["Row27_TotalDerivativeInChain.F"] = Of(x => (1 + 2 * x) * Math.Cos(x + x * x)),
        ["Row28_ThroughLocals.F"] = Of(x => 3 * x * x),
        ["Row29_VectorOfScalar.F"] = point => Column([2 / point.Real("x"), 3 * Math.Cos(3 * point.Real("x"))]),
    };

    private static Func<Point, double[,]> Of(Func<double, double> derivative) => point => Row(derivative(point.Real("x")));

    private static double[,] F(double x, double y) => Row(6 * x * y, 3 * x * x);

    private static double[,] G(double y) => Row(2, 8 * Math.Pow(y, 7));

    private static double[,] Both(double x, double y) => Make(2, 2, (row, column) => (row == 0 ? F(x, y) : G(y))[0, column]);
}
