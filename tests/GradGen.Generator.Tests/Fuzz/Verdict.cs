namespace GradGen.Generator.Tests.Fuzz;

internal enum Outcome
{
    /// <summary>Every sibling agrees with the dual numbers at every point tried.</summary>
    Right,

    /// <summary>No point was a fair test.</summary>
    Untested,

    /// <summary>The fuzzer's own fault: the program does not compile, or throws.</summary>
    BadProgram,

    /// <summary>The generator threw.</summary>
    Crash,

    /// <summary>The generator made nothing of it.</summary>
    Refused,

    /// <summary>What was generated does not compile, or with a warning.</summary>
    DoesNotCompile,

    /// <summary>A sibling threw.</summary>
    Throws,

    /// <summary>A sibling did not end in time.</summary>
    Hangs,

    /// <summary>A sibling's answer differs.</summary>
    Wrong,
}

/// <summary>What became of a program.</summary>
internal sealed record Verdict(FuzzProgram Program, Outcome Outcome, string Message, double Worst = 0)
{
    public bool IsFailure => Outcome is not (Outcome.Right or Outcome.Untested);
}
