using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradGen.Corpus;
using GradGen.Gradients.Tests.Checking;

namespace GradGen.Gradients.Tests.Paper;

/// <summary>Every row of the paper's table: the generated derivative, the closed form, and differences.</summary>
public sealed class RowsTest
{
    private const int Points = 1000;

    /// <summary>The paper's 39 rows, and eight beyond it.</summary>
    private const int Rows = 39 + 8;

    private static readonly Dictionary<string, Func<Point, double[,]>> s_forms =
        new[] { ScalarForms.All, VectorForms.All, NeuronForms.All, MatrixForms.All }.SelectMany(forms => forms).ToDictionary();

    private static readonly string[] s_sums = ["Row30", "Row36", "Row38", "Row39", "Row41", "Row42", "Row43", "Row45", "Row46"];

    public static IEnumerable<object[]> Names() => Examples.NamesIn("Paper").Select(name => new object[] { name });

    [Fact]
    public void The_corpus_has_every_row_once()
    {
        IEnumerable<int> rows = typeof(RowsTest).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<PaperRowAttribute>()).Select(row => row.Row);
        Assert.Equal(Enumerable.Range(1, Rows), rows.Order());
    }

    [Fact]
    public void Every_row_has_a_closed_form() =>
        Assert.Equal(Examples.NamesIn("Paper"), s_forms.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_the_closed_form(string name)
    {
        foreach ((Evaluation at, Point point) in PointsOf(name))
        {
            double[,] expected = s_forms[name](point);
            Agreement.Require(expected, Forms.Reverse(at), 1e-12, name + " reverse", normwise: Cancels(name));
            Agreement.Require(expected, Forms.Forward(at), 1e-12, name + " forward", normwise: Cancels(name));
            foreach ((string form, double[,] jacobian, _) in Forms.Gradients(at))
                Agreement.Require(expected, jacobian, 1e-12, form, normwise: Cancels(name));
            foreach ((string form, double[,] jacobian) in Forms.Jacobians(at))
                Agreement.Require(expected, jacobian, 1e-12, form, normwise: Cancels(name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_what_differences_give(string name)
    {
        foreach ((Evaluation at, _) in PointsOf(name))
            Agreement.RequireDifferences(at.ByDifferences(), Forms.Reverse(at), 1e-7, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reverse_is_forward(string name)
    {
        foreach ((Evaluation at, _) in PointsOf(name))
            Agreement.Require(Forms.Forward(at), Forms.Reverse(at), 1e-13, name, normwise: true);
    }

    private static IEnumerable<(Evaluation At, Point Point)> PointsOf(string name)
    {
        MarkedMethod method = Examples.Get(name);
        var random = new Random(39);
        for (int i = 0; i < Points; i++)
        {
            Array?[] arguments = Examples.Arguments(method, 1 + i % 6, random);
            yield return (new Evaluation(method, arguments), new Point(method, arguments));
        }
    }

    /// <summary>Sums of terms of both signs: an element may be small because large ones cancel.</summary>
    private static bool Cancels(string name) => s_sums.Contains(name[..5]);
}
