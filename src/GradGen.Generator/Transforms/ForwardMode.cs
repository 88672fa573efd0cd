using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;

namespace GradGen.Generator.Transforms;

/// <summary>
/// Forward mode: beside each operation, its tangent. ẏ = Σ ∂f/∂xᵢ · ẋᵢ (Griewank and Walther, Evaluating Derivatives, section 3.1).
/// </summary>
internal sealed class ForwardMode(IrBuilder builder, Activity activity, Memory memory, CalleePlan callees)
{
    private readonly Algebra _algebra = new(builder);

    // The tangent of each active scalar, and the buffer of tangents of each active buffer and slice.
    private readonly Dictionary<int, Operand> _tangents = [];
    private readonly Dictionary<Operand, Operand> _shadows = [];

    public void SetTangent(Value value, Operand tangent) => _tangents[value.Id] = tangent;

    public void SetShadow(Operand root, Operand shadow) => _shadows[root] = shadow;

    public Operand Tangent(Operand operand) =>
        operand is Value value && _tangents.TryGetValue(value.Id, out Operand? tangent)
            ? tangent
            : Constant.Real((ScalarType)operand.Type, 0);

    public Operand Shadow(Operand buffer) => _shadows[memory.Whole(buffer)];

    /// <summary>Writes the operations and their tangents into the open block.</summary>
    public void Write(EquatableArray<Op> ops)
    {
        foreach (Op op in ops)
        {
            builder.Origin = op.Origin;
            Write(op);
        }
    }

    private void Write(Op op)
    {
        switch (op)
        {
            case Branch branch:
                WriteBranch(branch);
                return;
            case CountedLoop loop:
                WriteLoop(loop);
                return;
            case WhileLoop loop:
                WriteLoop(loop);
                return;
            case Invoke invoke when invoke.Arguments.Any(activity.IsVaried):
                WriteInvoke(invoke);
                return;
            // The tangent is stored before the value: what it reads may be what is overwritten.
            case Store store when activity.IsActive(store.Buffer):
                builder.Add(new Store(Shadow(store.Buffer), store.Index, Tangent(store.Value)));
                builder.Add(store);
                return;
            case Grow grow when activity.IsActive(grow.Buffer):
                builder.Add(grow);
                builder.Add(grow with { Buffer = Shadow(grow.Buffer) });
                return;
            case Allocate allocate when activity.IsActive(allocate.Result):
                builder.Add(allocate);
                Value shadow = builder.Fresh(allocate.Result.Type, TangentName(allocate.Result));
                builder.Add(allocate with { Result = shadow });
                SetShadow(allocate.Result, shadow);
                return;
            case Compute { Operator: Operator.Slice } slice when activity.IsActive(slice.Result):
                builder.Add(slice);
                Compute tangents = Slices.Like(builder, slice, Shadow(slice.Operands[0]), TangentName(slice.Result));
                builder.Add(tangents);
                SetShadow(slice.Result, tangents.Result);
                return;
        }
        builder.Origin = "";
        builder.Add(op with { Origin = "" });
        builder.Origin = op.Origin;
        WriteTangent(op);
    }

    /// <summary>Writes the tangent of the result of an operation without blocks, and not the operation.</summary>
    public void WriteTangent(Op op)
    {
        if (op.Results().FirstOrDefault() is { Type: ScalarType } result && activity.IsActive(result))
            SetTangent(result, Named(op switch
            {
                Compute compute => TangentOf(compute),
                Apply apply => TangentOf(apply.Function, apply.Operands, apply.Result),
                Load load => builder.Load(Shadow(load.Buffer), load.Index),
                _ => throw Structure.Unknown(op),
            }, result));
    }

    private Operand TangentOf(Compute compute) => compute.Operator switch
    {
        Operator.Select => _algebra.Select(compute.Operands[0], Tangent(compute.Operands[1]), Tangent(compute.Operands[2])),
        Operator.Convert => _algebra.Convert(Tangent(compute.Operands[0]), (ScalarType)compute.Result.Type),
        _ => TangentOf(compute.Operator.ToString(), compute.Operands, compute.Result),
    };

    private Operand TangentOf(string function, EquatableArray<Operand> operands, Value result)
    {
        Rule rule = RuleTable.Find(function)!;
        EquatableArray<bool> active = operands.Select(activity.IsVaried).ToEquatableArray();
        Formula?[] partials = rule.PartialsFor(active);
        Operand sum = Constant.Real((ScalarType)result.Type, 0);
        for (int i = 0; i < operands.Count; i++)
            if (active[i] && !Algebra.IsZero(Tangent(operands[i])))
                sum = _algebra.Add(sum, _algebra.Chain(Tangent(operands[i]), partials[i]!, rule.IsSingularFor(operands), operands, result));
        return sum;
    }

