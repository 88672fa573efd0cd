using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Frontend;

/// <summary>Which buffers a function reads and writes, through its callees too.</summary>
internal sealed class MemoryUse
{
    private readonly Dictionary<string, Function> _functions = [];
    private readonly Dictionary<string, Dictionary<int, Use>> _uses = [];

    public MemoryUse(EquatableArray<Callee> callees)
    {
        foreach (Callee callee in callees)
        {
            _functions[callee.Function.Key] = callee.Function;
            _uses[callee.Function.Key] = [];
        }
        // Recursive functions use each other: until nothing changes.
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Function function in _functions.Values)
            {
                Dictionary<int, Use> uses = Compute(function);
                changed |= uses.Count != _uses[function.Key].Count || uses.Any(pair => !_uses[function.Key].TryGetValue(pair.Key, out Use? old) || old != pair.Value);
                _uses[function.Key] = uses;
            }
        }
    }

    public sealed record Use(bool IsRead, bool IsWritten)
    {
        public static readonly Use None = new(false, false);
    }

    /// <summary>The use of each buffer, by the id of its value.</summary>
    public IReadOnlyDictionary<int, Use> Of(Function function) => Compute(function);

    /// <summary>A buffer outside the method that it passes to a callee which writes to it; null when there is none.</summary>
    public External? WrittenTable(Function function)
    {
        foreach (Function caller in (Function[])[function, .. _functions.Values])
        {
            var memory = new Memory(caller.Body);
            foreach (Invoke invoke in caller.Body.Flatten().OfType<Invoke>())
                for (int i = 0; i < invoke.Arguments.Count; i++)
                {
                    if (memory.Root(invoke.Arguments[i]) is External { Type: BufferType } table && _uses[invoke.Callee].TryGetValue(_functions[invoke.Callee].Parameters[i].Id, out Use? use) && use.IsWritten)
                        return table;
                }
        }
        return null;
    }

    private Dictionary<int, Use> Compute(Function function)
    {
        var uses = new Dictionary<int, Use>();
        var memory = new Memory(function.Body);
        foreach (Op op in function.Body.Flatten())
        {
            switch (op)
            {
                case Load load:
                    Mark(load.Buffer, read: true, written: false);
                    break;
                case Store store:
                    Mark(store.Buffer, read: false, written: true);
                    break;
                case Accumulate sum:
                    Mark(sum.Buffer, read: true, written: true);
                    break;
                case Clear clear:
                    Mark(clear.Buffer, read: false, written: true);
                    break;
                case CopyBuffer copy:
                    Mark(copy.Source, read: true, written: false);
                    Mark(copy.Target, read: false, written: true);
                    break;
                case Invoke invoke when _functions.TryGetValue(invoke.Callee, out Function? callee):
                    for (int i = 0; i < invoke.Arguments.Count; i++)
                        if (_uses[invoke.Callee].TryGetValue(callee.Parameters[i].Id, out Use? use))
                            Mark(invoke.Arguments[i], use.IsRead, use.IsWritten);
                    break;
            }
        }
        return uses;

        void Mark(Operand buffer, bool read, bool written)
        {
            if (memory.Root(buffer) is not Value value)
                return;
            Use old = uses.TryGetValue(value.Id, out Use? known) ? known : Use.None;
            uses[value.Id] = new Use(old.IsRead || read, old.IsWritten || written);
        }
    }
}
