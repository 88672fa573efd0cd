using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Gradients.Tests.Reference;

/// <summary>The whole sparse Jacobian of the public benchmark from the generated one of a single observation.</summary>
public sealed class BundleAdjustmentTest
{
    private const int Camera = 11;
    private const int Point = 3;

    public static IEnumerable<object[]> Cases => ReferenceCase.Names("ba");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Jacobian_by_compressed_rows(string name)
    {
        ReferenceCase given = ReferenceCase.Read("ba", name);
        bool isSuite = given.Input.TryGetProperty("cam", out _);
        (int cameras, int points, int observations) = (given.Count("n"), given.Count("m"), given.Count("p"));
        int shown = isSuite ? 1 : observations;
        List<double> errors = [], weightErrors = [], values = [], weightValues = [];
        List<double> columns = [], weightColumns = [];
        for (int i = 0; i < shown; i++)
        {
            (int camera, int point, Observation observation) = isSuite ? (0, 0, Repeated(given)) : At(given, i);
            (double[] error, double[][] rows) = observation.Jacobian();
            errors.AddRange(error);
            values.AddRange(rows.SelectMany(row => row));
            (double weightError, double slope) = BundleAdjustment.WeightErrorValueAndGradient(observation.Weight);
            weightErrors.Add(weightError);
            weightValues.Add(slope);

            int weightColumn = Camera * cameras + Point * points;
            IEnumerable<int> of = [.. Enumerable.Range(Camera * camera, Camera), .. Enumerable.Range(Camera * cameras + Point * point, Point), weightColumn + i];
            columns.AddRange(of.Concat(of).Select(column => (double)column));
            weightColumns.Add(weightColumn + (isSuite ? observations - 1 : i));
        }

        JsonElement primal = given.Primal;
        ReferenceCase.Require(isSuite ? Repeated(primal.GetProperty("reproj_error"), "elements") : ReferenceCase.Numbers(primal.GetProperty("reproj_err")), [.. errors]);
        ReferenceCase.Require(isSuite ? Repeated(primal.GetProperty("w_err"), "element") : ReferenceCase.Numbers(primal.GetProperty("w_err")), [.. weightErrors]);
        ReferenceCase.Require(ReferenceCase.Numbers(given.Derivative.GetProperty("vals")), [.. values, .. weightValues]);
        Assert.Equal(ReferenceCase.Numbers(given.Derivative.GetProperty("cols")), (double[])[.. columns, .. weightColumns]);
        double[] rowStarts = [.. Enumerable.Range(0, 3 * observations + 1).Select(row => (double)(15 * Math.Min(row, 2 * observations) + Math.Max(0, row - 2 * observations)))];
        Assert.Equal(ReferenceCase.Numbers(given.Derivative.GetProperty("rows")), isSuite ? [.. rowStarts[..30], rowStarts[^1]] : rowStarts);
    }

    private static double[] Repeated(JsonElement part, string name) => ReferenceCase.Numbers(part.GetProperty(name));

    private static Observation Repeated(ReferenceCase given) => new(given.Numbers("cam"), given.Numbers("x"), given.Numbers("w")[0], given.Numbers("feat"));

    private static (int Camera, int Point, Observation) At(ReferenceCase given, int i)
    {
        double[] which = given.Numbers("obs");
        (int camera, int point) = ((int)which[2 * i], (int)which[2 * i + 1]);
        return (camera, point, new(
            given.Numbers("cams")[(Camera * camera)..(Camera * camera + Camera)],
            given.Numbers("X")[(Point * point)..(Point * point + Point)],
            given.Numbers("w")[i],
            given.Numbers("feats")[(2 * i)..(2 * i + 2)]));
    }

    private sealed record Observation(double[] Camera, double[] Point, double Weight, double[] Feature)
    {
        /// <summary>The errors in x and y, and of each its partial derivatives by camera, point and weight.</summary>
        public (double[] Error, double[][] Rows) Jacobian()
        {
            double[] error = new double[2], byCamera = new double[22], byPoint = new double[6], byWeight = new double[2];
            BundleAdjustment.ResidualJacobian(Camera, Point, Weight, Feature[0], Feature[1], error, byCamera, byPoint, byWeight);
            return (error, [[.. byCamera[..11], .. byPoint[..3], byWeight[0]], [.. byCamera[11..], .. byPoint[3..], byWeight[1]]]);
        }
    }
}
