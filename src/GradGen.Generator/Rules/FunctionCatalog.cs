using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Rules;

/// <summary>Which functions the methods of Math, MathF, double and float are, and how a function is written in C#.</summary>
internal static class FunctionCatalog
{
    private static readonly Dictionary<string, CatalogEntry> s_entries = Entries();
    private static readonly Dictionary<string, CatalogRow> s_rows = CatalogRows.All.Where(row => row.Function.Length > 0).GroupBy(row => row.Function).ToDictionary(group => group.Key, group => group.First());

    /// <summary>The methods with an entry of their own, as "System.Math.Max(System.Double,System.Double)".</summary>
    public static IEnumerable<string> Methods => s_entries.Keys;

    /// <summary>The functions that a method can be, for the tests and the generated page.</summary>
    public static IEnumerable<CatalogRow> Rows => CatalogRows.All;

    /// <summary>What a method is, or null when the type has no such method that the catalogue knows.</summary>
    /// <param name="containingType">"System.Math", "System.MathF", "System.Double" or "System.Single".</param>
    /// <param name="method">Its name.</param>
    /// <param name="parameterTypes">Full names: "System.Double"; of an out parameter, the type that it refers to.</param>
    public static CatalogEntry? Find(string containingType, string method, IReadOnlyList<string> parameterTypes)
    {
        if (s_entries.TryGetValue(Key(containingType, method, parameterTypes), out CatalogEntry? entry))
            return entry;
        if (containingType is "System.Double" or "System.Single")
            return CatalogRows.RefusedOfNumber.TryGetValue(method, out string? refusal) ? Refused(refusal) : null;
        if (parameterTypes.Contains("System.Decimal"))
            return Refused("computes in decimal; use double");
        if (parameterTypes.Any(type => type is "System.IntPtr" or "System.UIntPtr"))
            return Refused("computes in a native integer; use int or long");
        return containingType == "System.Math" && CatalogRows.RefusedOfMath.TryGetValue(method, out string? reason) ? Refused(reason) : null;
    }

    /// <summary>True for a function that is constant between its steps.</summary>
    public static bool IsStepped(string function) => s_rows.TryGetValue(function, out CatalogRow? row) && row.Treatment is Treatment.Zero;

    /// <summary>True for a function whose last operand, a number in the IR, is a MidpointRounding in C#.</summary>
    public static bool TakesMode(string function) => s_rows.TryGetValue(function, out CatalogRow? row) && row.Parameters.EndsWith("m", StringComparison.Ordinal);

    /// <summary>How a function of doubles is called: "Math.Sin", "double.Hypot".</summary>
    public static string Home(string function) => Home(function, ScalarKind.Double);

    /// <summary>How a function is called on operands of a type: "MathF.Sin", "float.Hypot", "Math.Max" for integers.</summary>
    public static string Home(string function, ScalarKind operand)
    {
        if (!s_rows.TryGetValue(function, out CatalogRow? row))
            return function == "BigMul" ? "Math.BigMul" : throw new ArgumentException($"No method is the function {function}.", nameof(function));
        bool isSingle = operand == ScalarKind.Single;
        string home = row.Homes switch
        {
            Homes homes when isSingle && homes.HasFlag(Homes.MathF) => "MathF",
            Homes homes when homes.HasFlag(Homes.Math) => "Math",
            _ => isSingle ? "float" : "double",
        };
        return $"{home}.{row.Method}";
    }

    private static Dictionary<string, CatalogEntry> Entries()
    {
        var entries = new Dictionary<string, CatalogEntry>();
        foreach (CatalogRow row in CatalogRows.All)
        {
            CatalogEntry entry = row.Treatment == Treatment.Split
                ? new("", Treatment.Split, "", row.Reason.Split(' ').ToEquatableArray())
                : new(row.Function, row.Treatment, row.Reason, []);
            Add(row, Homes.Math, "System.Math", "System.Double", entry);
            Add(row, Homes.MathOfFloat, "System.Math", "System.Single", entry);
            Add(row, Homes.MathF, "System.MathF", "System.Single", entry);
            Add(row, Homes.Number, "System.Double", "System.Double", entry);
            Add(row, Homes.Number, "System.Single", "System.Single", entry);
        }
        foreach ((string method, int arity, int types) in CatalogRows.OfIntegers)
            foreach (string type in CatalogRows.Integers.Take(types))
                entries.Add(Key("System.Math", method, [.. Enumerable.Repeat(type, arity)]), Passed(method));
        foreach (string type in (string[])["System.Int32", "System.UInt32"])
            entries.Add(Key("System.Math", "BigMul", [type, type]), Passed("BigMul"));
        foreach (string type in (string[])["System.Double", "System.Single"])
            foreach ((string symbol, Operator comparison) in Comparisons)
                entries.Add(Key(type, symbol, [type, type]), Passed(comparison.ToString()));
        return entries;

        void Add(CatalogRow row, Homes home, string containingType, string real, CatalogEntry entry)
        {
            if (row.Homes.HasFlag(home))
                entries.Add(Key(containingType, row.Method, [.. row.Parameters.Select(letter => TypeOf(letter, real))]), entry);
        }
    }

    private static (string Symbol, Operator Comparison)[] Comparisons =>
    [
        ("op_Equality", Operator.Equal),
        ("op_Inequality", Operator.NotEqual),
        ("op_LessThan", Operator.Less),
        ("op_LessThanOrEqual", Operator.LessOrEqual),
        ("op_GreaterThan", Operator.Greater),
        ("op_GreaterThanOrEqual", Operator.GreaterOrEqual),
    ];

    private static string TypeOf(char letter, string real) => letter switch
    {
        'r' => real,
        'i' => "System.Int32",
        'm' => "System.MidpointRounding",
        _ => throw new ArgumentException($"No type is written {letter}.", nameof(letter)),
    };

    private static string Key(string containingType, string method, IReadOnlyList<string> parameterTypes) =>
        $"{containingType}.{method}({string.Join(",", parameterTypes)})";

    private static CatalogEntry Passed(string function) => new(function, Treatment.Passed, "", []);

    private static CatalogEntry Refused(string reason) => new("", Treatment.Refused, reason, []);
}
