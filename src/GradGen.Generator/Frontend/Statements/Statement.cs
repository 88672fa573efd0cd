using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The list of statements.</summary>
internal sealed partial class BodyLowering
{
    private void Statement(IOperation statement)
    {
        int nesting = _nesting;
        Deeper(statement.Syntax, statement is ILoopOperation ? LevelsOfLoop : 1, Room);
        session.Cancellation.ThrowIfCancellationRequested();
        string origin = _builder.Origin;
        switch (statement)
        {
            case IBlockOperation block:
                Sequence(block.Operations);
                break;
            case IExpressionStatementOperation expression:
                _builder.Origin = OneLine(expression.Syntax);
                Effect(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                Declarations(group);
                break;
            case IConditionalOperation conditional:
                If(conditional, []);
                break;
            case IForLoopOperation loop:
                For(loop);
                break;
            case IWhileLoopOperation loop:
                While(loop);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                Return(result);
                break;
            case IThrowOperation thrown:
                Throw(thrown);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case ILabeledOperation labeled:
                if (labeled.Operation is not null)
                    Statement(labeled.Operation);
                break;
            case IBranchOperation branch:
                Leave(branch);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                throw Fence.Refuse(statement);
        }
        _builder.Origin = origin;
        _nesting = nesting;
    }

    /// <summary>Lowers an expression for what it does.</summary>
    private void Effect(IOperation expression)
    {
        switch (expression)
        {
            case IIncrementOrDecrementOperation step:
                Increment(step);
                break;
            case IThrowOperation thrown:
                Throw(thrown);
                break;
            case IInvocationOperation omitted when IsOmitted(omitted.TargetMethod, omitted.Syntax.SyntaxTree):
                break;
            case IInvocationOperation guard when IsGuard(guard):
                Guard(guard);
                break;
            case IInvocationOperation call:
                Call(call, "");
                break;
            case IConditionalAccessOperation access:
                Access(access, "");
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction);
                break;
            default:
                Expression(expression);
                break;
        }
    }

    /// <summary>True for a call that the compiler leaves out: no symbol of its [Conditional] is defined in the file.</summary>
    private static bool IsOmitted(IMethodSymbol method, SyntaxTree tree)
    {
        string[] symbols = [.. method.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } })
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value).OfType<string>()];
        return symbols.Length > 0 && !tree.Options.PreprocessorSymbolNames.Any(symbols.Contains);
    }
}
