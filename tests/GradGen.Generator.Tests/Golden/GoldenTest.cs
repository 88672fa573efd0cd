using System.IO;

namespace GradGen.Generator.Tests.Golden;

/// <summary>The generated text of ten examples, to the letter. With GRADGEN_UPDATE=1 in the environment the stored texts are written anew.</summary>
public sealed class GoldenTest
{
    [Theory]
    [InlineData("Row09_PartialsOfF.F")]
    [InlineData("Row29_VectorOfScalar.F")]
    [InlineData("Row36_Row37_Loss.Loss")]
    [InlineData("Row40_MatrixProduct.Multiply")]
    [InlineData("OverwrittenInLoop.Iterated")]
    [InlineData("PrefixSums.InPlace")]
    [InlineData("EarlyReturn.FromTwoLoops")]
    [InlineData("WhileLoops.NewtonSqrt")]
    [InlineData("CalleeWritesSpan.SoftmaxNorm")]
    [InlineData("Recursion.Power")]
    public void The_text_is_the_stored_one(string example) =>
        Stored.Require(Path.Combine("tests", "GradGen.Generator.Tests", "Golden", example + ".g.cs.txt"), Pipeline.Corpus.Generated(example));
}
