using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GradGen.Benchmarks.Kernels;

namespace GradGen.Gradients.Tests.Reference;

/// <summary>The public benchmarks' values and gradients, by the primals that are timed.</summary>
public sealed class ReferenceTest
{
    public static IEnumerable<object[]> LeastSquaresCases => ReferenceCase.Names("llsq");

    public static IEnumerable<object[]> LogSumExpCases => ReferenceCase.Names("lse");

    public static IEnumerable<object[]> KMeansCases => ReferenceCase.Names("kmeans");

    public static IEnumerable<object[]> GaussianMixtureCases => ReferenceCase.Names("gmm");

    public static IEnumerable<object[]> LstmCases => ReferenceCase.Names("lstm");

    [Theory]
    [MemberData(nameof(LeastSquaresCases))]
    public void Least_squares(string name)
    {
        ReferenceCase given = ReferenceCase.Read("llsq", name);
        double[] x = given.Numbers("x");
        double[] gradient = new double[x.Length];
        double value = LeastSquares.LossValueAndGradient(x, given.Count("n"), gradient);
        Require(given, value, LeastSquares.Loss(x, given.Count("n")), gradient);
    }

    [Theory]
    [MemberData(nameof(LogSumExpCases))]
    public void Log_sum_exp(string name)
    {
        ReferenceCase given = ReferenceCase.Read("lse", name);
        double[] x = given.Numbers("x");
        double[] gradient = new double[x.Length];
        double value = LogSumExp.ValueValueAndGradient(x, gradient);
        Require(given, value, LogSumExp.Value(x), gradient, 1e-8);
    }

    [Theory]
    [MemberData(nameof(KMeansCases))]
    public void K_means(string name)
    {
        ReferenceCase given = ReferenceCase.Read("kmeans", name);
        double[] points = given.Numbers("points");
        double[] centroids = given.Numbers("centroids");
        int dimensions = given.Input.GetProperty("points")[0].GetArrayLength();
        double[] gradient = new double[centroids.Length];
        double value = KMeans.CostValueAndGradient(centroids, points, dimensions, gradient);

        // The Hessian is diagonal: twice the number of points of the cluster.
        double[] sizes = new double[centroids.Length / dimensions];
        for (int i = 0; i < points.Length; i += dimensions)
            sizes[Nearest(centroids, points[i..(i + dimensions)])]++;
        double[] direction = [.. gradient.Select((slope, i) => slope / (2 * sizes[i / dimensions]))];
        Require(given, value, KMeans.Cost(centroids, points, dimensions), direction);
    }

    [Theory]
    [MemberData(nameof(GaussianMixtureCases))]
    public void Gaussian_mixture(string name)
    {
        ReferenceCase given = ReferenceCase.Read("gmm", name);
        (double[] alpha, double[] mu, double[] q, double[] l) = (given.Numbers("alpha"), given.Numbers("mu"), given.Numbers("q"), given.Numbers("l"));
        (double[] alphaGradient, double[] muGradient, double[] qGradient, double[] lGradient) = (new double[alpha.Length], new double[mu.Length], new double[q.Length], new double[l.Length]);
        double[] x = given.Numbers("x");
        double gamma = given.Input.GetProperty("gamma").GetDouble();
        double value = GaussianMixture.LogPosteriorValueAndGradient(alpha, mu, q, l, x, gamma, given.Count("m"), alphaGradient, muGradient, qGradient, lGradient);

        ReferenceCase.Require(ReferenceCase.Numbers(given.Primal), [value]);
        ReferenceCase.Require(ReferenceCase.Numbers(given.Primal), [GaussianMixture.LogPosterior(alpha, mu, q, l, x, gamma, given.Count("m"))]);
        double[] want = [.. new[] { "alpha", "mu", "q", "l" }.SelectMany(part => ReferenceCase.Numbers(given.Derivative.GetProperty(part)))];
        ReferenceCase.Require(want, (double[])[.. alphaGradient, .. muGradient, .. qGradient, .. lGradient]);
    }

    [Theory]
    [MemberData(nameof(LstmCases))]
    public void Long_short_term_memory(string name)
    {
        ReferenceCase given = ReferenceCase.Read("lstm", name);
        (double[] main, double[] extra) = (given.Numbers("main_params"), given.Numbers("extra_params"));
        (double[] state, double[] sequence) = (given.Numbers("state"), given.Numbers("sequence"));
        (double[] mainGradient, double[] extraGradient) = (new double[main.Length], new double[extra.Length]);
        double value = Lstm.LossValueAndGradient(main, extra, state, sequence, mainGradient, extraGradient);
        Require(given, value, Lstm.Loss(main, extra, state, sequence), [.. mainGradient, .. extraGradient]);
    }

    private static void Require(ReferenceCase given, double value, double primal, double[] gradient, double tolerance = 1e-9)
    {
        JsonElement want = given.Primal;
        ReferenceCase.Require(ReferenceCase.Numbers(want), [value], tolerance);
        ReferenceCase.Require(ReferenceCase.Numbers(want), [primal], tolerance);
        ReferenceCase.Require(ReferenceCase.Numbers(given.Derivative), gradient, tolerance);
    }

    private static int Nearest(double[] centroids, double[] point) =>
        Enumerable.Range(0, centroids.Length / point.Length).MinBy(c => point.Select((x, j) => (x - centroids[c * point.Length + j]) * (x - centroids[c * point.Length + j])).Sum());
}
