using GradGen.Generator.Common;

namespace GradGen.Generator.Rules;

/// <summary>What differentiation does with a method of the framework's.</summary>
internal enum Treatment
{
    /// <summary><see cref="RuleTable"/> has its partials.</summary>
    Rule,

    /// <summary>Constant almost everywhere: the derivative is 0.</summary>
    Zero,

    /// <summary>Integers in or a Boolean out: never active.</summary>
    Passed,

    /// <summary>It returns a tuple; each element is a function of the same operands.</summary>
    Split,

    /// <summary>It cannot be lowered.</summary>
    Refused,
}

/// <summary>A method of Math, MathF, double or float, as the rest of the generator sees it.</summary>
/// <param name="Function">The name in <see cref="Ir.Apply"/> and in the rule table, the same for all overloads with one meaning; empty when split or refused.</param>
/// <param name="Treatment">What is done with it.</param>
/// <param name="Reason">Why the derivative is zero, or why it is refused: the end of a sentence that begins with the method's name. Else empty.</param>
/// <param name="Components">The functions that the elements of the tuple are.</param>
internal sealed record CatalogEntry(string Function, Treatment Treatment, string Reason, EquatableArray<string> Components);
