using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Analyses;

/// <summary>Reads the dependences and the loops off a function.</summary>
internal sealed class DependenceBuilder
{
    private readonly Memory _memory;
    private readonly CalleeEffects _callees;
    private readonly List<Loop> _loops = [];

    /// <summary>The conditions under which the current block is executed.</summary>
    private readonly Stack<Operand> _conditions = new();

    private Loop? _loop;

    private DependenceBuilder(Block body, CalleeEffects callees)
    {
        _callees = callees;
        _memory = new Memory(body, callees);
        Visit(body);
    }

    private Dependence Graph { get; } = new();

    public static (Dependence Graph, IReadOnlyList<Loop> Loops, Memory Memory) Build(Block body, CalleeEffects callees)
    {
        var builder = new DependenceBuilder(body, callees);
        return (builder.Graph, builder._loops, builder._memory);
    }

    /// <summary>True for a block that control does not leave at its end: it throws.</summary>
    public static bool Throws(Block block) => block.Ops.Any(op => op is Raise raise && raise.Text[0].StartsWith("throw ", System.StringComparison.Ordinal));

    /// <summary>How the operand of a function or operator enters its result.</summary>
    private static Link LinkOf(string function, int operand, IrType from, IrType to)
    {
        if (!from.IsReal || !to.IsReal || RuleTable.Find(function) is not Rule rule)
            return Link.Discrete;
        Formula? partial = rule.PartialsFor(Enumerable.Repeat(true, rule.Arity).ToEquatableArray())[operand];
        return partial is null or Number { Value: 0 } ? Link.Discrete : Link.Smooth;
    }

    private void Visit(Block block)
    {
        foreach (Value parameter in block.Parameters)
            Define(parameter, null);
        foreach (Op op in block.Ops)
        {
            foreach (Value result in op.Results())
                Define(result, op);
            Visit(op);
        }
    }

    private void Define(Value value, Op? definition)
    {
        Graph.Define(value, definition);
        _loop?.Add(value.Id);
    }

    private void Visit(Op op)
    {
        switch (op)
        {
            case Compute { Operator: Operator.View or Operator.Slice }:
                break;
            case Compute { Operator: Operator.Select } o:
                Enter(o.Operands[0], o.Result, Link.Control);
                Enter(o.Operands[1], o.Result, Same(o.Result));
                Enter(o.Operands[2], o.Result, Same(o.Result));
                break;
            case Compute { Operator: Operator.Convert } o:
                Enter(o.Operands[0], o.Result, o.Operands[0].Type.IsReal ? Same(o.Result) : Link.Discrete);
                break;
            case Compute o:
                for (int i = 0; i < o.Operands.Count; i++)
                    Enter(o.Operands[i], o.Result, LinkOf(o.Operator.ToString(), i, o.Operands[i].Type, o.Result.Type));
                break;
            case Apply o:
                for (int i = 0; i < o.Operands.Count; i++)
                    Enter(o.Operands[i], o.Result, LinkOf(o.Function, i, o.Operands[i].Type, o.Result.Type));
                break;
            case Load o:
                Enter(o.Buffer, o.Result, Same(o.Result));
                Enter(o.Index, o.Result, Link.Discrete);
                break;
            case Store o:
                Write(o.Buffer, o.Value, o.Index);
                break;
            case Accumulate o:
                Write(o.Buffer, o.Value, o.Index);
                break;
            case CopyBuffer o:
                Write(o.Target, o.Source);
                break;
            case Branch o:
                Visit(o);
                break;
            case CountedLoop o:
                Graph.Define(o.Counter, null);
                Visit(o, [o.Start, o.Bound], [o.Body]);
                Enter(o.Start, o.Counter, Link.Discrete);
                Enter(o.Bound, o.Counter, Link.Discrete);
                break;
            case WhileLoop o:
                Visit(o, [o.Condition.Yields[0]], [o.Condition, o.Body]);
                break;
            case Invoke o:
                Visit(o);
                break;
            case Raise or Require or Clear:
                break;
            default:
                foreach (Value result in op.Results())
                    foreach (Operand operand in op.Operands())
                        Enter(operand, result, Link.Discrete);
                break;
        }
    }

    private void Visit(Branch branch)
    {
        _conditions.Push(branch.Condition);
        Visit(branch.Then);
        Visit(branch.Else);
        _conditions.Pop();
        bool thenThrows = Throws(branch.Then), elseThrows = Throws(branch.Else);
        for (int i = 0; i < branch.Results.Count; i++)
        {
            if (!thenThrows)
                Enter(branch.Then.Yields[i], branch.Results[i], Same(branch.Results[i]));
            if (!elseThrows)
                Enter(branch.Else.Yields[i], branch.Results[i], Same(branch.Results[i]));
            if (!thenThrows && !elseThrows)
                Enter(branch.Condition, branch.Results[i], Link.Control);
        }
    }

    private void Visit(Op op, Operand[] conditions, Block[] blocks)
    {
        var loop = new Loop(op, _loop, _memory);
        _loops.Add(loop);
        _loop = loop;
        foreach (Value value in op.InnerValues())
            loop.Add(value.Id);
        foreach (Operand condition in conditions)
            _conditions.Push(condition);
        foreach (Block block in blocks)
            Visit(block);
        foreach (Operand _ in conditions)
            _conditions.Pop();
        _loop = loop.Outer;
        foreach (Carried carried in loop.Carried)
        {
            Link same = Same(carried.Result);
            Enter(carried.Entry, carried.Head, same, isInitial: true);
            Enter(carried.Next, carried.Head, same);
            if (carried.Head.Id != carried.Current.Id)
                Enter(carried.Head, carried.Current, same);
            Enter(carried.Head, carried.Result, same);
            foreach (Operand condition in conditions)
                Enter(condition, carried.Result, Link.Control);
        }
    }

    private void Visit(Invoke invoke)
    {
        for (int i = 0; i < invoke.Arguments.Count; i++)
        {
            Operand argument = invoke.Arguments[i];
            foreach (Value result in invoke.Results)
                Enter(argument, result, argument.Type.IsReal && result.Type.IsReal ? Link.Smooth : Link.Discrete);
            for (int j = 0; j < invoke.Arguments.Count; j++)
                if (j != i && invoke.Arguments[j].Type is BufferType written && _callees.Writes(invoke, j))
                    Enter(argument, invoke.Arguments[j], argument.Type.IsReal && written.IsReal ? Link.Smooth : Link.Discrete);
        }
    }

    private void Write(Operand buffer, Operand value, Operand? index = null)
    {
        Enter(value, buffer, value.Type.IsReal && buffer.Type.IsReal ? Link.Smooth : Link.Discrete);
        if (index is not null)
            Enter(index, buffer, Link.Discrete);
        foreach (Operand condition in _conditions)
            Enter(condition, buffer, Link.Control);
        if (_memory.Root(buffer) is Value root)
            _loop?.Add(root.Id);
    }

    private static Link Same(Value value) => value.Type.IsReal ? Link.Smooth : Link.Discrete;

    private void Enter(Operand from, Operand to, Link link, bool isInitial = false)
    {
        if (Node(from) is int source && Node(to) is int target)
            Graph.Add(source, target, link, isInitial);
    }

    private int? Node(Operand operand) => (operand.Type is BufferType ? _memory.Root(operand) : operand) is Value value ? value.Id : null;
}
