using System;
using System.Text;

namespace GradGen.Generator.Common;

/// <summary>Text in lines, indented by four spaces a level, with <c>\n</c> on every machine.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _level).Append(text);
        _text.Append('\n');
    }

    /// <summary>Opens a brace; disposing the result closes it.</summary>
    public Scope Block(string? header = null)
    {
        if (header is not null)
            Line(header);
        Line("{");
        _level++;
        return new Scope(this);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(IndentedWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.Line("}");
        }
    }
}
