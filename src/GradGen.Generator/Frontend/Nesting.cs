using System;
using System.Runtime.CompilerServices;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>How deeply statements and expressions may be nested. A compiler's thread has little stack, which the generated code, as deep as its primal, needs as well; running out of it cannot be caught.</summary>
internal sealed partial class BodyLowering
{
    private const int DeepestNesting = 200;

    /// <summary>A loop in a loop becomes loops in loops of both sweeps, with what they keep.</summary>
    private const int LevelsOfLoop = 8;

    /// <summary>The levels around what is lowered, in the method that it is in.</summary>
    private int _nesting;

    private void Deeper(SyntaxNode syntax, int levels)
    {
        _nesting += levels;
        if (_nesting > DeepestNesting || !HasStack())
            throw new Refusal(TooDeep.Create(syntax.GetFirstToken().GetLocation()));
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
