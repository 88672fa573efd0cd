using System;
using System.IO;

namespace GradGen.Generator.Tests.House;

public sealed class CorpusFilesTest
{
    [Fact]
    public void The_corpus_lies_beside_the_tests_as_text() =>
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.cs", SearchOption.AllDirectories));
}
