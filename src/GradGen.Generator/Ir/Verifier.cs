using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Ir;

/// <summary>Checks what every pass relies on: each value is defined once, before it is read and in a block around the read, and types agree.</summary>
internal sealed class Verifier
{
    private readonly HashSet<int> _defined = [];

    private readonly Function _function;

    private Verifier(Function function) => _function = function;

    /// <exception cref="InvalidOperationException">The function is malformed; the message says where.</exception>
    public static Function Check(Function function)
    {
        new Verifier(function).Check(function.Body, ImmutableHashSet<int>.Empty);
        return function;
    }

    private ImmutableHashSet<int> Define(ImmutableHashSet<int> scope, IEnumerable<Value> values)
    {
        foreach (Value value in values)
        {
            Require(value.Id < _function.NextId, $"{value} is past the next id");
            Require(_defined.Add(value.Id), $"{value} is defined twice");
            scope = scope.Add(value.Id);
        }
        return scope;
    }

    private ImmutableHashSet<int> Check(Block block, ImmutableHashSet<int> scope)
    {
        scope = Define(scope, block.Parameters);
        foreach (Op op in block.Ops)
        {
            Read(op.Operands(), scope, op);
            CheckTypes(op);
            ImmutableHashSet<int> inner = Define(scope, op.InnerValues());
            foreach (Block child in op.Blocks())
                Check(child, inner);
            scope = Define(scope, op.Results());
        }
        Read(block.Yields, scope, null);
        return scope;
    }

    private void Read(IEnumerable<Operand> operands, ImmutableHashSet<int> scope, Op? op)
    {
        foreach (Operand operand in operands)
            if (operand is Value value)
                Require(scope.Contains(value.Id), $"{value} is read by {op?.GetType().Name ?? "a yield"} out of its scope");
    }

    private void CheckTypes(Op op)
    {
        switch (op)
        {
            case Branch o:
                Agree(o.Results, o.Then.Yields, op);
                Agree(o.Results, o.Else.Yields, op);
                break;
            case CountedLoop o:
                Agree(o.Results, o.Initial, op);
                Agree(o.Results, o.Body.Parameters, op);
                Agree(o.Results, o.Body.Yields, op);
                Require(o.Start.Type.Equals(o.Counter.Type), "a counter's start has another type");
                break;
            case WhileLoop o:
                Agree(o.Results, o.Initial, op);
                Agree(o.Results, o.Condition.Parameters, op);
                Agree(o.Results, o.Body.Parameters, op);
                Agree(o.Results, o.Body.Yields, op);
                Require(o.Condition.Yields.Count == 1, "a condition yields one value");
                break;
            case Compute { Operator: Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide } o:
                Require(o.Operands.All(x => x.Type.Equals(o.Result.Type)), $"operands of {o.Operator} giving {o.Result} differ in type");
                break;
            case Compute { Operator: Operator.Select } o:
                Require(o.Operands.Count == 3 && o.Operands[1].Type.Equals(o.Result.Type) && o.Operands[2].Type.Equals(o.Result.Type), $"a select giving {o.Result} differs in type");
                break;
            case Compute { Operator: Operator.Slice } o:
                Require(
                    o.Operands is [{ Type: BufferType whole }, { } start, { } length] && start.Type.Equals(ScalarType.Int32) && length.Type.Equals(ScalarType.Int32)
                    && o.Result.Type is BufferType { Shape: not BufferShape.Array } part && part.Element.Equals(whole.Element)
                    && (whole.Shape != BufferShape.ReadOnlySpan || part.Shape == BufferShape.ReadOnlySpan),
                    $"a slice giving {o.Result} is not of a buffer, an int and an int, or differs in type");
                break;
            case Load o:
                Require(o.Buffer.Type is BufferType type && type.Element.Equals(ElementOf(o.Result)) && !(type.InLanes && o.Result.Type is ScalarType), $"a load giving {o.Result} differs in type");
                break;
            case Store o:
                Require(o.Buffer.Type is BufferType target && target.Element.Equals(ElementOf(o.Value)), $"a store of {o.Value} differs in type");
                break;
            case Accumulate o:
                Require(o.Buffer.Type is BufferType sum && sum.Element.Equals(ElementOf(o.Value)), $"an accumulation of {o.Value} differs in type");
                break;
        }
    }

    private static IrType ElementOf(Operand operand) => operand.Type is LaneType lanes ? lanes.Element : operand.Type;

    private void Agree(IEnumerable<Operand> left, IEnumerable<Operand> right, Op op) =>
        Require(left.Select(x => x.Type).SequenceEqual(right.Select(x => x.Type)), $"values passed through {op.GetType().Name} differ in number or type: ({string.Join(", ", left)}) and ({string.Join(", ", right)})");

    private void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException($"Malformed IR of {_function.Name}: {message}.\n{Printer.Print(_function)}");
    }
}
