using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Which buffers are written from the begin of a branch or loop of the forward sweep to the end of its reverse.</summary>
internal sealed class SweepWrites
{
    private readonly Memory _memory;
    private readonly Dictionary<int, HashSet<Operand>> _written = [];

    public SweepWrites(Block body, Memory memory)
    {
        _memory = memory;
        Visit(body);
    }

    /// <summary>True when what was read of the buffer there is still in it when that is reversed.</summary>
    public bool Stays(Operand buffer, PairedBlock home)
    {
        while (home.Outer is PairedBlock outer)
            home = outer;
        return _written.TryGetValue(home.Pair, out HashSet<Operand>? written) && !written.Contains(_memory.Root(buffer));
    }

    private void Visit(Block block)
    {
        for (int i = 0; i < block.Ops.Count; i++)
        {
            int pair = block.Ops[i].Pair;
            if (pair > 0 && !_written.ContainsKey(pair))
            {
                int last = Enumerable.Range(i, block.Ops.Count - i).Last(k => block.Ops[k].Pair == pair);
                _written[pair] = [.. Enumerable.Range(i, last - i + 1).SelectMany(k => _memory.WrittenBy(block.Ops[k]))];
            }
            else if (pair == 0)
            {
                foreach (Block inner in block.Ops[i].Blocks())
                    Visit(inner);
            }
        }
    }
}
