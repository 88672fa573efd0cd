using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using GradGen.Generator.Pipeline;
using GradGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Pipeline;

/// <summary>The analyzer and the generator never disagree: what one refuses has no derivative by the other, and what is not refused has one.</summary>
public sealed class AgreementTest
{
    private const string Thrown = "throw new global::System.NotSupportedException(\"";

    /// <summary>The rows of <see cref="RefusalTest"/>: the id, the members of a class, and whether it says where.</summary>
    public static TheoryData<string, string, bool> Refused
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (CustomAttributeData data in typeof(RefusalTest).GetMethod(nameof(RefusalTest.IsRefused))!.GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute)))
            {
                var row = (IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!;
                rows.Add((string)row[0].Value!, (string)row[1].Value!, row.Count == 2);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_refused_has_no_derivative(string id, string members, bool hasPlace)
    {
        string text = $"using System;\nusing GradGen;\npublic static partial class M\n{{\n{members.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal)}\n}}\n";
        var built = new Built(text, LanguageVersion.Preview, allowUnsafe: true);
        Assert.Null(built.Result.Exception);
        string report = Assert.Single(await built.Reports());
        Assert.True(built.Generated.Length == 0 || built.Generated.Contains(Thrown + report[..6], StringComparison.Ordinal), built.Generated);
        if (hasPlace)
            Assert.Equal(id, report[..6]);
    }

    [Fact]
    public async Task What_is_not_refused_has_one()
    {
        Run run = Corpus.Shared;
        Compilation compilation = run.Compile(text => text);
        ImmutableArray<Diagnostic> reports = await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(reports.Where(report => report.Severity == DiagnosticSeverity.Error));
        Assert.NotEmpty(run.Texts);
        Assert.All(run.Texts, text => Assert.DoesNotContain(Thrown, text.Value, StringComparison.Ordinal));
    }
}
