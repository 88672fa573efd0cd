using System.Linq;

namespace GradGen.Generator.Ir;

/// <summary>What may throw, and so must not run where the source does not reach it.</summary>
internal static class Throwing
{
    /// <summary>True for an operation that has nothing but a result, and may throw instead.</summary>
    public static bool MayThrow(this Op op) => op switch
    {
        Compute { Operator: Operator.Length, Operands: [External { Type: BufferType { Shape: BufferShape.Array } }] } => true,
        Compute o => o.IsChecked == true || MayThrow(o.Operator, o.Result.Type),
        Apply o => MayThrow(o.Function, o.Operands.All(operand => operand.Type.IsReal)),
        _ => true,
    };

    /// <summary>Integers throw when they are divided by zero, slices when they are not inside, the count of a loop that has no end.</summary>
    public static bool MayThrow(Operator @operator, IrType result) => @operator is Operator.Slice or Operator.Iterations || (@operator is Operator.Divide or Operator.Remainder && !result.IsReal);

    /// <summary>On integers (Abs, DivRem) a function may throw; on reals it never does, Sign of NaN and Clamp of crossed bounds aside.</summary>
    public static bool MayThrow(string function, bool isOfReals) => function is "Sign" or "Clamp" || (!isOfReals && function is not ("Max" or "Min"));
}
