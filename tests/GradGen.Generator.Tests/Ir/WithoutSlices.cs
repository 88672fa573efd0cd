using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Tests.Ir;

/// <summary>The same function with every slice replaced by the buffer that it is part of, and its start added to every index.</summary>
internal sealed class WithoutSlices : Rewriter
{
    private readonly IrBuilder _builder;
    private readonly Dictionary<int, (Operand Buffer, Operand Start, Operand Length)> _slices = [];

    private WithoutSlices(int nextId) => _builder = new IrBuilder(nextId);

    public static Function Apply(Function function)
    {
        var pass = new WithoutSlices(function.NextId);
        Block body = pass.Rewrite(function.Body);
        return Verifier.Check(function with { Body = body, NextId = pass._builder.NextId });
    }

    protected override IEnumerable<Op> Rewrite(Op op)
    {
        op = op is Compute or Load or Store ? Copy(op) : op;
        switch (op)
        {
            case Compute { Operator: Operator.Slice } slice:
                _builder.OpenBlock();
                Operand buffer = slice.Operands[0], start = slice.Operands[1];
                if (Find(buffer) is { } outer)
                    (buffer, start) = (outer.Buffer, _builder.Compute(Operator.Add, ScalarType.Int32, [outer.Start, start]));
                _slices.Add(slice.Result.Id, (buffer, start, slice.Operands[2]));
                return _builder.CloseBlock([], []).Ops;
            case Compute { Operator: Operator.View } view when Find(view.Operands[0]) is { } viewed:
                _slices.Add(view.Result.Id, viewed);
                return [];
            case Compute { Operator: Operator.Length } length when Find(length.Operands[0]) is { } measured:
                Replace(length.Result, measured.Length);
                return [];
            case Load load when Find(load.Buffer) is { } read:
                return At(read, load.Index, index => load with { Buffer = read.Buffer, Index = index });
            case Store store when Find(store.Buffer) is { } written:
                return At(written, store.Index, index => store with { Buffer = written.Buffer, Index = index });
            default:
                return [Copy(op)];
        }
    }

    private (Operand Buffer, Operand Start, Operand Length)? Find(Operand buffer) =>
        buffer is Value value && _slices.TryGetValue(value.Id, out (Operand, Operand, Operand) slice) ? slice : null;

    private Op[] At((Operand Buffer, Operand Start, Operand Length) slice, Operand index, System.Func<Operand, Op> access)
    {
        _builder.OpenBlock();
        Value moved = _builder.Compute(Operator.Add, ScalarType.Int32, [slice.Start, index]);
        return [.. _builder.CloseBlock([], []).Ops, access(moved)];
    }
}
