using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.House;

/// <summary>docs/architecture.md, "Floors": each floor names only floors below it.</summary>
public sealed partial class FloorsTest
{
    private const string Generator = "src/GradGen.Generator/";
    private const string Names = "Common|Ir|Rules|Analyses|Transforms|Emission|Frontend|Diagnostics|Pipeline";
    private const int FirstWithRoslyn = 6;

    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Common"] = 0,
        ["Ir"] = 1,
        ["Rules"] = 2,
        ["Analyses"] = 3,
        ["Transforms"] = 4,
        ["Emission"] = 5,
        ["Frontend"] = 6,
        ["Diagnostics"] = 6,
        ["Pipeline"] = 7,
    };

    [Fact]
    public void Every_file_stands_on_a_floor() =>
        Assert.Empty(SourceFile.Below(Generator).Where(file => !s_floors.ContainsKey(Folder(file))).Select(file => file.Path));

    [Fact]
    public void A_file_is_in_the_namespace_of_its_folder() =>
        Assert.Empty(SourceFile.Below(Generator).Where(file => !NamespacesOf(file).All(name => FloorOf(name) == Folder(file))).Select(file => file.Path));

    [Fact]
    public void No_floor_reaches_up() =>
        Assert.Empty(SourceFile.Below(Generator).SelectMany(ReachesUp));

    [Fact]
    public void Roslyn_is_named_only_from_the_frontend_up() =>
        Assert.Empty(SourceFile.Below(Generator)
            .Where(file => s_floors.GetValueOrDefault(Folder(file)) < FirstWithRoslyn)
            .Where(file => Code(file).Contains("Microsoft.CodeAnalysis"))
            .Select(file => file.Path));

    [Fact]
    public void The_test_sees_a_floor_that_reaches_up()
    {
        SourceFile inUsing = new(Generator + "Ir/Bad.cs", "using GradGen.Generator.Emission;\nnamespace GradGen.Generator.Ir;");
        SourceFile inCode = new(Generator + "Rules/Bad.cs", "namespace GradGen.Generator.Rules;\nclass C { GradGen.Generator.Pipeline.P p; }");
        SourceFile shortened = new(Generator + "Rules/Bad.cs", "namespace GradGen.Generator.Rules;\nclass C { Transforms.P p; }");
        SourceFile fine = new(Generator + "Emission/Good.cs", "using GradGen.Generator.Ir;\n// Pipeline.X is above\nnamespace GradGen.Generator.Emission;");

        Assert.NotEmpty(ReachesUp(inUsing));
        Assert.NotEmpty(ReachesUp(inCode));
        Assert.NotEmpty(ReachesUp(shortened));
        Assert.Empty(ReachesUp(fine));
    }

    private static IEnumerable<string> ReachesUp(SourceFile file)
    {
        int own = s_floors.GetValueOrDefault(Folder(file));
        return NamedFloors().Matches(Code(file))
            .Select(match => match.Groups["floor"].Value)
            .Where(floor => s_floors.TryGetValue(floor, out int named) && named > own)
            .Distinct()
            .Select(floor => $"{file.Path} (floor {own}) names {floor} (floor {s_floors[floor]})");
    }

    private static string Folder(SourceFile file) => file.Path[Generator.Length..].Split('/')[0];

    private static IEnumerable<string> NamespacesOf(SourceFile file) =>
        Namespaces().Matches(file.Text).Select(match => match.Groups["name"].Value);

    private static string FloorOf(string name) => name.Replace("GradGen.Generator.", "").Split('.')[0];

    /// <summary>The text without comments and string literals, which may name any floor.</summary>
    private static string Code(SourceFile file) => CommentsAndStrings().Replace(file.Text, "");

    /// <summary>A namespace of ours, in full or shortened as C# allows inside <c>GradGen.Generator</c>; not a member such as <c>x.Ir</c>.</summary>
    [GeneratedRegex($@"GradGen\.Generator\.(?<floor>{Names})\b|(?<![\w.])(?<floor>{Names})(?=\.[A-Z])")]
    private static partial Regex NamedFloors();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|\x22{3,}.*?\x22{3,}|\x22(\\.|[^\x22\\\n])*\x22|'(\\.|[^'\\\n])+'", RegexOptions.Singleline)]
    private static partial Regex CommentsAndStrings();
}
