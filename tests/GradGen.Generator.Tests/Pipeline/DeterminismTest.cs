using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The same source gives the same text, and equal models, in every run and every culture.</summary>
public sealed class DeterminismTest
{
    [Fact]
    public void Two_runs_give_the_same_text() => Assert.Equal(new Run(Sources.All).Texts, new Run(Sources.All).Texts);

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        IReadOnlyDictionary<string, string> reversed = new Run([.. Sources.All.Reverse()]).Texts;
        Assert.Equal(new Run(Sources.All).Texts.OrderBy(pair => pair.Key), reversed.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Another_culture_gives_the_same_text()
    {
        IReadOnlyDictionary<string, string> expected = Corpus.Run().Texts;
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "−";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, Corpus.Run().Texts);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Lines_end_alike() => Assert.All(Corpus.Run().Texts.Values, text => Assert.DoesNotContain('\r', text));

    [Fact]
    public void Two_runs_give_equal_models()
    {
        object[] first = Models(Corpus.Run());
        object[] second = Models(Corpus.Run());
        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.All(first.Zip(second), pair => Assert.NotSame(pair.First, pair.Second));
        Assert.Equal(first.Select(model => model.GetHashCode()), second.Select(model => model.GetHashCode()));
    }

    private static object[] Models(Run run) => [.. run.Result.TrackedSteps["Lower"].SelectMany(step => step.Outputs).Select(output => output.Value)];
}