    private void WriteBranch(Branch branch)
    {
        int[] active = ActivePositions(branch.Results);
        Block then = WriteArm(branch.Then, active), otherwise = WriteArm(branch.Else, active);
        builder.Origin = branch.Origin;
        builder.Add(branch with { Results = AddTangents(branch.Results, active), Then = then, Else = otherwise });
    }

    private Block WriteArm(Block arm, int[] active)
    {
        builder.OpenBlock();
        Write(arm.Ops);
        return builder.CloseBlock(arm.Parameters, AddTangents(arm.Yields, active));
    }

    private void WriteLoop(CountedLoop loop)
    {
        int[] active = ActivePositions(loop.Body.Parameters);
        EquatableArray<Operand> initial = AddTangents(loop.Initial, active);
        Block body = WriteBody(loop.Body, active);
        builder.Origin = loop.Origin;
        builder.Add(loop with { Initial = initial, Body = body, Results = AddTangents(loop.Results, active) });
    }

    private void WriteLoop(WhileLoop loop)
    {
        int[] active = ActivePositions(loop.Body.Parameters);
        EquatableArray<Operand> initial = AddTangents(loop.Initial, active);
        Block condition = loop.Condition with { Parameters = AddTangents(loop.Condition.Parameters, active) };
        Block body = WriteBody(loop.Body, active);
        builder.Origin = loop.Origin;
        builder.Add(loop with { Initial = initial, Condition = condition, Body = body, Results = AddTangents(loop.Results, active) });
    }

    private Block WriteBody(Block body, int[] active)
    {
        EquatableArray<Value> parameters = AddTangents(body.Parameters, active);
        builder.OpenBlock();
        Write(body.Ops);
        return builder.CloseBlock(parameters, AddTangents(body.Yields, active));
    }

    private void WriteInvoke(Invoke invoke)
    {
        Function callee = callees.Effects.Function(invoke.Callee);
        var arguments = new List<Operand>(invoke.Arguments);
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            if (!callees.IsActive(invoke.Callee, i))
                continue;
            Operand argument = invoke.Arguments[i];
            arguments.Add(argument.Type is ScalarType ? Tangent(argument) : ShadowOrZeros(argument));
        }
        Value[] tangents = [.. invoke.Results.Where(result => result.Type.IsReal).Select(result => Declare(result))];
        builder.Add(invoke with { Variant = CalleeVariant.Jvp, Arguments = arguments.ToEquatableArray(), Results = [.. invoke.Results, .. tangents] });
    }

    /// <summary>As a span, which a callee takes: no array has to be made for it.</summary>
    private Operand ShadowOrZeros(Operand buffer)
    {
        if (!_shadows.TryGetValue(memory.Whole(buffer), out Operand? shadow))
            return Zeros.Like(builder, buffer);
        return shadow.Type is BufferType { Shape: BufferShape.Array } array ? builder.Compute(Operator.View, array with { Shape = BufferShape.Span }, [shadow]) : shadow;
    }

    private int[] ActivePositions(EquatableArray<Value> values) =>
        [.. Enumerable.Range(0, values.Count).Where(i => values[i].Type is ScalarType && activity.IsActive(values[i]))];

    /// <summary>The values, then a new tangent for each that is active.</summary>
    private EquatableArray<Value> AddTangents(EquatableArray<Value> values, int[] active) =>
        [.. values, .. active.Select(i => Declare(values[i]))];

    /// <summary>The operands, then the tangent of each at an active position.</summary>
    private EquatableArray<Operand> AddTangents(EquatableArray<Operand> operands, int[] active) =>
        [.. operands, .. active.Select(i => Tangent(operands[i]))];

    private Value Declare(Value value)
    {
        Value tangent = builder.Fresh(value.Type, TangentName(value));
        SetTangent(value, tangent);
        return tangent;
    }

    private Operand Named(Operand tangent, Value of)
    {
        if (of.Name.Length > 0 && tangent is Value { Name: "" } unnamed)
            return builder.Rename(unnamed, TangentName(of));
        return tangent;
    }

    private static string TangentName(Value value) => value.Name.Length > 0 ? value.Name + "Tangent" : "";
}
