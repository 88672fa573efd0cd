using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>if (condition) … else …</summary>
internal sealed partial class BodyLowering
{
    /// <param name="conditional">The statement.</param>
    /// <param name="rest">What follows it on the path that does not leave; empty when it is lowered by the caller.</param>
    private void If(IConditionalOperation conditional, Step[] rest)
    {
        _builder.Origin = OneLine(conditional.Syntax);
        Choose(
            conditional.Syntax,
            Scalar(conditional.Condition),
            () => { Side(conditional.WhenTrue, rest); return null; },
            () => { Side(conditional.WhenFalse, rest); return null; });
    }

    private void Side(IOperation? statement, Step[] rest) =>
        Sequence(statement is null ? rest : Leaves(statement) ? [new Step(statement, null)] : [new Step(statement, null), .. rest], 0);
}
