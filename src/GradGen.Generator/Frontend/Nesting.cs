using System;
using System.Runtime.CompilerServices;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>How deeply statements and expressions may be nested. A compiler's thread has little stack, which the generated code, as deep as its primal, needs as well; running out of it cannot be caught.</summary>
internal sealed partial class BodyLowering
{
    private const int DeepestNesting = 200;

    /// <summary>What a statement leaves for the expressions in it.</summary>
    private const int Room = 20;

    /// <summary>A loop in a loop becomes loops in loops of both sweeps, with what they keep.</summary>
    private const int LevelsOfLoop = 8;

    /// <summary>The levels around what is lowered, in the method that it is in.</summary>
    private int _nesting;

    private void Deeper(SyntaxNode syntax, int levels, int room = 0)
    {
        _nesting += levels;
        if (_nesting > DeepestNesting - room || !HasStack())
            throw new Refusal(TooDeep.Create(syntax.GetFirstToken().GetLocation()));
    }

    /// <exception cref="Refusal">The source is so deep that its operations cannot be made.</exception>
    private static void Shallow(SyntaxNode source)
    {
        if (OperationTree.TooDeep(source) is SyntaxNode deep)
            throw new Refusal(TooDeep.Create(deep.GetFirstToken().GetLocation()));
    }

    private static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
