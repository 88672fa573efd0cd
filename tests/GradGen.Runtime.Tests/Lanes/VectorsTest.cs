using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using OfLanes = GradGen.Runtime.Lanes;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>Several vectors have what each of them has.</summary>
public sealed class VectorsTest
{
    private static readonly int s_count = Vectors<double>.Count;

    public static TheoryData<string, int> Functions()
    {
        var functions = new TheoryData<string, int>();
        foreach (MethodInfo method in typeof(OfLanes).GetMethods().Where(method => method.GetParameters().All(parameter => parameter.ParameterType == typeof(Vectors<double>)) && method.GetParameters().Length > 0))
            functions.Add(method.Name, method.GetParameters().Length);
        return functions;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_each_vectors_results(string name, int arity)
    {
        Same<double>(name, arity);
        Same<float>(name, arity);
    }

    [Fact]
    public void Every_function_of_a_vector_has_one_of_several()
    {
        string[] ofOne = [.. typeof(OfLanes).GetMethods().Where(method => method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Vector<double>) && method.Name is not "SinCos").Select(method => method.Name).Distinct().Order()];
        Assert.Equal(ofOne, Functions().Select(row => (string)row[0]).Distinct().Order());
    }

    [Fact]
    public void Arithmetic_is_that_of_each_lane()
    {
        double[] x = Numbers(1), y = Numbers(2);
        Vectors<double> a = Vectors.Load(x, 0), b = Vectors.Load(y, 0);
        Equal(a + b, i => x[i] + y[i]);
        Equal(a - b, i => x[i] - y[i]);
        Equal(a * b, i => x[i] * y[i]);
        Equal(a / b, i => x[i] / y[i]);
        Equal(a * 3.0, i => x[i] * 3);
        Equal(3.0 * a, i => x[i] * 3);
        Equal(-a, i => -x[i]);
        Equal(Vectors.MultiplyAddEstimate(a, new(8.0), b), i => Math.FusedMultiplyAdd(x[i], 8, y[i]));
        Equal(Vectors.ConditionalSelect(Vectors.LessThan(a, b), a, b), i => x[i] < y[i] ? x[i] : y[i]);
        Equal(Vectors.ConditionalSelect(Vectors.LessThanOrEqual(a, a), a, b), i => x[i]);
        Equal(Vectors.ConditionalSelect(Vectors.GreaterThan(a, b), a, b), i => x[i] > y[i] ? x[i] : y[i]);
        Equal(Vectors.ConditionalSelect(Vectors.GreaterThanOrEqual(a, a), a, b), i => x[i]);
        Equal(Vectors.ConditionalSelect(~Vectors.Equals(a, b) & Vectors.LessThan(a, b), a, b), i => x[i] < y[i] ? x[i] : y[i]);
        Equal(Vectors.ConditionalSelect(Vectors.LessThan(a, b) | Vectors.GreaterThan(a, b), a, Vectors<double>.Zero), i => x[i]);
        Equal(Vectors.ConditionalSelect(Vectors.LessThan(a, b) ^ Vectors.LessThan(a, b), a, Vectors<double>.One), _ => 1);
        Assert.True(a == Vectors.Load(x, 0) && a != b && a.Equals((object)a));
    }

