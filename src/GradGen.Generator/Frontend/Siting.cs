using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Gives operations the number of the place that they come from.</summary>
internal sealed partial class BodyLowering
{
    private int SiteOf(Location place) => session.Sites.Add(new Site(place, session.IsInMarked(place) ? null : _frame.Call, _frame.Method.Name));

    private int SiteOf(SyntaxNode expression) => SiteOf(expression.GetLocation());

    /// <summary>The keyword of the loop.</summary>
    private int SiteOf(ILoopOperation loop) => SiteOf((loop.Syntax switch
    {
        ForStatementSyntax statement => statement.ForKeyword,
        WhileStatementSyntax statement => statement.WhileKeyword,
        DoStatementSyntax statement => statement.DoKeyword,
        CommonForEachStatementSyntax statement => statement.ForEachKeyword,
        _ => loop.Syntax.GetFirstToken(),
    }).GetLocation());
}
