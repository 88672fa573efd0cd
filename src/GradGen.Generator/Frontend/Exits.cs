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

    /// <summary>True when every return of the method gives the variable that this one gives.</summary>
    public static bool ReturnsOneVariable(IReturnOperation statement)
    {
        IOperation method = statement;
        while (method.Parent is IOperation parent and not (ILocalFunctionOperation or IAnonymousFunctionOperation))
            method = parent;
        return Variable(statement) is ISymbol variable && Own(method).OfType<IReturnOperation>().All(other => SymbolEqualityComparer.Default.Equals(Variable(other), variable));

        static ISymbol? Variable(IReturnOperation statement)
        {
            IOperation? value = statement.ReturnedValue;
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            return value is ILocalReferenceOperation local ? local.Local : (value as IParameterReferenceOperation)?.Parameter;
        }
    }

    public static bool HasBreak(ILoopOperation loop) => HasBranch(loop, BranchKind.Break);

    /// <summary>True when the body jumps out of the loop other than by its own break and continue.</summary>
    public static bool HasJump(ILoopOperation loop) => Own(loop.Body).OfType<IBranchOperation>().Any(branch =>
        !SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel) && !Own(loop.Body).Any(inside => inside switch
        {
            ILoopOperation inner => SymbolEqualityComparer.Default.Equals(branch.Target, inner.ExitLabel) || SymbolEqualityComparer.Default.Equals(branch.Target, inner.ContinueLabel),
            ISwitchOperation choice => SymbolEqualityComparer.Default.Equals(branch.Target, choice.ExitLabel),
            ILabeledOperation labeled => SymbolEqualityComparer.Default.Equals(branch.Target, labeled.Label),
            _ => false,
        }));

    public static bool HasContinue(ILoopOperation loop) => HasBranch(loop, BranchKind.Continue);

    private static bool HasBranch(ILoopOperation loop, BranchKind kind) => Own(loop.Body).OfType<IBranchOperation>()
        .Any(branch => branch.BranchKind == kind && SymbolEqualityComparer.Default.Equals(branch.Target, kind == BranchKind.Break ? loop.ExitLabel : loop.ContinueLabel));

    /// <summary>True when the code holds a jump to the label.</summary>
    public static bool Jumps(IOperation code, ILabelSymbol label) => Own(code).OfType<IBranchOperation>().Any(branch => SymbolEqualityComparer.Default.Equals(branch.Target, label));

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
