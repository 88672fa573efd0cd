using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>
/// The reverse sweep: the operations backwards, each giving its adjoint on to its operands. x̄ᵢ += ȳ · ∂f/∂xᵢ
/// (Griewank and Walther, Evaluating Derivatives, section 3.2). Primal values are read wherever they are, in scope or not: <see cref="KeepValues"/>
/// makes those reads legal.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly IrBuilder _builder;
    private readonly Activity _activity;
    private readonly Memory _memory;
    private readonly CalleePlan _callees;
    private readonly Algebra _algebra;
    private readonly bool _extrema;

    // The function calls of the blocks that are being reversed, the innermost last.
    private readonly List<Dictionary<(string, EquatableArray<Operand>), Value>> _calls = [];

    public ReverseMode(IrBuilder builder, Activity activity, Memory memory, CalleePlan callees, bool extrema)
    {
        _builder = builder;
        _activity = activity;
        _memory = memory;
        _callees = callees;
        _extrema = extrema;
        _algebra = new Algebra(builder) { Known = Call };
    }

    // The buffer of adjoints of each active buffer.
    private readonly Dictionary<Operand, Operand> _shadows = [];
    private readonly HashSet<Operand> _readOnly = [];

    // Slices of the shadows, by the slices that they belong to: at the head of the reverse of the block where that slice is defined.
    private readonly Dictionary<int, List<Op>> _heads = [];
    private AdjointScope _scope = new();

    public void SetShadow(Operand root, Operand shadow) => _shadows[root] = shadow;

    /// <summary>Of a buffer that is never read, and of which no element is stored twice.</summary>
    public void SetReadOnlyShadow(Operand root, Operand shadow)
    {
        SetShadow(root, shadow);
        _readOnly.Add(root);
    }

    /// <summary>The adjoint so far; zero when there is none.</summary>
    public Operand Adjoint(Value value) => _scope.Find(value) ?? Constant.Real((ScalarType)value.Type, 0);

    /// <summary>Adds to the adjoint of an operand.</summary>
    public void Contribute(Operand operand, Operand contribution)
    {
        if (operand is Value value && _activity.IsActive(value) && !Algebra.IsZero(contribution))
            _scope.Set(value, _scope.Find(value) is Operand sum ? _algebra.Add(sum, contribution) : contribution);
    }

    /// <summary>The primal's own call of the function, in this block or one around it.</summary>
    private Value? Call(string function, EquatableArray<Operand> operands) =>
        _calls.Select(calls => calls.TryGetValue((function, operands), out Value? result) ? result : null).FirstOrDefault(result => result is not null);

    /// <summary>Writes the reverse sweep of the operations into the open block.</summary>
    public void Write(EquatableArray<Op> ops)
    {
        var calls = new Dictionary<(string, EquatableArray<Operand>), Value>();
        foreach (Apply apply in ops.OfType<Apply>())
            calls[(apply.Function, apply.Operands)] = apply.Result;
        _calls.Add(calls);
        foreach (Allocate allocate in ops.OfType<Allocate>())
            if (_activity.IsActive(allocate.Result) && !_shadows.ContainsKey(allocate.Result))
                AllocateShadow(allocate);
        int head = _builder.Position;
        var slices = new List<Op>();
        foreach (Compute slice in ops.OfType<Compute>().Where(op => op.Operator == Operator.Slice))
            _heads[slice.Result.Id] = slices;
        for (int i = ops.Count - 1; i >= 0; i--)
        {
            _builder.Origin = ops[i].Origin;
            if (ops[i] is Invoke invoke && invoke.Arguments.Any(_activity.IsActive))
            {
                Restore(ops, i);
                Reverse(invoke);
            }
            else
            {
                Reverse(ops[i]);
            }
        }
        _builder.Insert(head, slices);
        _calls.RemoveAt(_calls.Count - 1);
    }

    private void AllocateShadow(Allocate allocate)
    {
        _builder.Origin = allocate.Origin;
        Value shadow = _builder.Fresh(new BufferType(BufferShape.Span, ((BufferType)allocate.Result.Type).Element), AdjointName(allocate.Result));
        _builder.Add(new Allocate(shadow, allocate.Length, IsReturned: false));
        SetShadow(allocate.Result, shadow);
    }

    private void Reverse(Op op)
    {
        switch (op)
        {
            case Compute compute:
                if (Take(compute.Result) is Operand seed)
                    Reverse(compute, seed);
                break;
            case Apply apply:
                if (Take(apply.Result) is Operand adjoint)
                    Reverse(apply.Function, apply.Operands, apply.Result, adjoint);
                break;
            case Load load:
                if (Take(load.Result) is Operand loaded)
                {
                    GrowShadow(load.Buffer, load.Index);
                    _builder.Add(new Accumulate(Shadow(load.Buffer), load.Index, loaded));
                }
                break;
            case Store store when _activity.IsActive(store.Buffer):
                Reverse(store);
                break;
            case Branch branch:
                Reverse(branch);
                break;
            case CountedLoop loop:
                Reverse(loop);
                break;
            case WhileLoop loop:
                Reverse(loop);
                break;
        }
    }

    private void Reverse(Compute compute, Operand seed)
    {
        switch (compute.Operator)
        {
            case Operator.Select:
                Operand zero = Constant.Real((ScalarType)seed.Type, 0);
                Contribute(compute.Operands[1], _algebra.Select(compute.Operands[0], seed, zero));
                Contribute(compute.Operands[2], _algebra.Select(compute.Operands[0], zero, seed));
                break;
            case Operator.Convert:
                Contribute(compute.Operands[0], _algebra.Convert(seed, (ScalarType)compute.Operands[0].Type));
                break;
            default:
                Reverse(compute.Operator.ToString(), compute.Operands, compute.Result, seed);
                break;
        }
    }

    private void Reverse(string function, EquatableArray<Operand> operands, Value result, Operand seed)
    {
        Rule rule = RuleTable.Find(function)!;
        EquatableArray<bool> active = operands.Select(_activity.IsVaried).ToEquatableArray();
        Formula?[] partials = rule.PartialsFor(active);
        for (int i = 0; i < operands.Count; i++)
            if (active[i])
                Contribute(operands[i], _algebra.Chain(seed, partials[i]!, rule.IsSingularFor(operands), operands, result));
    }

    // a[i] = v overwrites: the adjoint of the element passes to v, and what the element was before counts no more.
    private void Reverse(Store store)
    {
        GrowShadow(store.Buffer, store.Index);
        Operand shadow = Shadow(store.Buffer);
        Value adjoint = _builder.Load(shadow, store.Index);
        if (!_readOnly.Contains(_memory.Root(store.Buffer)))
            _builder.Add(new Store(shadow, store.Index, Constant.Real((ScalarType)adjoint.Type, 0)));
        if (store.Value is Value value)
            Contribute(value, Name(adjoint, value));
    }

    /// <summary>The adjoints of a buffer that grows are as many as the sweep has met.</summary>
    private void GrowShadow(Operand buffer, Operand index)
    {
        if (_memory.Grows(buffer))
            _builder.Add(new Grow(Shadow(buffer), _builder.Compute(Operator.Add, ScalarType.Int32, [index, Constant.Int32(1)])));
    }

    private Operand Shadow(Operand buffer) => FindShadow(buffer) ?? throw new InvalidOperationException($"{buffer} has no shadow.");

    /// <summary>The adjoints of the buffer's elements; those of a slice are a slice, made before its first use.</summary>
    private Operand? FindShadow(Operand buffer)
    {
        Operand whole = _memory.Whole(buffer);
        if (_shadows.TryGetValue(whole, out Operand? shadow))
            return shadow;
        if (_memory.SliceOf(whole) is not Compute slice || FindShadow(slice.Operands[0]) is not Operand outer)
            return null;
        Compute made = Slices.Like(_builder, slice, outer, AdjointName(slice.Result));
        _heads[slice.Result.Id].Add(made);
        SetShadow(whole, made.Result);
        return made.Result;
    }

    /// <summary>The adjoint of a result, complete now that every reader has been reversed; null when it is zero.</summary>
    private Operand? Take(Value result)
    {
        if (!_activity.IsActive(result) || _scope.Find(result) is not Operand adjoint || Algebra.IsZero(adjoint))
            return null;
        return Name(adjoint, result);
    }

    private Operand Name(Operand adjoint, Value of) =>
        adjoint is Value { Name: "" } unnamed && of.Name.Length > 0 ? _builder.Rename(unnamed, AdjointName(of)) : adjoint;

    private static string AdjointName(Value value) => value.Name.Length > 0 ? "d" + value.Name : "";
}
