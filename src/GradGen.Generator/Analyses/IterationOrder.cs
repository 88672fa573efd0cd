using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>
/// Whether the iterations of a loop of derivatives may run in any order: they only read what no other iteration writes, and only add to elements and to carried sums.
/// </summary>
internal sealed class IterationOrder
{
    private readonly Dictionary<int, Op> _definitions = [];
    private readonly Dictionary<int, int> _reads = [];
    private readonly Dictionary<int, int> _sumReads = [];

    private IterationOrder(Block body)
    {
        Count(body);
        foreach (Op op in body.Flatten())
            foreach (Value result in op.Results())
                _definitions[result.Id] = op;
    }

    /// <param name="loop">The loop.</param>
    /// <param name="memory">The memory of the function around it.</param>
    public static bool IsFree(CountedLoop loop, Memory memory) => HasFreeEffects(loop, memory) && CarriesSums(loop.Body, Enumerable.Range(0, loop.Results.Count));

    /// <summary>True when what the body carries at the positions are sums, of which nothing is read but the next addition.</summary>
    public static bool CarriesSums(Block body, IEnumerable<int> positions) => new IterationOrder(body).AreSums(body, positions);

    private static bool HasFreeEffects(CountedLoop loop, Memory memory)
    {
        // What an iteration makes is its own.
        HashSet<Operand> own = [.. loop.Body.Flatten().OfType<Allocate>().Where(allocate => !allocate.IsReturned).Select(allocate => allocate.Result)];
        HashSet<Operand> written = [.. memory.WrittenBy(loop).Where(root => !own.Contains(root))];
        return loop.Body.Flatten().All(op => op switch
        {
            Compute or Apply or Branch or CountedLoop or Accumulate => true,
            Load load => !written.Contains(memory.Root(load.Buffer)),
            Allocate allocate => !allocate.IsReturned,
            Store store => own.Contains(memory.Root(store.Buffer)),
            Clear clear => own.Contains(memory.Root(clear.Buffer)),
            ReverseExtremum reverse => !written.Contains(memory.Root(reverse.Elements)),
            _ => false,
        });
    }

    private bool AreSums(Block body, IEnumerable<int> positions)
    {
        if (!positions.All(i => IsSum(body.Yields[i], body.Parameters[i])))
            return false;
        // A sum that is read by anything but the next addition shows the order.
        return _sumReads.All(pair => pair.Value == _reads[pair.Key]);
    }

    /// <summary>True when the operand is the carried value plus what does not depend on it.</summary>
    private bool IsSum(Operand operand, Value carried)
    {
        if (operand is not Value value)
            return false;
        _sumReads[value.Id] = (_sumReads.TryGetValue(value.Id, out int count) ? count : 0) + 1;
        if (value.Id == carried.Id)
            return true;
        if (!_definitions.TryGetValue(value.Id, out Op? definition))
            return false;
        switch (definition)
        {
            case Compute { Operator: Operator.Add } sum:
                return sum.Operands.Any(term => Leads(term, carried)) && IsSum(sum.Operands.First(term => Leads(term, carried)), carried);
            case Compute { Operator: Operator.Subtract } difference:
                return IsSum(difference.Operands[0], carried);
            case Branch branch:
                int arm = IndexOf(branch.Results, value);
                return IsSum(branch.Then.Yields[arm], carried) && IsSum(branch.Else.Yields[arm], carried);
            case CountedLoop loop:
                int position = IndexOf(loop.Results, value);
                return IsSum(loop.Body.Yields[position], loop.Body.Parameters[position]) && IsSum(loop.Initial[position], carried);
            default:
                return false;
        }
    }

    /// <summary>True when the carried value is reached through sums; decides which term of an addition is the sum so far.</summary>
    private bool Leads(Operand operand, Value carried)
    {
        if (operand is not Value value)
            return false;
        return value.Id == carried.Id || (_definitions.TryGetValue(value.Id, out Op? definition) && definition switch
        {
            Compute { Operator: Operator.Add } sum => sum.Operands.Any(term => Leads(term, carried)),
            Compute { Operator: Operator.Subtract } difference => Leads(difference.Operands[0], carried),
            Branch branch => Leads(branch.Then.Yields[IndexOf(branch.Results, value)], carried),
            CountedLoop loop => Leads(loop.Initial[IndexOf(loop.Results, value)], carried),
            _ => false,
        });
    }

    private static int IndexOf(EquatableArray<Value> values, Value value) => Enumerable.Range(0, values.Count).First(i => values[i].Id == value.Id);

    private void Count(Block block)
    {
        foreach (Op op in block.Ops)
        {
            foreach (Operand operand in op.Operands())
                Read(operand);
            foreach (Block inner in op.Blocks())
                Count(inner);
        }
        foreach (Operand operand in block.Yields)
            Read(operand);
    }

    private void Read(Operand operand)
    {
        if (operand is Value value)
            _reads[value.Id] = (_reads.TryGetValue(value.Id, out int count) ? count : 0) + 1;
    }
}
