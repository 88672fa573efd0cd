using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Gradients.Tests.Checking;
using static GradGen.Gradients.Tests.Checking.Dense;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>The closed forms of rows 32, 33 and 35 to 39: the neuron and its loss.</summary>
internal static class NeuronForms
{
    public static readonly Dictionary<string, Func<Point, double[,]>> All = new()
    {
        ["Row32_DotProduct.Dot"] = point => Row([.. point.Vector("x"), .. point.Vector("w")]),
        ["Row33_Affine.Affine"] = point => Row([.. point.Vector("x"), 1]),
        ["Row35_Neuron.Activation"] = Activation,
        ["Row36_Row37_Loss.Loss"] = point => Loss(point.Vector("w"), point.Real("b"), point),
        ["Row38_BiasTrick.Loss"] = point => Loss(point.Vector("w")[..^1], point.Vector("w")[^1], point),
        ["Row39_Descent.Loss"] = point => Loss(point.Vector("w"), point.Real("b"), point),
    };

    private static double[,] Activation(Point point)
    {
        double[] x = point.Vector("x");
        bool active = Dot(point.Vector("w"), x) + point.Real("b") > 0;
        return Row([.. x.Select(element => active ? element : 0), active ? 1 : 0]);
    }

    private static double[,] Loss(double[] w, double b, Point point)
    {
        double[] x = point.Vector("x");
        double[] y = point.Vector("y");
        double[] gradient = new double[w.Length + 1];
        for (int i = 0; i < y.Length; i++)
        {
            double[] row = x[(i * w.Length)..((i + 1) * w.Length)];
            double z = Dot(w, row) + b;
            if (!(z > 0))
                continue;
            for (int j = 0; j < w.Length; j++)
                gradient[j] += 2 * (z - y[i]) * row[j];
            gradient[^1] += 2 * (z - y[i]);
        }
        return Row([.. gradient.Select(sum => sum / y.Length)]);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
