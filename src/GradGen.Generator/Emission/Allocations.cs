using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>Says which buffers live on the heap: those that are returned, and those that have to be arrays, or outlive their block under another name.</summary>
internal sealed class Allocations
{
    private readonly HashSet<int> _heap = [];
    private readonly HashSet<int> _growing;
    private readonly MemoryOrder _memory;

    public Allocations(Function function, ResultTree result)
    {
        _memory = new MemoryOrder(function);
        _growing = [.. function.Body.Flatten().OfType<Grow>().Select(op => op.Buffer).OfType<Value>().Select(value => value.Id)];
        HashSet<int> copied = [.. CopiedYields(result, isMatrix: false)];
        Keep(function.Body.Yields.Where((_, i) => !copied.Contains(i)));
        Visit(function.Body.Ops);
    }

    /// <summary>The results that go into a matrix, which is made of a copy.</summary>
    private static IEnumerable<int> CopiedYields(ResultTree result, bool isMatrix) => result switch
    {
        OneResult one => isMatrix ? [one.Yield] : [],
        MadeResult made => made.Parts.SelectMany(part => CopiedYields(part, made.Shape.IsMatrix)),
        TupleResult tuple => tuple.Elements.SelectMany(element => CopiedYields(element.Result, isMatrix: false)),
        _ => [],
    };

    public bool IsOnHeap(Allocate allocate) => allocate.IsReturned || _heap.Contains(allocate.Result.Id);

    public bool IsGrowing(Allocate allocate) => _growing.Contains(allocate.Result.Id);

    /// <summary>What is not on the heap is a span, whatever the IR calls it.</summary>
    public void SetTypes(Function function, Variables variables)
    {
        foreach (Allocate allocate in function.Body.Flatten().OfType<Allocate>())
            if (!IsOnHeap(allocate))
                variables.Of(allocate.Result).Type = (BufferType)allocate.Result.Type with { Shape = BufferShape.Span };
            else
                variables.Of(allocate.Result).Type = (BufferType)allocate.Result.Type with { Shape = BufferShape.Array };
    }

    private void Visit(EquatableArray<Op> ops)
    {
        foreach (Op op in ops)
        {
            if (op is CountedLoop or WhileLoop)
                Keep(op.Operands());
            if (op is Invoke { Variant: not CalleeVariant.Loop } invoke)
                Keep(invoke.Arguments.Where(argument => argument.Type is BufferType { Shape: BufferShape.Array }));
            if (op is Evaluate evaluate)
                Keep(evaluate.Operands.Where(argument => argument.Type is BufferType { Shape: BufferShape.Array }));
            foreach (Block inner in op.Blocks())
            {
                Keep(inner.Yields);
                Visit(inner.Ops);
            }
        }
    }

    private void Keep(IEnumerable<Operand> operands)
    {
        foreach (Operand operand in operands)
            if (operand.Type is BufferType && _memory.Root(operand) is Value value)
                _heap.Add(value.Id);
    }
}
