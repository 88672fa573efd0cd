using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Emission;

/// <summary>Gives names: none twice in scopes that overlap, none that the text needs for something else.</summary>
internal sealed class Naming(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _reserved = [.. reserved];
    private readonly Dictionary<string, List<Scope>> _taken = [];

    /// <summary>The last number behind a name in a scope: all before it are taken there for good.</summary>
    private readonly Dictionary<(string, Scope), int> _numbers = [];

    public void Name(List<Variable> variables, List<Statement> statements, Variables map)
    {
        foreach (Variable variable in variables.Where(variable => variable.IsParameter))
            variable.Name = variable.Text ?? Escape(variable.Hint);
        Dictionary<Variable, string> suggestions = [];
        NameSuggestion.Collect(statements, map, suggestions);
        foreach (Variable variable in variables.Where(variable => !variable.IsParameter))
            variable.Name = Unique(variable.Hint.Length > 0 ? variable.Hint : suggestions.TryGetValue(variable, out string? name) ? name : "result", variable.Scope!);
    }

    /// <summary>The name, with a number behind it when it is taken.</summary>
    public string Unique(string hint, Scope scope)
    {
        string name = hint;
        for (int number = _numbers.TryGetValue((hint, scope), out int last) ? last : 2; !IsFree(name, scope); number++)
        {
            name = char.IsDigit(hint[hint.Length - 1]) ? $"{hint}_{number}" : hint + number;
            _numbers[(hint, scope)] = number;
        }
        if (!_taken.TryGetValue(name, out List<Scope>? scopes))
            _taken.Add(name, scopes = []);
        scopes.Add(scope);
        return Escape(name);
    }

    public static string Escape(string name) => s_keywords.Contains(name) ? "@" + name : name;

    private bool IsFree(string name, Scope scope) =>
        !_reserved.Contains(name) && !(_taken.TryGetValue(name, out List<Scope>? scopes) && scopes.Any(scope.Overlaps));

    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "await", "scoped", "field", "nameof",
    ];
}
