using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>throw new …, and calls such as ArgumentNullException.ThrowIfNull: text, with the numbers in it as operands.</summary>
internal sealed partial class BodyLowering
{
    private Undefined Throw(IThrowOperation thrown)
    {
        IOperation? exception = thrown.Exception;
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;
        if (exception is null)
            throw Fence.Refuse(thrown);
        var text = new CodeText(this);
        text.Add("throw ");
        text.Add(exception);
        _builder.Add(text.Raise());
        Set(_thrown, true);
        return Undefined.Instance;
    }

    /// <summary>True for a static method of an exception of the framework's that throws or does nothing.</summary>
    private static bool IsGuard(IInvocationOperation call) => call.TargetMethod is { IsStatic: true, ReturnsVoid: true, DeclaringSyntaxReferences.Length: 0 } method
        && method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && method.ContainingType.Name.EndsWith("Exception", System.StringComparison.Ordinal)
        && method.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private void Guard(IInvocationOperation call)
    {
        var text = new CodeText(this);
        text.Add(call);
        _builder.Add(text.Raise());
    }

    private bool CanName(IMethodSymbol method) => !IsExtension(method)
        && session.Compilation.IsSymbolAccessibleWithin(method, session.Container) && session.Compilation.IsSymbolAccessibleWithin(method.ContainingType, session.Container);
}
