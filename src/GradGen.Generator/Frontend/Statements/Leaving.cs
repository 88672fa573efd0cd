using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>return, break, continue: a flag is set.</summary>
internal sealed partial class BodyLowering
{
    private void Return(IReturnOperation statement)
    {
        if (statement.ReturnedValue is IOperation value)
        {
            _builder.Origin = statement.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.ArrowExpressionClauseSyntax arrow ? OneLine(arrow) : OneLine(statement.Syntax);
            if (ReturnsReference(_frame.Method))
            {
                ReturnReference(statement, value);
                return;
            }
            if (_frame.Result is Slot result)
            {
                Term term = Expression(value, _frame.ResultName);
                if (Threw(_environment))
                    return;
                if (term is Atom { Operand.Type: BufferType } buffer && Exits.ReturnsOneVariable(statement))
                {
                    if (_frame.ReturnedBuffer is not null && !_frame.ReturnedBuffer.Equals(buffer))
                        throw new Refusal(ReturnedBuffer.Create(statement.Syntax.GetLocation(), "Another array than elsewhere"));
                    _frame.ReturnedBuffer = buffer;
                    Set(_frame.Returned, true);
                    return;
                }
                if (term.HasBuffer && _frame.Loops.Count > 0)
                    throw new Refusal(ReturnedBuffer.Create(statement.Syntax.GetLocation(), "An array, from inside a loop,"));
                Set(result, Held(result, term, statement.Syntax));
            }
            else
            {
                Effect(value);
            }
        }
        Set(_frame.Returned, true);
    }

    private void Leave(IBranchOperation branch)
    {
        foreach ((ILabelSymbol label, Slot jumped) in _frame.Jumps)
        {
            if (!SymbolEqualityComparer.Default.Equals(label, branch.Target))
                continue;
            Set(jumped, true);
            return;
        }
        if (_frame.Loops.Count == 0 || branch.BranchKind == BranchKind.GoTo)
            throw Unsupported(branch, branch.BranchKind == BranchKind.GoTo ? "goto backwards, or into a statement," : "This break", "use a loop or an if");
        LoopScope loop = _frame.Loops.Peek();
        Set(branch.BranchKind == BranchKind.Break ? loop.Broken : loop.Skipped, true);
    }
}
