using System.Linq;
using GradGen.Generator.Common;

namespace GradGen.Generator.Rules;

/// <summary>A function whose partial derivatives the user wrote: what is called for its value, and what for each partial.</summary>
/// <param name="Call">The function in C#: what stands before its arguments.</param>
/// <param name="Partials">For each parameter what stands before the arguments, and behind them; null for one that has no derivative.</param>
internal sealed record OwnFunction(string Call, EquatableArray<OwnFunction.Partial?> Partials)
{
    private const char Mark = '\u0002';
    private const char Behind = '\u0003';

    /// <summary>How a partial is called.</summary>
    /// <param name="Call">What stands before the arguments.</param>
    /// <param name="Element">What stands behind them: the element of a tuple, or nothing.</param>
    public sealed record Partial(string Call, string Element)
    {
        public string Name => $"{Mark}{Call}{Behind}{Element}";
    }

    /// <summary>The name in <see cref="Ir.Apply"/>, which says all.</summary>
    public string Name => $"{Mark}{Call}{Behind}{string.Concat(Partials.Select(partial => Mark + (partial is null ? "" : partial.Call + Behind + partial.Element)))}";

    /// <summary>True for the name of such a function, or of a partial of one.</summary>
    public static bool IsOwn(string name) => name[0] == Mark;

    /// <summary>What stands before the arguments, and what behind them.</summary>
    public static (string Before, string After) Text(string name)
    {
        string own = name.Substring(1);
        int end = own.IndexOf(Behind);
        string after = own.Substring(end + 1);
        return (own.Substring(0, end), after.Length > 0 && after[0] == Mark ? "" : after);
    }

    /// <summary>What the value of any function is called: "exp", "erf".</summary>
    public static string Word(string function)
    {
        string name = function;
        if (IsOwn(function))
        {
            string before = Text(function).Before;
            name = before.Substring(before.LastIndexOf('.') + 1).TrimStart('@');
        }
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The rule that the name tells; null for a partial, which has none.</summary>
    public static Rule? Rule(string name)
    {
        string[] parts = name.Substring(1).Split(Mark);
        if (parts.Length == 1)
            return null;
        Formula?[] partials = [.. parts.Skip(1).Select((part, i) => part.Length == 0 ? null : Formula.Call(Mark + part, Arguments(parts.Length - 1)))];
        return new Rule(name, partials.Length, false, _ => partials);
    }

    private static Formula[] Arguments(int count) => [.. Enumerable.Range(0, count).Select(i => new Argument(i))];
}
