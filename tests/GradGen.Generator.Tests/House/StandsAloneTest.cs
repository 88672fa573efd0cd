using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradGen.Generator.Tests.House;

/// <summary>A clone is all that is needed: nothing names a place outside it, no document links to nowhere.</summary>
public sealed class StandsAloneTest
{
    private static readonly string[] s_patterns = ["*.cs", "*.csproj", "*.props", "*.targets", "*.md", "*.config", "*.sln", "*.json", "*.txt", "run"];

    // Put together from pieces, so that this file does not name them.
    private static readonly string[] s_outside = ["shared" + "/", "/" + "work/", "/" + "home/", "/" + "root/"];

    [Fact]
    public void No_file_names_a_place_outside() => Assert.Empty(
        from file in s_patterns.SelectMany(pattern => SourceFile.Below("", pattern))
        from place in s_outside
        where file.Text.Contains(place)
        select $"{file.Path} names {place}");

    [Fact]
    public void Every_link_between_documents_leads_somewhere() => Assert.Empty(
        from file in SourceFile.Below("", "*.md")
        from link in Links(file.Text)
        where !link.Contains("://") && !link.StartsWith('#')
        let target = Path.Combine(Repository.Root, Path.GetDirectoryName(file.Path)!, link.Split('#')[0])
        where !File.Exists(target) && !Directory.Exists(target)
        select $"{file.Path} links to {link}");

    private static IEnumerable<string> Links(string markdown)
    {
        for (int at = markdown.IndexOf("](", System.StringComparison.Ordinal); at >= 0; at = markdown.IndexOf("](", at + 1, System.StringComparison.Ordinal))
        {
            int end = markdown.IndexOf(')', at);
            // Code such as `a[i](x)` has spaces or no dot; a link of ours has neither.
            if (end > 0 && markdown[(at + 2)..end] is var link && !link.Contains(' ') && (link.Contains('.') || link.Contains('/')))
                yield return link;
        }
    }
}
