using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Which values share a variable: a partition, each part called by one of its values.</summary>
internal sealed class Webs
{
    private readonly Dictionary<int, int> _parents = [];

    public int Find(Value value) => Find(value.Id);

    public int Find(int id)
    {
        while (_parents.TryGetValue(id, out int parent))
            id = parent;
        return id;
    }

    /// <summary>Joins the parts; the first one's name stays.</summary>
    public void Join(int first, int second)
    {
        (first, second) = (Find(first), Find(second));
        if (first != second)
            _parents.Add(second, first);
    }
}
