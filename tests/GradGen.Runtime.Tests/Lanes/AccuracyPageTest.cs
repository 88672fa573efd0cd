using System.IO;
using System.Linq;
using System.Reflection;

namespace GradGen.Runtime.Tests.Lanes;

/// <summary>docs/accuracy.md tells the bounds that are tested.</summary>
public sealed class AccuracyPageTest
{
    [Fact]
    public void The_page_tells_each_bound()
    {
        string page = typeof(AccuracyPageTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AccuracyPage").Value!;
        string[] lines = File.ReadAllLines(page);
        Assert.All(LaneFunction.All, function => Assert.Contains(lines, line => line.StartsWith($"| {function.Name} | {function.Bound:0.0} |", System.StringComparison.Ordinal)));
    }
}
