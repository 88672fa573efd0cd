using System.Linq;
using GradGen.Generator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Pipeline;

/// <summary>Reads off a compilation what generated code may use. The result is the same after every edit of a body.</summary>
internal static class Features
{
    public static ConsumerFeatures Of(Compilation compilation) => new(
        compilation is CSharpCompilation csharp ? (int)csharp.LanguageVersion : 703,
        compilation.GetTypeByMetadataName("System.MathF") is not null,
        compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
        compilation.GetTypeByMetadataName("System.Numerics.Vector`1") is not null,
        compilation.GetTypeByMetadataName("GradGen.Runtime.Matrices")?.GetMembers("AreCopied").FirstOrDefault() is IFieldSymbol { ConstantValue: true })
    {
        HasFusedLanes = compilation.GetTypeByMetadataName("System.Numerics.Vector")?.GetMembers("MultiplyAddEstimate").IsEmpty == false,
    };
}
