using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Simplify;

/// <summary>
/// Constants and identities, as far as IEEE 754 allows them bit for bit: x · 1, x − 0, known conditions, integer arithmetic. Not x + 0 (−0 + 0 is 0), nor 0 · x.
/// </summary>
internal sealed class Folding : Rewriter
{
    // How long the buffers are of which that is known.
    private readonly Dictionary<int, Constant> _lengths = [];
    private readonly HashSet<Operand> _growing;

    private Folding(Block body) => _growing = [.. body.Flatten().OfType<Grow>().Select(grow => grow.Buffer)];

    public static Block Apply(Block body) => new Folding(body).Rewrite(body);

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        switch (op)
        {
            case Compute { Operator: Operator.Length } length when LengthOf(Map(length.Operands[0])) is Constant known:
                Replace(length.Result, known);
                return [];
            case Compute { IsChecked: not true } compute when Fold(compute.Operator, Map(compute.Operands), compute.Result.Type) is Operand folded:
                Replace(compute.Result, folded);
                return [];
            case Branch branch when Map(branch.Condition) is Constant known:
                Block taken = Rewrite(known.Bits != 0 ? branch.Then : branch.Else);
                for (int i = 0; i < branch.Results.Count; i++)
                    Replace(branch.Results[i], taken.Yields[i]);
                return taken.Ops;
            default:
                Op copy = Copy(op);
                Measure(copy);
                return [copy];
        }
    }

    private Constant? LengthOf(Operand buffer) => buffer is Value value && _lengths.TryGetValue(value.Id, out Constant? length) ? length : null;

    private void Measure(Op op)
    {
        switch (op)
        {
            case Allocate { Length: Constant { Bits: >= 0 } length } allocate when !_growing.Contains(allocate.Result):
                _lengths[allocate.Result.Id] = length;
                break;
            case Compute { Operator: Operator.Slice, Operands: [_, _, Constant { Bits: >= 0 } length] } slice:
                _lengths[slice.Result.Id] = length;
                break;
            case Compute { Operator: Operator.View } view when LengthOf(view.Operands[0]) is Constant length:
                _lengths[view.Result.Id] = length;
                break;
        }
    }

    private static Operand? Fold(Operator @operator, EquatableArray<Operand> operands, IrType type)
    {
        Operand a = operands[0];
        switch (@operator)
        {
            case Operator.Select when a is Constant known:
                return operands[known.Bits != 0 ? 1 : 2];
            case Operator.Select when operands[1].Equals(operands[2]):
                return operands[1];
            case Operator.Convert or Operator.View when a.Type.Equals(type):
                return a;
            case Operator.Not when a is Constant boolean:
                return Constant.Boolean(boolean.Bits == 0);
        }
        if (operands.Count != 2)
            return null;
        Operand b = operands[1];
        if (type.IsReal)
            return FoldReal(@operator, a, b);
        if (a is Constant x && b is Constant y && x.Type.Equals(ScalarType.Int32) && FoldInteger(@operator, (int)x.Bits, (int)y.Bits) is Constant integer)
            return integer;
        if (a is Value { Type: ScalarType { IsInteger: true } } && a.Equals(b) && FoldInteger(@operator, 0, 0) is Constant { Scalar: var same } itself && same.Equals(ScalarType.Boolean))
            return itself;
        if (a is Constant { Scalar.IsReal: true } p && b is Constant { Scalar.IsReal: true } q && FoldComparison(@operator, p.RealValue, q.RealValue) is Constant comparison)
            return comparison;
        return (@operator, b) switch
        {
            (Operator.Add or Operator.Subtract, Constant { Scalar.IsInteger: true, Bits: 0 }) => a,
            (Operator.Multiply or Operator.Divide, Constant { Scalar.IsInteger: true, Bits: 1 }) => a,
            _ => (@operator, a) switch
            {
                (Operator.Add, Constant { Scalar.IsInteger: true, Bits: 0 }) => b,
                (Operator.Multiply, Constant { Scalar.IsInteger: true, Bits: 1 }) => b,
                _ => null,
            },
        };
    }

    private static Operand? FoldReal(Operator @operator, Operand a, Operand b) => (@operator, a, b) switch
    {
        (Operator.Multiply or Operator.Divide, _, Constant { RealValue: 1 }) => a,
        (Operator.Multiply, Constant { RealValue: 1 }, _) => b,
        (Operator.Subtract, _, Constant { Bits: 0 }) => a,
        _ => null,
    };

    private static Constant? FoldComparison(Operator @operator, double a, double b) => @operator switch
    {
        Operator.Equal => Constant.Boolean(a == b),
        Operator.NotEqual => Constant.Boolean(a != b),
        Operator.Less => Constant.Boolean(a < b),
        Operator.LessOrEqual => Constant.Boolean(a <= b),
        Operator.Greater => Constant.Boolean(a > b),
        Operator.GreaterOrEqual => Constant.Boolean(a >= b),
        _ => null,
    };

    private static Constant? FoldInteger(Operator @operator, int a, int b) => unchecked(@operator switch
    {
        Operator.Add => Constant.Int32(a + b),
        Operator.Subtract => Constant.Int32(a - b),
        Operator.Multiply => Constant.Int32(a * b),
        Operator.Equal => Constant.Boolean(a == b),
        Operator.NotEqual => Constant.Boolean(a != b),
        Operator.Less => Constant.Boolean(a < b),
        Operator.LessOrEqual => Constant.Boolean(a <= b),
        Operator.Greater => Constant.Boolean(a > b),
        Operator.GreaterOrEqual => Constant.Boolean(a >= b),
        _ => null,
    });
}

/// <summary>Makes every read of a value the very value that is defined: names may have been given after the reads were written.</summary>
internal sealed class Canonical : Rewriter
{
    public static Block Apply(Block body)
    {
        var canonical = new Canonical();
        canonical.Define(body.Parameters);
        foreach (Op op in body.Flatten())
        {
            canonical.Define(op.Results());
            canonical.Define(op.InnerValues());
            foreach (Block block in op.Blocks())
                canonical.Define(block.Parameters);
        }
        return canonical.Rewrite(body);
    }

    private void Define(IEnumerable<Value> values)
    {
        foreach (Value value in values)
            Replace(value, value);
    }
}

