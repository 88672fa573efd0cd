using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>What every pass asks of a statement.</summary>
internal static class StatementStructure
{
    /// <summary>The blocks inside, in the order of execution.</summary>
    public static IEnumerable<List<Statement>> Blocks(this Statement statement) => statement switch
    {
        If o => [o.Then, o.Otherwise],
        For o => [o.Body],
        While o => [o.Preparation, o.Body],
        _ => [],
    };

    /// <summary>The values that the statement itself assigns; a loop's counter is not among them.</summary>
    public static IEnumerable<Value> Defined(this Statement statement) => statement switch
    {
        Assign o => o.Copies.Select(copy => copy.Target),
        Perform o => o.Op.Results(),
        _ => [],
    };
}
