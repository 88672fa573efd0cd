using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Ends the lowering of a statement. Caught inside the frontend; null for code that the compiler rejects itself.</summary>
internal class Refusal(Diagnostic? diagnostic) : Exception
{
    public Diagnostic? Diagnostic { get; } = diagnostic;

    /// <summary>What is refused beside it.</summary>
    public IReadOnlyList<Diagnostic> Further { get; set; } = [];
}
