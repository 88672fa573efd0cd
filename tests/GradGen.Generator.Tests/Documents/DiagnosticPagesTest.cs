using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Tests.Golden;
using GradGen.Generator.Tests.House;
using GradGen.Generator.Tests.Pipeline;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Documents;

/// <summary>docs/diagnostics: the table of all diagnostics, and on each page code that is refused where it says, and code that is differentiated.</summary>
public sealed partial class DiagnosticPagesTest
{
    public static TheoryData<string> Ids => [.. AllDiagnostics.Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void The_table_is_that_of_the_release_tracking()
    {
        var rows = SourceFile.Below("src/GradGen.Generator", "AnalyzerReleases.*.md").SelectMany(file => Tracked().Matches(file.Text))
            .Select(match => (Id: match.Groups[1].Value, Category: match.Groups[2].Value, Severity: match.Groups[3].Value, Title: match.Groups[4].Value.Trim()))
            .OrderBy(row => row.Id, StringComparer.Ordinal).ToArray();
        Assert.Equal(AllDiagnostics.Descriptors.Select(descriptor => (descriptor.Id, descriptor.Category, descriptor.DefaultSeverity.ToString(), Text(descriptor.Title))), rows);

        var page = new StringBuilder("""
            # Diagnostics

            What is reported in the editor and by a build. Each page has code that is reported, code that is accepted in its place, and why. `.editorconfig` sets severities, as in
            `dotnet_diagnostic.GG1008.severity = none`; an error that is silenced so leaves siblings that throw.

            This table is written by a test from the release tracking of the analyzer.

            | id | severity | title |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var group in rows.GroupBy(row => row.Category))
        {
            page.Append(CultureInfo.InvariantCulture, $"| | | **{group.Key.Split('.')[^1]}** |\n");
            foreach (var (id, _, severity, title) in group)
                page.Append(CultureInfo.InvariantCulture, $"| [{id}]({id}.md) | {severity.ToLowerInvariant()} | {title} |\n");
        }
        Stored.Require(Path.Combine("docs", "diagnostics", "README.md"), page.ToString());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_title_of_its_diagnostic(string id)
    {
        string title = Text(AllDiagnostics.Descriptors.Single(descriptor => descriptor.Id == id).Title);
        Assert.Equal(title, DiagnosticPage.Of(id).Title, ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_is_reported_what_is_accepted_and_why(string id)
    {
        if (id == InternalError.Descriptor.Id)
            return;
        DiagnosticPage page = DiagnosticPage.Of(id);
        Assert.Single(page.Snippets, snippet => snippet.IsReported);
        Assert.Contains(page.Snippets, snippet => !snippet.IsReported);
        Assert.Contains("\nWhy: ", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_said_to_be_reported_is_and_nothing_else(string id)
    {
        foreach (DocumentedSnippet snippet in DiagnosticPage.Of(id).Snippets.Where(snippet => snippet.IsReported))
        {
            var built = new Built(snippet.File, allowUnsafe: true);
            Assert.Equal([], built.Errors);
            string[] reports = await built.Reports(isHiddenToo: false);
            // Advice may come in pairs; an error comes alone.
            Assert.Equal([$"{id} {snippet.Place}"], IsError(id) ? reports : reports.Where(report => report.StartsWith(id, StringComparison.Ordinal)));
            Assert.DoesNotContain(reports, report => report[..6] != id && IsError(report[..6]));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_said_to_be_accepted_is_differentiated(string id)
    {
        foreach (DocumentedSnippet snippet in DiagnosticPage.Of(id).Snippets.Where(snippet => !snippet.IsReported))
        {
            var built = new Built(snippet.File, allowUnsafe: true);
            Assert.Equal([], built.Errors);
            Assert.Empty(await built.Reports(isHiddenToo: false));
            Assert.NotEmpty(built.Generated);
            Assert.DoesNotContain("NotSupportedException", built.Generated, StringComparison.Ordinal);
        }
    }

    private static bool IsError(string id) => AllDiagnostics.Descriptors.Single(descriptor => descriptor.Id == id).DefaultSeverity == DiagnosticSeverity.Error;

    private static string Text(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(GG\d{4}) \| ([\w.]+) \| (\w+) \| ([^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Tracked();
}
