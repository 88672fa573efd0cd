using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Where code leaves a loop.</summary>
internal static class Exits
{
    /// <summary>True when the code holds a return of its own method.</summary>
    public static bool HasReturn(IOperation code) => Own(code).Any(operation => operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.GoTo });

    public static bool HasBreak(ILoopOperation loop) => HasBranch(loop, BranchKind.Break);

    private static bool HasBranch(ILoopOperation loop, BranchKind kind) => Own(loop.Body).OfType<IBranchOperation>()
        .Any(branch => branch.BranchKind == kind && SymbolEqualityComparer.Default.Equals(branch.Target, kind == BranchKind.Break ? loop.ExitLabel : loop.ContinueLabel));

    /// <summary>The operation and what is in it, without nested functions.</summary>
    private static IEnumerable<IOperation> Own(IOperation code)
    {
        if (code is ILocalFunctionOperation or IAnonymousFunctionOperation)
            yield break;
        yield return code;
        foreach (IOperation child in code.ChildOperations)
            foreach (IOperation inner in Own(child))
                yield return inner;
    }
}
