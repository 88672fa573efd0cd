using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>What a loop carries: the variables from outside that it assigns, and the flags by which it is left.</summary>
internal sealed partial class BodyLowering
{
    private sealed class Carried
    {
        private readonly BodyLowering _lowering;
        private readonly ImmutableDictionary<Slot, Term> _before;
        private readonly List<Slot> _slots;
        private readonly List<Operand> _initial = [];
        private readonly List<EquatableArray<Value>> _parameters = [];
        private EquatableArray<Operand> _yields;

        /// <param name="lowering">The body's lowering, before the loop.</param>
        /// <param name="loop">The loop.</param>
        /// <param name="assigned">What it assigns.</param>
        /// <param name="flags">The flags that leave it.</param>
        /// <param name="assigns">True when what it assigns is assigned after it: its body, or its condition, runs at least once.</param>
        public Carried(BodyLowering lowering, ILoopOperation loop, Assignments assigned, IReadOnlyList<Slot> flags, bool assigns)
        {
            _lowering = lowering;
            _before = lowering._environment;
            _slots = [.. lowering._slots.Where(pair => assigned.Contains(pair.Key)).Select(pair => pair.Value).Where(IsCarried).Concat(flags).OrderBy(slot => slot.Order)];
            foreach (Slot slot in _slots)
            {
                Term content = _before[slot];
                if (slot.Form.HasBuffer)
                    throw Rebound(slot, loop.Syntax);
                _initial.AddRange((content is Undefined ? Default(slot.Form) : content).Leaves);
            }

            bool IsCarried(Slot slot) => _before.TryGetValue(slot, out Term? content) && (content is not Undefined || (assigns && !slot.Form.HasBuffer));
        }

        /// <summary>Begins a block of the loop: its parameters, which the variables hold from here on.</summary>
        public EquatableArray<Value> Enter()
        {
            _lowering._environment = _before;
            EquatableArray<Value> parameters = Fresh();
            Assign(parameters);
            _parameters.Add(parameters);
            return parameters;
        }

        /// <summary>What the variables hold at the end of an iteration.</summary>
        public EquatableArray<Operand> Current() => _yields = _slots.SelectMany(slot => _lowering.Get(slot).Leaves).ToEquatableArray();

        /// <summary>Ends the loop. What no iteration changes is not carried.</summary>
        public (Pruned Pruned, Block[] Blocks) Leave(params Block[] blocks)
        {
            EquatableArray<Value> body = _parameters[_parameters.Count - 1];
            bool[] changes = new bool[_initial.Count];
            for (int i = 0; i < changes.Length; i++)
                changes[i] = !_yields[i].Equals(body[i]) && !_yields[i].Equals(_initial[i]);

            if (changes.Contains(false))
            {
                var rewriter = new Rewriter();
                for (int i = 0; i < changes.Length; i++)
                    if (!changes[i])
                        foreach (EquatableArray<Value> parameters in _parameters)
                            rewriter.Replace(parameters[i], _initial[i]);
                for (int i = 0; i < blocks.Length; i++)
                    blocks[i] = rewriter.Rewrite(Keep(blocks[i], isBody: i == blocks.Length - 1));
            }
            EquatableArray<Value> results = Fresh();
            _lowering._environment = _before;
            Assign(results.Select((value, i) => changes[i] ? (Operand)value : _initial[i]));
            return (new Pruned(results.Where((_, i) => changes[i]).ToEquatableArray(), _initial.Where((_, i) => changes[i]).ToEquatableArray()), blocks);

            Block Keep(Block block, bool isBody) => block with
            {
                Parameters = block.Parameters.Where((_, i) => changes[i]).ToEquatableArray(),
                Yields = isBody ? block.Yields.Where((_, i) => changes[i]).ToEquatableArray() : block.Yields,
            };
        }

        private EquatableArray<Value> Fresh() =>
            _slots.SelectMany(slot => slot.Form.Leaves.Zip(slot.Form.LeafNames(slot.Name), (type, name) => _lowering._builder.Fresh(type, name))).ToEquatableArray();

        private void Assign(IEnumerable<Operand> operands)
        {
            using IEnumerator<Operand> leaves = operands.GetEnumerator();
            foreach (Slot slot in _slots)
                _lowering.Set(slot, slot.Form.Assemble(leaves));
        }

        public sealed record Pruned(EquatableArray<Value> Results, EquatableArray<Operand> Initial);
    }
}
