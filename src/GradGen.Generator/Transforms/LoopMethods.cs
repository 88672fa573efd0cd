using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>
/// The large loops of a large derivative become methods of their own, with the scratch that only they use: the compiler that runs it keeps few variables of a method in registers, and
/// inlines only so much into one.
/// </summary>
internal sealed class LoopMethods
{
    // In operations.
    private const int LargeLoop = 40;
    private const int LargeFunction = 200;

    private readonly string _name;
    private readonly List<Op> _ops;
    private readonly Block _body;
    private readonly List<Function> _methods = [];
    private readonly IrBuilder _builder;

    private LoopMethods(Function function, string name)
    {
        _name = name;
        _body = function.Body;
        _ops = [.. function.Body.Ops];
        _builder = new IrBuilder(function.NextId);
    }

    /// <param name="function">A finished derivative.</param>
    /// <param name="name">What the methods' names begin with.</param>
    /// <param name="methods">The methods that it now calls; their keys are their names.</param>
    public static Function Apply(Function function, string name, out IReadOnlyList<Function> methods)
    {
        var pass = new LoopMethods(function, name);
        methods = pass._methods;
        if (Weight(function.Body.Ops) < LargeFunction)
            return function;
        for (int i = 0; i < pass._ops.Count; i++)
            if (pass._ops[i] is CountedLoop loop && Weight([loop]) >= LargeLoop && !loop.Flatten().Any(IsBound))
                i = pass.Move(i);
        return function with { Body = function.Body with { Ops = pass._ops.ToEquatableArray() }, NextId = pass._builder.NextId };
    }

    /// <summary>Tapes and buffers that grow are changed where they were made, and what is outside is named as it is in the method.</summary>
    private static bool IsBound(Op op) =>
        op is not (Compute or Ir.Apply or Access or Allocate or Clear or CopyBuffer or Branch or CountedLoop or WhileLoop or Invoke { Variant: CalleeVariant.Loop })
        || op.Operands().Concat(op.Blocks().SelectMany(block => block.Yields)).Any(operand => operand is External or Value { Type: not (ScalarType or LaneType or BufferType) });

    private static int Weight(IEnumerable<Op> ops) => ops.Sum(op => op.Flatten().Count());

    /// <summary>Moves the loop into a method, and returns where the call is.</summary>
    private int Move(int at)
    {
        var group = new List<Op> { _ops[at] };
        int end = at + 1;
        // What the lanes have summed is put together.
        while (end < _ops.Count && _ops[end] is Compute { Operator: Operator.LaneSum or Operator.LaneMax or Operator.LaneMin } or CountedLoop { Lanes: null } && ReadsLanes(_ops[end]))
            group.Add(_ops[end++]);
        for (int i = at - 1; i >= 0; i--)
            if (CanWait(_ops[i]) && IsReadOnlyBy(_ops[i], group))
                group.Insert(0, _ops[i]);
        List<Op> before = [.. _ops.Take(at).Where(op => !group.Contains(op))];
        List<Op> after = [.. _ops.Skip(end)];

        HashSet<Value> read = [.. after.SelectMany(op => op.Operands()).OfType<Value>(), .. new Block([], after.ToEquatableArray(), _body.Yields).FreeValues()];
        EquatableArray<Value> results = group.SelectMany(op => op.Results()).Where(read.Contains).ToEquatableArray();
        group.InsertRange(0, Cheap(group));
        var inside = new Block([], group.ToEquatableArray(), results.Select(value => (Operand)value).ToEquatableArray());
        EquatableArray<Value> arguments = inside.FreeValues().OrderBy(value => value.Id).ToEquatableArray();
        _methods.Add(Method(inside, arguments));
        _ops.Clear();
        _ops.AddRange(before);
        _ops.Add(new Invoke(results, _methods[_methods.Count - 1].Key, CalleeVariant.Loop, arguments.Select(value => (Operand)value).ToEquatableArray()));
        _ops.AddRange(after);
        return before.Count;
    }

    private Function Method(Block inside, EquatableArray<Value> arguments)
    {
        string key = _name + "Loop" + (_methods.Count == 0 ? "" : (_methods.Count + 1).ToString(CultureInfo.InvariantCulture));
        return BlockMethod.Make(key, inside, arguments, _ops, _builder);
    }

    /// <summary>What is not worth handing over is computed there again: lengths, and lanes of a constant.</summary>
    private List<Op> Cheap(List<Op> group)
    {
        HashSet<Value> free = new Block([], group.ToEquatableArray(), []).FreeValues();
        return [.. _ops.Where(op => op is Compute { Operator: Operator.Length or Operator.Broadcast } compute && free.Contains(compute.Result) && (compute.Operator == Operator.Length || compute.Operands[0] is Constant) && !group.Contains(op))];
    }

    private static bool ReadsLanes(Op op) => op.Flatten().Any(inner => inner.Operands().Any(operand => operand.Type is LaneType or BufferType { InLanes: true }));

    private static bool CanWait(Op op) => op switch
    {
        Allocate allocate => !allocate.IsReturned,
        Compute { IsChecked: not true, Operator: not (Operator.Slice or Operator.Length) } compute => compute.Result.Type is LaneType,
        _ => false,
    };

    private bool IsReadOnlyBy(Op op, List<Op> group)
    {
        Value result = op.Results().First();
        bool Reads(Op other) => other.Flatten().Any(inner => inner.Operands().Contains(result) || inner.Blocks().Any(block => block.Yields.Contains(result)));
        return group.Any(Reads) && !_body.Yields.Contains(result) && _ops.All(other => ReferenceEquals(other, op) || group.Contains(other) || !Reads(other));
    }
}
