using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.House;

/// <summary>Every diagnostic is in the release tracking files and has a help page that opens with its id.</summary>
public sealed partial class DiagnosticDocsTest
{
    [Fact]
    public void Every_tracked_diagnostic_has_a_page() => Assert.Empty(Tracked().Except(Pages()));

    [Fact]
    public void Every_page_has_a_tracked_diagnostic() => Assert.Empty(Pages().Except(Tracked()));

    [Fact]
    public void A_page_opens_with_its_id() =>
        Assert.Empty(SourceFile.Below("docs/diagnostics", "GG*.md")
            .Where(page => !page.Text.StartsWith($"# {Path.GetFileNameWithoutExtension(page.Path)}", System.StringComparison.Ordinal))
            .Select(page => page.Path));

    private static SortedSet<string> Tracked() =>
        [.. SourceFile.Below("src/GradGen.Generator", "AnalyzerReleases.*.md").SelectMany(file => Rows().Matches(file.Text)).Select(match => match.Value)];

    private static SortedSet<string> Pages() =>
        [.. SourceFile.Below("docs/diagnostics", "GG*.md").Select(page => Path.GetFileNameWithoutExtension(page.Path))];

    [GeneratedRegex(@"^GG\d{4}(?=\s*\|)", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
