using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Tests.Emission;

public sealed class UsedNamesTest
{
    [Fact]
    public void Every_type_of_the_runtime_is_listed() =>
        Assert.Empty(typeof(DifferentiableAttribute).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "GradGen.Runtime")
            .Select(type => type.Name.Split('`')[0])
            .Except(UsedNames.Types));
}
