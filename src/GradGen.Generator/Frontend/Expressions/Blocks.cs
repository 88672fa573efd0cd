using System;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Buffer.BlockCopy, which counts in bytes: a copy of elements where every count is one of whole elements by its form.</summary>
internal sealed partial class BodyLowering
{
    private static bool IsBlockCopy(IMethodSymbol method) => method is { Name: "BlockCopy", ContainingType: { Name: "Buffer", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private void CopyBlock(IOperation[] given, SyntaxNode place)
    {
        Term source = Operands([given[0]])[0];
        Term from = Elements(given[1]), target = Operands([given[2]])[0], to = Elements(given[3]), count = Elements(given[4]);
        Copy(Cut(source, from, count, place), Cut(target, to, count, place), place);

        Term Elements(IOperation bytes) => new Atom(
            source is Atom { Operand.Type: BufferType { Element: ScalarType element } } && SizeOf(element) is int size && InUnits(bytes, size) is Operand known
                ? known
                : throw Unsupported(bytes, "This count of bytes", "use Array.Copy, which counts elements"));
    }

    /// <summary>The number of bytes as one of units of the size; null when it is not seen to be a whole number of them.</summary>
    private Operand? InUnits(IOperation bytes, int size)
    {
        if (bytes.ConstantValue is { HasValue: true, Value: int number })
            return number % size == 0 ? Constant.Int32(number / size) : null;
        switch (bytes)
        {
            case IParenthesizedOperation parenthesized:
                return InUnits(parenthesized.Operand, size);
            case IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32, Operand.Type.SpecialType: SpecialType.System_Int32 } conversion:
                return InUnits(conversion.Operand, size);
            case IInvocationOperation { TargetMethod: { Name: "ByteLength", ContainingType: { Name: "Buffer", ContainingNamespace.Name: "System" } } } length when Plain(length.Arguments[0].Value) is IOperation array && BufferOf(array.Type) is BufferType buffer && SizeOf(buffer.Element) == size:
                return CountOf(Expression(array));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } product:
                return Factor(product.LeftOperand, product.RightOperand) ?? Factor(product.RightOperand, product.LeftOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } sum:
                return InUnits(sum.LeftOperand, size) is Operand left && InUnits(sum.RightOperand, size) is Operand right
                    ? _builder.Compute(sum.OperatorKind is BinaryOperatorKind.Add ? Operator.Add : Operator.Subtract, ScalarType.Int32, [left, right])
                    : null;
            default:
                return null;
        }

        Operand? Factor(IOperation constant, IOperation other) => constant.ConstantValue is { HasValue: true, Value: int factor } && factor % size == 0 && Scalar(other) is Operand count && count.Type is ScalarType { Kind: ScalarKind.Int32 }
            ? factor == size ? count : _builder.Compute(Operator.Multiply, ScalarType.Int32, [count, Constant.Int32(factor / size)])
            : null;
    }

    private static int? SizeOf(ScalarType element) => element.Kind switch
    {
        ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Boolean => 1,
        ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char => 2,
        ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Single => 4,
        ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.Double => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(element)),
    };
}
