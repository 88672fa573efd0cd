using System.Linq;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Fuzz;

internal enum Outcome
{
    /// <summary>Every sibling agrees with the dual numbers at every point tried.</summary>
    Right,

    /// <summary>No point was a fair test.</summary>
    Untested,

    /// <summary>Refused for a limit that docs/fuzzing.md names.</summary>
    BeyondLimit,

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
internal sealed partial record Verdict(FuzzProgram Program, Outcome Outcome, string Message, double Worst = 0)
{
    /// <summary>True when lanes ran in it.</summary>
    public bool HasLanes { get; init; }

    /// <summary>What failures of one cause have in common, roughly.</summary>
    public string Cause => Outcome switch
    {
        Outcome.Wrong => $"{Outcome} {Message.Split(':')[0]}",
        // Where it was thrown says more than the message.
        Outcome.Crash or Outcome.Throws => $"{Outcome} {string.Concat(Message.Split('\n').Where(x => x.StartsWith("   at ", System.StringComparison.Ordinal)).Take(3).Select(x => x.Split(" in ")[0]))}",
        _ => $"{Outcome} {Quoted().Replace(string.Concat(Message.Split('\n')[0].Split(" at: ")[0].Where(x => !char.IsDigit(x))), "")}",
    };

    public bool IsFailure => Outcome is not (Outcome.Right or Outcome.Untested or Outcome.BeyondLimit);

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