    [Fact]
    public void A_ramp_goes_on_from_vector_to_vector()
    {
        Equal(Vectors.Ramp<double>(5), i => 5 + i);
        Equal(Vectors.Ramp<double>(int.MaxValue - 6), i => unchecked(int.MaxValue - 6 + i));
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    [InlineData(47, 2)]
    public void Iterations_end_where_all_lanes_are_filled(int bound, int times)
    {
        Assert.Equal(16, s_count);
        Assert.Equal(times * s_count, Vectors.End<double>(bound));
        Assert.Equal(3 + (times * s_count), Vectors.End<double>(3, Math.Max(3, bound + 3)));
        Assert.Equal(3 + (times * s_count), Vectors.End<double>(3, Math.Max(2, bound + 2), isInclusive: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-2)]
    public void Elements_are_a_stride_apart(int stride)
    {
        double[] elements = [.. Enumerable.Range(0, 100).Select(i => i + 0.5)];
        int first = stride < 0 ? 60 : 7;
        Vectors<double> lanes = stride == 1 ? Vectors.Load(elements, first) : Vectors.Load(elements, first, stride);
        Equal(lanes, i => elements[first + (i * stride)]);

        double[] stored = new double[100];
        double[] added = [.. elements];
        if (stride == 1)
        {
            OfLanes.Store(stored, first, lanes);
            OfLanes.Add(added, first, lanes);
        }
        else
        {
            OfLanes.Store(stored, first, stride, lanes);
            OfLanes.Add(added, first, stride, lanes);
        }
        for (int i = 0; i < elements.Length; i++)
        {
            bool isMeant = (i - first) % stride == 0 && (i - first) / stride >= 0 && (i - first) / stride < s_count;
            Assert.Equal(isMeant ? elements[i] : 0, stored[i]);
            Assert.Equal(isMeant ? 2 * elements[i] : elements[i], added[i]);
        }
    }

    [Fact]
    public void No_element_outside_is_touched()
    {
        double[] elements = new double[s_count + 1];
        foreach (int index in new[] { -1, 2, int.MaxValue, int.MinValue })
        {
            Assert.Throws<IndexOutOfRangeException>(() => Vectors.Load(elements, index));
            Assert.Throws<IndexOutOfRangeException>(() => OfLanes.Store(elements, index, Vectors<double>.One));
            Assert.Throws<IndexOutOfRangeException>(() => OfLanes.Add(elements, index, Vectors<double>.One));
        }
        Assert.Throws<NullReferenceException>(() => Vectors.Load((double[])null!, 0));
        Assert.All(elements, element => Assert.Equal(0, element));
    }

    private static void Same<T>(string name, int arity)
        where T : struct
    {
        MethodInfo several = Of(typeof(Vectors<T>)), one = Of(typeof(Vector<T>));
        var arguments = new object[arity][];
        for (int k = 0; k < arity; k++)
            arguments[k] = [.. Enumerable.Range(0, 4).Select(vector => (object)new Vector<T>([.. Numbers(k + 1).Skip(vector * Vector<T>.Count % 8).Take(Vector<T>.Count).Select(number => (T)Convert.ChangeType(name == "Acosh" ? 1 + number : number / 9, typeof(T)))]))];
        object result = several.Invoke(null, [.. arguments.Select(Together)])!;
        object[] results = [.. Enumerable.Range(0, 4).Select(vector => one.Invoke(null, [.. arguments.Select(of => of[vector])])!)];
        if (result is Vectors<T>)
            Assert.Equal(Together(results), result);
        else
            Assert.Equal(results.Sum(Convert.ToDouble), Convert.ToDouble(result), 1e-6);

        MethodInfo Of(Type lanes) => typeof(OfLanes).GetMethod(name, [.. Enumerable.Repeat(lanes, arity)])!;

        static object Together(object[] vectors)
        {
            T[] elements = new T[Vectors<T>.Count];
            for (int vector = 0; vector < 4; vector++)
                ((Vector<T>)vectors[vector]).CopyTo(elements, vector * Vector<T>.Count);
            return elements is double[] doubles ? Vectors.Load(doubles, 0) : Vectors.Load((float[])(object)elements, 0);
        }
    }

    private static void Equal(Vectors<double> lanes, Func<int, double> expected)
    {
        double[] elements = new double[s_count];
        OfLanes.Store(elements, 0, lanes);
        Assert.Equal(Enumerable.Range(0, s_count).Select(expected), elements);
    }

    /// <summary>Between 0 and 8.</summary>
    private static double[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 16).Select(_ => 8 * random.NextDouble())];
    }
}
