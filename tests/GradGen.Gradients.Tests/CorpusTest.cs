using Corpus;

namespace GradGen.Gradients.Tests;

public sealed class CorpusTest
{
    [Fact]
    public void The_corpus_is_compiled_here() => Assert.Equal(14, Polynomial.Cubic(2));
}
