using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Which buffers are the same memory, and which are ever written. A buffer's root is where its memory comes from: a parameter, an allocation, a static field.</summary>
internal sealed class Memory
{
    private readonly Dictionary<int, Operand> _views = [];
    private readonly HashSet<Operand> _written = [];
    private readonly HashSet<Operand> _read = [];

    public Memory(Block body, CalleeEffects? callees = null)
    {
        foreach (Op op in body.Flatten())
        {
            switch (op)
            {
                case Compute { Operator: Operator.View } view:
                    _views[view.Result.Id] = view.Operands[0];
                    break;
                case Load load:
                    _read.Add(Root(load.Buffer));
                    break;
                case Store store:
                    _written.Add(Root(store.Buffer));
                    break;
                case Accumulate accumulate:
                    _read.Add(Root(accumulate.Buffer));
                    _written.Add(Root(accumulate.Buffer));
                    break;
                case Clear clear:
                    _written.Add(Root(clear.Buffer));
                    break;
                case CopyBuffer copy:
                    _read.Add(Root(copy.Source));
                    _written.Add(Root(copy.Target));
                    break;
                case PushBuffer push:
                    _read.Add(Root(push.Buffer));
                    break;
                case PopBuffer pop:
                    _written.Add(Root(pop.Buffer));
                    break;
                case Invoke invoke:
                    AddInvoke(invoke, callees);
                    break;
            }
        }
    }

    /// <summary>Where the buffer's memory comes from.</summary>
    public Operand Root(Operand buffer)
    {
        while (buffer is Value value && _views.TryGetValue(value.Id, out Operand? inner))
            buffer = inner;
        return buffer;
    }

    public bool IsWritten(Operand buffer) => _written.Contains(Root(buffer));

    public bool IsRead(Operand buffer) => _read.Contains(Root(buffer));

    private void AddInvoke(Invoke invoke, CalleeEffects? callees)
    {
        for (int i = 0; i < invoke.Arguments.Count; i++)
        {
            if (invoke.Arguments[i].Type is not BufferType)
                continue;
            Operand root = Root(invoke.Arguments[i]);
            if (callees?.Reads(invoke, i) ?? true)
                _read.Add(root);
            if (callees?.Writes(invoke, i) ?? true)
                _written.Add(root);
        }
    }
}
