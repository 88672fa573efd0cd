using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Finds the outputs of which no element is stored twice: their cotangents can be read where they are, and need no clearing on the way.</summary>
internal static class SingleStores
{
    public static bool IsStoredOnce(Function function, Value buffer)
    {
        Op[] users = [.. function.Body.Flatten().Where(op => op.Operands().Contains(buffer) && op is not Compute { Operator: Operator.Length })];
        if (!users.All(op => op is Store))
            return false;
        Store[] stores = [.. users.Cast<Store>()];
        if (stores.All(function.Body.Ops.Contains))
            return stores.All(store => store.Index is Constant) && stores.Select(store => store.Index).Distinct().Count() == stores.Length;
        return stores.Length == 1
            && function.Body.Ops.OfType<CountedLoop>().Any(loop => loop.Body.Ops.Contains(stores[0]) && stores[0].Index.Equals(loop.Counter));
    }
}
