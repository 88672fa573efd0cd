using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Sort of real numbers: which element comes where is found by .NET, on a copy, and goes in steps; the elements are then put there.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>True for a call that sorts numbers, alone or as the keys of others, which was lowered.</summary>
    private bool Sorts(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name != "Sort" || method.DeclaringSyntaxReferences.Length > 0 || method.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Collections.Generic"))
            return false;
        SyntaxNode place = call.Syntax;
        if (call.Instance is IOperation instance)
        {
            if (call.Arguments.Length > 0 || ListOf(instance) is not HeapObject list || list.Form.Type!.Name != "List" || Runs(list) is not [{ Element.IsReal: true } items])
                return false;
            Sort([items], place);
            return true;
        }
        IOperation[] given = [.. Given(call).Select(Plain)];
        if (method.ContainingType.Name is not ("Array" or "MemoryExtensions") || BufferOf(given[0].Type) is not { IsReal: true })
            return false;
        int arrays = given.Length > 1 && IsRun(given[1].Type) ? 2 : 1;
        if (given.Length != arrays && !(given.Length == arrays + 2 && given.Skip(arrays).All(argument => ScalarOf(argument.Type) is { Kind: ScalarKind.Int32 })))
            return false;
        Term[] operands = Operands(given);
        if (operands.Length == 2 && arrays == 2)
            CheckLengths(CountOf(operands[0]), CountOf(operands[1]), isSpan: method.ContainingType.Name == "MemoryExtensions", place);
        Run[] keys = Sorted(0), beside = arrays == 2 ? Sorted(1) : [];
        if (beside.Any(run => MayOverlap(keys[0], run)))
            throw Unsupported(call, "A sort of keys and items that may be the same memory", "copy the keys first");
        Run[] all = [.. keys, .. beside];
        Sort(all, place);
        return true;

        Run[] Sorted(int array) => operands.Length == arrays ? Runs(operands[array], place) : Cut(operands[array], operands[arrays], operands[arrays + 1], place);
    }

    private void CheckLengths(Operand keys, Operand items, bool isSpan, SyntaxNode place) => ThrowUnless(
        Comparison(isSpan ? Operator.Equal : Operator.LessOrEqual, keys, items),
        isSpan ? "new global::System.ArgumentException(\"Length of items must be same as length of keys.\")" : "new global::System.ArgumentException(\"Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.\")",
        place);

    /// <summary>True for parts of one buffer, unless the one surely ends before the other.</summary>
    private bool MayOverlap(Run a, Run b)
    {
        return RootOf(a.Buffer).Equals(RootOf(b.Buffer)) && !IsBefore(WindowOf(a.Buffer), WindowOf(b.Buffer)) && !IsBefore(WindowOf(b.Buffer), WindowOf(a.Buffer));

        bool IsBefore(Window first, Window second) => Sum(first.Start, first.Length) is var end && (end.Equals(second.Start) || (end is Constant last && second.Start is Constant start && last.Bits <= start.Bits));
    }

    /// <summary>Numbers in their own order. By other keys, those with equal keys would have to stay as they are.</summary>
    private Sequence Sorted(Sequence source, Term? key, IInvocationOperation call) =>
        Buffered(key is null ? source : Itself(source, key, call), call, "sorted", call.TargetMethod.Name.EndsWith("Descending", System.StringComparison.Ordinal), array => Sort(Runs(array, call.Syntax), call.Syntax));

    private Sequence Itself(Sequence source, Term key, IInvocationOperation call) => source with
    {
        Open = () =>
        {
            OpenSequence open = source.Open();
            return open with { Visit = (i, use) => open.Visit(i, item => use(Apply(key, call, [item]).Equals(item) ? item : throw new Refusal(WhyUnknown(call, call.TargetMethod)))) };
        },
    };

    /// <param name="runs">The keys, then what lies in their order; from each as many as there are keys.</param>
    /// <param name="place">The call.</param>
    private void Sort(Run[] runs, SyntaxNode place)
    {
        Operand count = runs[0].Length;
        Run keys = New(runs[0].Element), order = New(ScalarType.Int32);
        Each(count, up: true, place, i =>
        {
            Put(keys, i, _builder.Apply("Stop", keys.Element, [_builder.Load(runs[0].Buffer, Sum(runs[0].Start, i))]), place);
            Put(order, i, i, place);
        });
        Opaque(null, ["global::System.MemoryExtensions.Sort(", ", ", ")"], [keys.Buffer, order.Buffer], place, isPure: false, changesNothing: true, isStep: true);
        foreach (Run run in runs)
        {
            Run old = New(run.Element);
            Each(count, up: true, place, i => Put(old, i, _builder.Load(run.Buffer, Sum(run.Start, i)), place));
            Each(count, up: true, place, i => Put(run, i, _builder.Load(old.Buffer, _builder.Load(order.Buffer, i)), place));
        }

        Run New(ScalarType element)
        {
            Value buffer = _builder.Fresh(new BufferType(BufferShape.Span, element), element.IsReal ? "unsorted" : "order");
            _builder.Add(new Allocate(buffer, count, IsReturned: false));
            return new Run(buffer, Constant.Int32(0), count);
        }
    }
}
