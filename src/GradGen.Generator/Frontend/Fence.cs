using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The message for every construct that is not lowered.</summary>
internal static class Fence
{
    public static Refusal Refuse(IOperation operation)
    {
        if (operation is IInvalidOperation || operation.Type is { TypeKind: TypeKind.Error })
            return new Refusal(null);
        (string construct, string advice) = Describe(operation);
        return new Refusal(UnsupportedConstruct.Create(Place(operation).GetLocation() ?? operation.Syntax.GetLocation(), construct, advice));
    }

    private static SyntaxNodeOrToken Place(IOperation operation) => operation.Syntax switch
    {
        SwitchStatementSyntax statement => statement.SwitchKeyword,
        TryStatementSyntax statement => statement.TryKeyword,
        UsingStatementSyntax statement => statement.UsingKeyword,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } statement => statement.UsingKeyword,
        FixedStatementSyntax statement => statement.FixedKeyword,
        LockStatementSyntax statement => statement.LockKeyword,
        ThrowStatementSyntax statement => statement.ThrowKeyword,
        ForEachStatementSyntax statement => statement.ForEachKeyword,
        SwitchExpressionSyntax expression => expression.SwitchKeyword,
        { } syntax => syntax,
    };

    private static (string Construct, string Advice) Describe(IOperation operation) => operation switch
    {
        IThrowOperation => ("throw here", "throw a new exception"),
        ISwitchOperation or ISwitchExpressionOperation => ("switch", "use if and else"),
        ITryOperation => ("try", "handle exceptions outside the marked method"),
        IUsingOperation or IUsingDeclarationOperation => ("using", "open it outside the marked method, or where nothing active goes in"),
        { Syntax: FixedStatementSyntax } => ("fixed", "use the array, or a span of it"),
        ILockOperation => ("lock", "lock outside the marked method"),
        ILabeledOperation => ("A label", "use a loop or an if"),
        IForEachLoopOperation => ("foreach here", "use a for loop"),
        IDelegateCreationOperation or IAnonymousFunctionOperation => ("A lambda", "call a method or a local function"),
        IInstanceReferenceOperation => ("this", "pass what is needed as parameters"),
        IObjectCreationOperation creation => ($"An object of type '{creation.Type?.Name}'", "use numbers and tuples"),
        IInterpolatedStringOperation => ("A string", "leave it out"),
        IIsTypeOperation or IIsPatternOperation => ("A pattern", "compare with operators"),
        ICoalesceOperation or IConditionalAccessOperation or ICoalesceAssignmentOperation => ("A null test", "use values that cannot be null"),
        IAwaitOperation => ("await", "compute synchronously"),
        IBinaryOperation { OperatorMethod: IMethodSymbol method } => ($"Operator '{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'", "compute with numbers"),
        IUnaryOperation { OperatorMethod: IMethodSymbol method } => ($"Operator '{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'", "compute with numbers"),
        IConversionOperation conversion => ($"The conversion to '{conversion.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'", "use numbers, and arrays and spans of numbers"),
        IArrayElementReferenceOperation => ("An element of an array with several dimensions", "use a one-dimensional array"),
        IPropertyReferenceOperation property => ($"Property '{property.Property.Name}'", "pass its value as a parameter"),
        IEventReferenceOperation => ("An event", "leave it out"),
        IAddressOfOperation => ("A pointer", "use an array or a span"),
        IMethodReferenceOperation => ("A delegate", "call the method"),
        IArrayCreationOperation => ("An array with several dimensions", "use a one-dimensional array"),
        _ => ($"'{Kind(operation.Syntax)}'", "write it with assignments, if, loops and calls"),
    };

    private static string Kind(SyntaxNode syntax) => syntax.Kind().ToString();
}
