namespace GradGen.Generator.Emission;

/// <summary>What the consumer's compilation offers to the generated code.</summary>
/// <param name="LanguageVersion">The version of C# as 100 × major + minor: 703, 800, 1400.</param>
/// <param name="HasMathF">True when System.MathF exists.</param>
/// <param name="AllowUnsafe">True when the project allows unsafe code.</param>
/// <param name="HasLanes">True when System.Numerics.Vector exists.</param>
/// <param name="CopiesMatrices">True when the runtime can only copy the elements of an array of several dimensions.</param>
internal sealed record ConsumerFeatures(int LanguageVersion, bool HasMathF, bool AllowUnsafe, bool HasLanes = true, bool CopiesMatrices = false)
{
    /// <summary>True when System.Numerics.Vector has MultiplyAddEstimate: from .NET 9 on.</summary>
    public bool HasFusedLanes { get; init; }

    /// <summary>Lanes, and scratch of them: a generic struct is unmanaged since C# 8.</summary>
    public bool CanWiden => HasLanes && LanguageVersion >= 800;

    public bool HasNullableDirective => LanguageVersion >= 800;

    /// <summary>A using declaration, and stackalloc as an argument.</summary>
    public bool HasUsingDeclaration => LanguageVersion >= 800;

    public bool HasFileScopedNamespace => LanguageVersion >= 1000;

    public bool HasUnsignedShift => LanguageVersion >= 1100;

    public bool HasScoped => LanguageVersion >= 1100;
}
