using System.Collections.Generic;
using System.Text;
using GradGen.Generator.Common;

namespace GradGen.Generator.Emission;

/// <summary>Writes statements, and behind the last one of a run the primal statement that the run comes from or reverses, unless it is that statement.</summary>
internal sealed class CodeWriter(IndentedWriter writer)
{
    private const int MaxOrigin = 90;

    private readonly Stack<IndentedWriter.Scope> _blocks = new();
    private string? _held;
    private string _origin = "";
    private bool _isPrimal;

    public void Line(string text, string origin = "")
    {
        bool continues = origin.Length > 0 && origin == _origin && _held is not null;
        Release(isLast: !continues);
        _isPrimal = (continues && _isPrimal) || Normalize(text) == Normalize(origin);
        (_held, _origin) = (text, origin);
    }

    public void Open(string header)
    {
        Release(isLast: true);
        _blocks.Push(writer.Block(header));
    }

    public void Close()
    {
        Release(isLast: true);
        _blocks.Pop().Dispose();
    }

    public void Flush() => Release(isLast: true);

    private void Release(bool isLast)
    {
        if (_held is null)
            return;
        string comment = isLast && _origin.Length > 0 && !_isPrimal ? "  // " + Shorten(_origin) : "";
        writer.Line(_held + comment);
        _held = null;
    }

    private static string Shorten(string origin)
    {
        origin = origin.TrimEnd(';');
        return origin.Length <= MaxOrigin ? origin : origin.Substring(0, MaxOrigin - 1) + "…";
    }

    /// <summary>The statement without its spaces, type and semicolon: what makes it the same statement.</summary>
    private static string Normalize(string text)
    {
        foreach (string prefix in s_prefixes)
            if (text.StartsWith(prefix, System.StringComparison.Ordinal))
                text = text.Substring(prefix.Length);
        var result = new StringBuilder(text);
        foreach (string dropped in s_dropped)
            result.Replace(dropped, "");
        return result.ToString();
    }

    private static readonly string[] s_prefixes = ["double ", "float ", "int ", "long ", "bool ", "var ", "return "];

    private static readonly string[] s_dropped = [" ", ".0", "System.", ";"];
}
