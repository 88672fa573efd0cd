using System;
using System.Collections.Generic;
using static GradGen.Derivatives;

namespace GradGen.Corpus.Language;

/// <summary>State outside that changes while the method runs: what is read is what was there then, and what is done is done once.</summary>
public static partial class ChangingState
{
    [ThreadStatic]
    private static double s_rate;

    [ThreadStatic]
    private static Settings? s_settings;

    private static readonly ThreadTable s_table = new();

    private static int Set(double rate)
    {
        s_rate = rate;
        return (int)rate;
    }

    private static void Adjust(double weight)
    {
        s_settings ??= new Settings();
        s_settings.Weight = weight;
        s_settings.Pair = (weight, weight + 1);
    }

    private static IEnumerable<int> Falling(int count)
    {
        for (int i = count; i > 0; i--)
        {
            s_rate = i;
            yield return i;
        }
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ReadTwice(double x, double y)
    {
        int first = Set(3);
        double a = s_rate;
        Set(5);
        return (a * x + s_rate) * y * first;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ReadInLoop(double x, int n)
    {
        double sum = x;
        Set(n);
        for (int i = 0; i < s_rate; i++)
        {
            Adjust(i);
            sum = sum * x * 0.5 + s_settings!.Weight + s_settings.Pair.Second * x;
            Set(s_rate - 1);
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double ChangedByIterator(double x, int n)
    {
        double product = x;
        foreach (int k in Falling(n % 4))
            product = product * x + s_rate * k;
        return product;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double TableFilledBetween(double x, double y)
    {
        s_table.Fill(2);
        double a = s_table.Items[1] * x;
        s_table.Fill(7);
        return a * y + s_table.Items[1] * x * y;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double Drawn(double x, int n)
    {
        var random = new Random(3);
        var seen = new List<int>();
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            double weight = random.NextDouble();
            if (weight > 0.4)
            {
                sum = sum * x * weight;
                seen.Add(i);
            }
            sum += seen.Count * random.Next(3) * x;
        }
        return sum;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double CopiedEnumerator(double x)
    {
        var numbers = new List<int> { 1, 2, 3 };
        List<int>.Enumerator ahead = numbers.GetEnumerator();
        ahead.MoveNext();
        List<int>.Enumerator copy = ahead;
        copy.MoveNext();
        return (ahead.Current * x + copy.Current) * x;
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double SharedArray(double x)
    {
        int[] numbers = [1, 2];
        IList<int> view = numbers;
        int before = numbers[0];
        view[0] = 9;
        Array.Sort(numbers);
        return (before * x + numbers[0]) * x * numbers[1];
    }

    [Differentiable(Derivatives = Gradient | Vjp | Jvp)]
    public static double FilledByStaticConstructor(double x) => Factorials.Of(4) * x * x + Factorials.Scale * x;

    private sealed class Settings
    {
        public double Weight { get; set; }

        public (double First, double Second) Pair;
    }

    private sealed class ThreadTable
    {
        [ThreadStatic]
        private static double[]? s_items;

        public double[] Items => s_items ??= new double[2];

        public void Fill(double value) => Array.Fill(Items, value);
    }

    private static class Factorials
    {
        private static readonly double[] s_values = new double[5];

        static Factorials()
        {
            s_values[0] = 1;
            for (int i = 1; i < s_values.Length; i++)
                s_values[i] = s_values[i - 1] * i;
            Scale = 0.5;
        }

        public static double Scale { get; }

        public static double Of(int n) => s_values[n];
    }
}
