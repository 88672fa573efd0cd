namespace GradGen.Generator.Diagnostics;

/// <summary>Where the pages about diagnostics are.</summary>
internal static class Help
{
    public const string Link = "https://github.com/gradgen/gradgen/blob/main/docs/diagnostics/";
}
