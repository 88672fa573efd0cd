using System;
using System.Linq;
using GradGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Math.Pow(x, 2) of a variable or constant. It is within one unit in the last place of the square, which x * x rounds correctly; the two are the same
/// where the square needs no rounding: when x has at most 26 significant bits, as a float and the short integers have.
/// </summary>
internal static class PowerAdvice
{
    public static void Report(IOperation body, Action<Diagnostic> report)
    {
        foreach (IInvocationOperation call in body.Descendants().OfType<IInvocationOperation>())
        {
            if (call is not { TargetMethod: { Name: "Pow", ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
                || Argument(call, 1)?.ConstantValue is not { HasValue: true, Value: 2.0 } || Argument(call, 0) is not IOperation x)
                continue;
            while (x is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
                x = conversion.Operand;
            if (x is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsConst: true }))
                continue;
            string name = x.Syntax.ToString();
            string product = x.Type is { SpecialType: SpecialType.System_Double } ? $"{name} * {name}" : $"(double){name} * {name}";
            report(CostlyPower.Create(call.Syntax.GetLocation(), call.Syntax.ToString(), product, HasExactSquare(x.Type)));
        }
    }

    private static IOperation? Argument(IInvocationOperation call, int ordinal) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static bool HasExactSquare(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Single or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_SByte or SpecialType.System_Byte };
}
