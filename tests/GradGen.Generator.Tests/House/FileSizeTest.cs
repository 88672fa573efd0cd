using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Tests.House;

/// <summary>One job per file: a file that grows long has got a second job.</summary>
public sealed class FileSizeTest
{
    private const int Most = 350;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_reasons = [];

    [Fact]
    public void No_file_is_long_without_a_reason() =>
        Assert.Empty(SourceFile.Below("src").Where(file => IsLong(file) && !s_reasons.ContainsKey(file.Path)).Select(file => file.Path));

    [Fact]
    public void A_reason_goes_with_its_file() =>
        Assert.Empty(s_reasons.Keys.Except(SourceFile.Below("src").Where(IsLong).Select(file => file.Path)));

    private static bool IsLong(SourceFile file) => file.Lines.Count() > Most + 1;
}
