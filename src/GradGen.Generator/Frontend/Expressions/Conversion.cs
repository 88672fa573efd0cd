using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>(type)x, and the conversions that C# inserts.</summary>
internal sealed partial class BodyLowering
{
    private Term Conversion(IConversionOperation conversion, string name)
    {
        BufferType? target = Types.Buffer(conversion.Type);
        if (target is not null)
        {
            // Arrays become spans; what kind of conversion that is depends on the version of the language, so the types decide.
            if (Types.Buffer(conversion.Operand.Type) is BufferType source && source.Element.Equals(target.Element) && !(target.Shape is BufferShape.Array && source.Shape is not BufferShape.Array))
                return Expression(conversion.Operand, name);
            if (conversion.Operand.Type is null && Types.SpanShape(conversion.Type) is not null)
                return Expression(conversion.Operand, name);
            throw Fence.Refuse(conversion);
        }
        if (conversion.OperatorMethod is not null || Types.Form(conversion.Type) is not Form form || Types.Form(conversion.Operand.Type) is not Form)
            throw Fence.Refuse(conversion);
        CheckOverflow(conversion.IsChecked, conversion, "A checked conversion");
        return Convert(Expression(conversion.Operand, conversion.Conversion.IsIdentity ? name : ""), form, conversion.Syntax, name);
    }

    private Term Convert(Term term, Form form, SyntaxNode syntax, string name = "")
    {
        if (term is Undefined || term.Leaves.Count() != form.Leaves.Count())
            throw new Refusal(null);
        var leaves = new List<Operand>();
        foreach ((Operand leaf, IrType type, string leafName) in term.Leaves.Zip(form.Leaves, (leaf, type) => (leaf, type)).Zip(form.LeafNames(name), (pair, n) => (pair.leaf, pair.type, n)))
            leaves.Add(leaf.Type is BufferType ? leaf : Convert(leaf, (ScalarType)type, syntax, leafName));
        return form.Assemble(leaves);
    }

    private Operand Convert(Operand operand, ScalarType type, SyntaxNode syntax, string name = "")
    {
        if (operand.Type.Equals(type))
            return operand;
        if (operand.Type.Equals(ScalarType.Boolean) || type.Equals(ScalarType.Boolean))
            throw Unsupported(syntax, "This conversion", "write a condition");
        return _builder.Compute(Operator.Convert, type, [operand], name, operand.Type.IsReal && type.IsInteger ? SiteOf(syntax) : 0);
    }

    /// <summary>Generated code computes under the project's setting.</summary>
    private void CheckOverflow(bool isChecked, IOperation operation, string what)
    {
        bool project = session.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true };
        bool canOverflow = operation switch
        {
            IBinaryOperation binary => binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply,
            ICompoundAssignmentOperation compound => compound.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply,
            IUnaryOperation unary => unary.OperatorKind is UnaryOperatorKind.Minus,
            IConversionOperation => !operation.IsImplicit,
            _ => true,
        };
        if (canOverflow && isChecked != project && Types.Scalar(operation.Type) is { IsInteger: true })
            throw new Refusal(CheckedArithmetic.Create(operation.Syntax.GetLocation(), what));
    }
}
