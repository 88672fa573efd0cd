using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>What the generator knows of a variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its type.</param>
/// <param name="CanWrite">For a scalar: it may be reassigned. For a buffer: its elements may.</param>
internal sealed record Local(string Name, Kind Kind, bool CanWrite)
{
    /// <summary>False for an output whose elements are only written.</summary>
    public bool CanRead { get; init; } = true;

    public ParamKind Buffer { get; init; }

    /// <summary>True for another name of a variable, which no local function can see.</summary>
    public bool IsByRef { get; init; }

    /// <summary>Of a function: about how many statements a call runs.</summary>
    public int Cost { get; init; }

    /// <summary>True for an int that is never negative.</summary>
    public bool IsNatural { get; init; }

    /// <summary>The buffer that this int indexes without leaving it, from <see cref="Below"/> before to <see cref="Above"/> behind.</summary>
    public string? RangeOf { get; init; }

    /// <summary>What buffers of one length have in common, which may be exchanged: their range.</summary>
    public string? Group { get; init; }

    /// <summary>False for rows that are never exchanged.</summary>
    public bool CanGrow { get; init; } = true;

    /// <summary>False for a variable that is now this buffer and now that, of any length.</summary>
    public bool HasRange { get; init; } = true;

    /// <summary>The range of what it is as long as.</summary>
    public string? Like { get; init; }

    /// <summary>The range that it has a row for each of, of this width.</summary>
    public string? RowsOf { get; init; }

    public Expr? Width { get; init; }

    /// <summary>The name of the range of its indices.</summary>
    public string Range => Group ?? Like ?? Name;

    public string Columns => Name + ".columns";

    public int Below { get; init; }

    public int Above { get; init; }
}

/// <summary>The variables that are visible at a point, and the names that C# lets one declare there.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly List<Local> _locals = [];
    private readonly HashSet<string> _usedInside = [];

    /// <summary>True for the scope of a local function: it sees no span and no reference from outside.</summary>
    public bool IsClosure { get; init; }

    /// <summary>How the variables outside are seen from within: null for one that is not.</summary>
    public Func<Local, Local?>? View { get; init; }

    public IEnumerable<Local> All => parent is null ? _locals : Seen(parent.All).Where(x => !IsClosure || !IsBound(x)).Concat(_locals);

    private IEnumerable<Local> Seen(IEnumerable<Local> outside) => View is null ? outside : outside.Select(View).OfType<Local>();

    public void Add(Local local)
    {
        _locals.Add(local);
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
            scope._usedInside.Add(local.Name);
    }

    /// <summary>True when C# accepts a declaration of the name here: no enclosing block declares it, and no block inside this one did.</summary>
    public bool IsFree(string name) => !_usedInside.Contains(name) && Declared.All(x => x.Name != name);

    public Scope? Parent => parent;

    private IEnumerable<Local> Declared => parent is null ? _locals : parent.Declared.Concat(_locals);

    private static bool IsBound(Local local) => local.IsByRef || local.Kind == Kind.VecSpan || (local.Kind == Kind.Buffer && local.Buffer != ParamKind.Array);
}
