using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// The places in the source that operations come from, by <see cref="Ir.Op.Site"/>: kept beside the model, which holds no position.
/// Numbers are handed out in the order of lowering, so an edit that moves code changes none.
/// </summary>
internal sealed class Sites
{
    private readonly List<Site> _sites = [new Site(Location.None, null, "")];

    /// <summary>The declarations that they are in, the marked method's aside.</summary>
    public HashSet<SyntaxNode> Sources { get; } = [];

    public Site this[int number] => _sites[number];

    public int Add(Site site)
    {
        _sites.Add(site);
        return _sites.Count - 1;
    }
}

/// <summary>A place in the source.</summary>
/// <param name="Place">The token or expression.</param>
/// <param name="Call">Where the marked method calls what leads to the place; null for a place in the marked method itself.</param>
/// <param name="Method">The name of the method that the place is in.</param>
internal sealed record Site(Location Place, Location? Call, string Method);
