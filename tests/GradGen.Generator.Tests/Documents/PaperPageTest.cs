using System.IO;
using GradGen.Generator.Tests.Golden;

namespace GradGen.Generator.Tests.Documents;

public sealed class PaperPageTest
{
    [Fact]
    public void The_page_shows_what_is_generated() => Stored.Require(Path.Combine("docs", "paper.md"), PaperPage.Text());
}
