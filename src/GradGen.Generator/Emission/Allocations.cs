using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Says which buffers live on the heap: those that are returned, and those that have to be arrays, or outlive their block under another name.</summary>
internal sealed class Allocations
{
    private readonly HashSet<int> _heap = [];
    private readonly MemoryOrder _memory;

    public Allocations(Function function)
    {
        _memory = new MemoryOrder(function);
        Visit(function.Body);
    }

    public bool IsOnHeap(Allocate allocate) => allocate.IsReturned || _heap.Contains(allocate.Result.Id);

    /// <summary>What is not on the heap is a span, whatever the IR calls it.</summary>
    public void SetTypes(Function function, Variables variables)
    {
        foreach (Allocate allocate in function.Body.Flatten().OfType<Allocate>())
            if (!IsOnHeap(allocate))
                variables.Of(allocate.Result).Type = (BufferType)allocate.Result.Type with { Shape = BufferShape.Span };
            else
                variables.Of(allocate.Result).Type = (BufferType)allocate.Result.Type with { Shape = BufferShape.Array };
    }

    private void Visit(Block block)
    {
        Keep(block.Yields);
        foreach (Op op in block.Ops)
        {
            if (op is CountedLoop or WhileLoop)
                Keep(op.Operands());
            if (op is Invoke invoke)
                Keep(invoke.Arguments.Where(argument => argument.Type is BufferType { Shape: BufferShape.Array }));
            if (op is Evaluate evaluate)
                Keep(evaluate.Operands.Where(argument => argument.Type is BufferType { Shape: BufferShape.Array }));
            foreach (Block inner in op.Blocks())
                Visit(inner);
        }
    }

    private void Keep(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
            if (operand.Type is BufferType && _memory.Root(operand) is Value value)
                _heap.Add(value.Id);
    }
}
