using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Functions of the framework that compare real numbers, or find the place of one: their results are integers and go in steps, so that the derivative is exactly 0
/// and nothing is lost. The bits of a number are such steps too, as long as no number is made of bits again.
/// </summary>
internal sealed partial class BodyLowering
{
    /// <returns>The result; null for another call.</returns>
    private Term? StepFunction(IInvocationOperation call, string name)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.DeclaringSyntaxReferences.Length > 0 || method.ContainingType is not { } type || !IsOfSystem(type))
            return null;
        bool isBits = type.Name == "BitConverter" && method.Name is "DoubleToInt64Bits" or "DoubleToUInt64Bits" or "SingleToInt32Bits" or "SingleToUInt32Bits";
        bool isComparison = type.SpecialType is SpecialType.System_Double or SpecialType.System_Single && method is { Name: "CompareTo" or "Equals", Parameters: [{ Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single }] };
        bool isSearch = (type is { Name: "Array" } && method is { Name: "BinarySearch" or "IndexOf" or "LastIndexOf", TypeArguments: [var element] } && Types.Scalar(Resolve(element)) is not null && IsPlainTable(call.Arguments[0].Value))
            || (type is { Name: "List", TypeArguments: [var item] } && method is { Name: "BinarySearch" or "IndexOf" or "LastIndexOf" or "Contains" } && Types.Scalar(Resolve(item)) is not null && call.Instance is IOperation list && ListOf(list) is null);
        if (!isBits && !isComparison && !isSearch || call.Arguments.Any(argument => argument.Parameter?.Type.TypeKind is TypeKind.Interface or TypeKind.Class))
            return null;
        CodeText text = CallText(call, method, call.Instance is IOperation instance ? Expression(instance) : null);
        text.AddArguments(call.Arguments);
        return Opaque(method.ReturnType, text.Pieces, text.Operands, call.Syntax, name: name, lost: isBits ? WhyUnknown(call, method) : null, changesNothing: true, isStep: true);
    }

    private static bool IsOfSystem(INamedTypeSymbol type) => type is { ContainingType: null } && type.ContainingNamespace.ToDisplayString() is "System" or "System.Collections.Generic";

    /// <summary>True for an array that generated code has as an array: one from outside, or a parameter.</summary>
    private bool IsPlainTable(IOperation array) => Plain(array) is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation
        && Expression(Plain(array)) is Atom { Operand: External or Value { Type: BufferType { Shape: BufferShape.Array } } } table && (table.Operand is not Value value || _parameters.Contains(value.Id));
}
