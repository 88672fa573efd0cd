using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms.Vectorization;

/// <summary>
/// In lanes, a · b + c is one operation where the machine has it, and is rounded once. Not a · b + c · d: that would treat two products differently, and x · x − y · y would not be 0 for equal
/// ones. Of what the source computes only sums, of derivatives differences too.
/// </summary>
internal sealed class FusedProducts : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Dictionary<int, Compute> _products = [];
    private readonly Dictionary<int, int> _reads = [];
    private readonly HashSet<int> _fused = [];

    private FusedProducts(Function function)
    {
        _builder = new IrBuilder(function.NextId);
        foreach (Op op in function.Body.Flatten())
        {
            if (op is Compute { Operator: Operator.Multiply, Result.Type: LaneType } product)
                _products[product.Result.Id] = product;
            foreach (Operand operand in op.Operands().Concat(op.Blocks().SelectMany(block => block.Yields)))
                if (operand is Value value)
                    _reads[value.Id] = _reads.TryGetValue(value.Id, out int count) ? count + 1 : 1;
        }
    }

    public static Function Apply(Function function)
    {
        var pass = new FusedProducts(function);
        return function with { Body = pass.Rewrite(function.Body), NextId = pass._builder.NextId };
    }

    public override Block Rewrite(Block block)
    {
        HashSet<int> own = [.. block.Ops.OfType<Compute>().Select(op => op.Result.Id)];
        var fused = new Dictionary<int, (Compute Product, Operand Addend, bool IsSecond)>();
        foreach (Compute sum in block.Ops.OfType<Compute>())
            if (Fusible(sum, own) is { } found && _fused.Add(found.Product.Result.Id))
                fused.Add(sum.Result.Id, found);
        var ops = new List<Op>();
        foreach (Op op in block.Ops)
            if (op is Compute sum && fused.TryGetValue(sum.Result.Id, out (Compute Product, Operand Addend, bool IsSecond) terms))
                ops.AddRange(Fuse(sum, terms.Product, terms.Addend, terms.IsSecond));
            else if (op is not Compute { Operator: Operator.Multiply } product || !_fused.Contains(product.Result.Id))
                ops.Add(Copy(op));
        return new Block(block.Parameters, ops.ToEquatableArray(), Map(block.Yields));
    }

    private (Compute Product, Operand Addend, bool IsSecond)? Fusible(Compute sum, HashSet<int> own)
    {
        if (sum.Result.Type is not LaneType { IsReal: true } || !(sum.Operator == Operator.Add || (sum.Operator == Operator.Subtract && sum.Origin.Length > 0)))
            return null;
        (Operand a, Operand b) = (sum.Operands[0], sum.Operands[1]);
        return (ProductOf(a), ProductOf(b)) switch
        {
            (null, Compute second) when IsFree(second) => (second, a, true),
            (Compute first, null) when IsFree(first) => (first, b, false),
            _ => null,
        };

        bool IsFree(Compute product) => own.Contains(product.Result.Id) && _reads[product.Result.Id] == 1;
    }

    private Compute? ProductOf(Operand operand) => operand is Value value && _products.TryGetValue(value.Id, out Compute? product) ? product : null;

    private IEnumerable<Op> Fuse(Compute sum, Compute product, Operand rest, bool isSecond)
    {
        (Operand a, Operand b, Operand c) = (Map(product.Operands[0]), Map(product.Operands[1]), Map(rest));
        if (sum.Operator == Operator.Subtract)
        {
            Value opposite = _builder.Fresh(sum.Result.Type);
            yield return new Compute(opposite, Operator.Negate, [isSecond ? a : c]) { Origin = sum.Origin };
            if (isSecond)
                a = opposite;
            else
                c = opposite;
        }
        yield return new Apply(sum.Result, "MultiplyAddEstimate", [a, b, c]) { Origin = sum.Origin };
    }
}
