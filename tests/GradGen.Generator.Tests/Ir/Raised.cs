using System;

namespace GradGen.Generator.Tests.Ir;

/// <summary>What a raise of the IR throws: its message is the name of the exception that C# would throw.</summary>
internal sealed class Raised(string text) : Exception(NameIn(text))
{
    /// <summary>"throw new global::System.ArgumentException(" names ArgumentException.</summary>
    private static string NameIn(string text)
    {
        string type = text[..text.IndexOf('(', StringComparison.Ordinal)];
        return type[(type.LastIndexOf('.') + 1)..];
    }
}
