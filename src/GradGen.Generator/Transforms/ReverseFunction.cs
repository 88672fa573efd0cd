using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Simplify;

namespace GradGen.Generator.Transforms;

/// <summary>What a reverse-mode function is given, and what it returns.</summary>
internal sealed class ReverseRequest
{
    /// <summary>The function's parameters, in order.</summary>
    public List<Value> Parameters { get; } = [];

    /// <summary>What comes before the forward sweep: checks of arguments, clearing of outputs.</summary>
    public List<Op> Prologue { get; } = [];

    /// <summary>What comes before the reverse sweep.</summary>
    public List<Op> Opening { get; } = [];

    /// <summary>The active parameters.</summary>
    public List<Value> Inputs { get; } = [];

    /// <summary>The cotangent of each result of the primal: a scalar, a buffer, or null for none.</summary>
    public List<Operand?> Seeds { get; } = [];

    /// <summary>The buffers that hold the adjoints of buffer parameters.</summary>
    public Dictionary<Value, Operand> Shadows { get; } = [];

    /// <summary>The written buffers that are outputs, of which the cotangents are in <see cref="Shadows"/>.</summary>
    public List<Value> OutputBuffers { get; } = [];

    /// <summary>Output buffers whose cotangents are only read; the sweep works on a copy.</summary>
    public HashSet<Value> CopiedShadows { get; } = [];

    /// <summary>Output buffers whose cotangents are read in place: no element is stored twice.</summary>
    public HashSet<Value> ReadShadows { get; } = [];

    /// <summary>True when the primal's results are returned, before the gradients.</summary>
    public bool ReturnsPrimal { get; set; }

    /// <summary>The scalar parameters whose adjoints are returned.</summary>
    public List<Value> ScalarGradients { get; } = [];

    /// <summary>The scalar parameters whose adjoints are stored, and where.</summary>
    public List<(Value Parameter, Value Buffer, Operand Index)> StoredGradients { get; } = [];
}

/// <summary>Puts a function together from a forward and a reverse sweep.</summary>
internal sealed class ReverseFunction(Function primal, CalleePlan callees, Options options)
{
    private readonly Memory _memory = new(primal.Body, callees.Effects);

    public IrBuilder Builder { get; } = new(primal.NextId);

    public Function Build(ReverseRequest request) => Build([request]);

    /// <summary>One forward sweep and a reverse sweep for each request; they share parameters and prologue, and their results follow each other.</summary>
    public Function Build(IReadOnlyList<ReverseRequest> requests)
    {
        ReverseRequest first = requests[0];
        var sweep = new ForwardSweep(Builder, _memory, callees.Effects);
        Block forward = sweep.Rewrite(first.ReturnsPrimal ? primal.Body : ScratchResults.Apply(primal.Body));
        Builder.OpenBlock();
        foreach (Op op in first.Prologue)
            Builder.Add(op);
        foreach (Value tape in sweep.Tapes.Values.Concat(sweep.LengthTapes))
            Builder.Add(new OpenTape(tape));
        // Comments tell what a line reverses; the forward sweep is the primal itself.
        foreach (Op op in OriginErasure.Apply(forward).Ops)
            Builder.Add(op);
        List<Op> restores = KeepOutputs(sweep);
        List<Operand> yields = [.. first.ReturnsPrimal ? forward.Yields : []];
        foreach (ReverseRequest request in requests)
        {
            Builder.Origin = "";
            foreach (Op op in request.Opening)
                Builder.Add(op);
            ReverseMode reverse = Reverse(request, forward);
            Builder.Origin = "";
            foreach ((Value parameter, Value buffer, Operand index) in request.StoredGradients)
                Builder.Add(new Store(buffer, index, reverse.Adjoint(parameter)));
            yields.AddRange(request.ScalarGradients.Select(reverse.Adjoint));
        }
        Builder.Origin = "";
        foreach (Op op in restores)
            Builder.Add(op);
        Block body = Builder.CloseBlock(first.Parameters.ToEquatableArray(), yields.ToEquatableArray());
        body = RestoredElements.Apply(InvariantCarried.Apply(Canonical.Apply(body)));
        if (options.FuseSweeps)
            body = FuseSweeps.Apply(body);
        body = KeepValues.Apply(Builder, body, _memory, options.Ascend);
        body = Cleanup.Apply(body, Builder, callees.Effects, options);
        if (options.MergeBranches && requests.Count > 1)
            body = Simplification.Apply(MergeBranches.Apply(body), callees.Effects, options);
        if (options.AssignGradients)
            body = CoveredClears.Apply(Builder, body);
        return new Function(primal.Key, primal.Name, body, Builder.NextId);
    }

    private ReverseMode Reverse(ReverseRequest request, Block forward)
    {
        IEnumerable<Operand> outputs = primal.Body.Yields.Where((_, i) => request.Seeds[i] is not null).Concat(request.OutputBuffers);
        var activity = new Activity(primal.Body, _memory, callees.Effects, request.Inputs, outputs);
        var reverse = new ReverseMode(Builder, activity, _memory, callees, options.Extrema);
        Seed(request, activity, reverse);
        reverse.Write(forward.Ops);
        return reverse;
    }

    // A call is reversed from the buffers as they were before it; at the end the outputs must be what the primal left.
    private List<Op> KeepOutputs(ForwardSweep sweep)
    {
        var restores = new List<Op>();
        HashSet<Operand> outputs = [.. primal.Parameters, .. primal.Body.Yields.Where(result => result.Type is BufferType).Select(_memory.Root)];
        foreach (Value root in sweep.Tapes.Keys.OfType<Value>().Where(outputs.Contains))
        {
            Value tape = Builder.Fresh(new TapeType(((BufferType)root.Type).Element), root.Name + "Result");
            Builder.Add(new OpenTape(tape));
            Builder.Add(new PushBuffer(tape, root));
            restores.Add(new PopBuffer(root, tape));
        }
        return restores;
    }

    private void Seed(ReverseRequest request, Activity activity, ReverseMode reverse)
    {
        foreach (Value parameter in primal.Parameters)
        {
            if (!activity.IsActive(parameter) || parameter.Type is not BufferType)
                continue;
            if (!request.Shadows.TryGetValue(parameter, out Operand? shadow))
                reverse.SetShadow(parameter, Zeros.Like(Builder, parameter, "d" + parameter.Name));
            else if (request.CopiedShadows.Contains(parameter))
                reverse.SetShadow(parameter, Copy(shadow, "d" + parameter.Name));
            else if (request.ReadShadows.Contains(parameter))
                reverse.SetReadOnlyShadow(parameter, shadow);
            else
                reverse.SetShadow(parameter, shadow);
        }
        for (int i = 0; i < primal.Body.Yields.Count; i++)
        {
            Operand result = primal.Body.Yields[i];
            if (request.Seeds[i] is not Operand seed)
                continue;
            if (result.Type is ScalarType)
                reverse.Contribute(result, seed);
            else if (activity.IsActive(result))
                reverse.SetShadow(_memory.Root(result), Copy(seed, "d" + (result as Value)?.Name));
        }
    }

    private Value Copy(Operand cotangent, string name)
    {
        Value copy = Zeros.Like(Builder, cotangent, name);
        Builder.Add(new CopyBuffer(cotangent, copy));
        return copy;
    }
}
