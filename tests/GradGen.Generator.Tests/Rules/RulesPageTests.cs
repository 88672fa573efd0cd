using System;
using System.IO;

namespace GradGen.Generator.Tests.Rules;

public class RulesPageTests
{
    /// <summary>GRADGEN_UPDATE=1 rewrites the page; else it must be what the table says.</summary>
    [Fact]
    public void ThePageIsUpToDate()
    {
        string path = RepositoryFile.Locate("docs/rules.md");
        if (Environment.GetEnvironmentVariable("GRADGEN_UPDATE") == "1")
            File.WriteAllText(path, RulesPage.Text());
        Assert.Equal(RulesPage.Text(), File.ReadAllText(path));
    }
}
