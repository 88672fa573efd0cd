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
        private readonly ILoopOperation _loop;
        private readonly ImmutableDictionary<Slot, Term> _before;
        private readonly List<Slot> _slots;
        private readonly List<Slot> _forgotten;
        private readonly List<Term> _contents = [];
        private readonly List<Operand> _initial = [];
        private readonly List<EquatableArray<Value>> _parameters = [];
        private readonly List<(Value Slice, Operand Before, int Start)> _slices = [];
        private EquatableArray<Operand> _yields;

        /// <param name="lowering">The body's lowering, before the loop.</param>
        /// <param name="loop">The loop.</param>
        /// <param name="assigned">What it assigns.</param>
        /// <param name="flags">The flags that leave it.</param>
        /// <param name="assigns">True when what it assigns is assigned after it: its body, or its condition, runs at least once.</param>
        public Carried(BodyLowering lowering, ILoopOperation loop, Assignments assigned, IReadOnlyList<Slot> flags, bool assigns)
        {
            _lowering = lowering;
            _loop = loop;
            _before = lowering._environment;
            // Of what buffer it will be a part is not known: nobody may read it before it is assigned again.
            _forgotten = [.. lowering._slots.Where(pair => assigned.Contains(pair.Key)).Select(pair => pair.Value).Where(IsEmpty)];
            _slots = [.. lowering._slots.Where(pair => assigned.Contains(pair.Key)).Select(pair => pair.Value).Where(IsCarried).Concat(flags).OrderBy(slot => slot.Order)];
            foreach (Slot slot in _slots)
            {
                Term content = _before[slot];
                if (content is Undefined && slot.Form.HasBuffer)
                    throw Rebound(slot, loop.Syntax);
                _contents.Add(content is Undefined ? Default(slot.Form) : content);
                _initial.AddRange(Carries(slot, _contents[_contents.Count - 1]));
            }

            bool IsCarried(Slot slot) => _before.TryGetValue(slot, out Term? content) && (content is not Undefined || (assigns && !slot.Form.HasBuffer)) && !IsEmpty(slot);

            bool IsEmpty(Slot slot) => slot.Form.HasBuffer && _before.TryGetValue(slot, out Term? content) && content.Leaves.Any(lowering.IsEmpty);
        }

        /// <summary>Begins a block of the loop: its parameters, which the variables hold from here on.</summary>
        public EquatableArray<Value> Enter()
        {
            Restart();
            EquatableArray<Value> parameters = Fresh();
            foreach (Op op in Assign(parameters, _slices))
                _lowering._builder.Add(op);
            _parameters.Add(parameters);
            return parameters;
        }

        /// <summary>What the variables hold at the end of an iteration.</summary>
        public EquatableArray<Operand> Current() => _yields = _slots.SelectMany((slot, i) =>
        {
            Term content = _lowering.Get(slot);
            return content is not Undefined && _lowering.HaveOneRoot(_contents[i], content) ? Carries(slot, content) : throw Rebound(slot, _loop.Syntax);
        }).ToEquatableArray();

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
                foreach ((Value slice, Operand before, int start) in _slices)
                    if (!changes[start] && !changes[start + 1])
                        rewriter.Replace(slice, before);
                for (int i = 0; i < blocks.Length; i++)
                    blocks[i] = rewriter.Rewrite(Keep(blocks[i], isBody: i == blocks.Length - 1));
            }
            EquatableArray<Value> results = Fresh();
            Restart();
            Op[] after = [.. Assign([.. results.Select((value, i) => changes[i] ? (Operand)value : _initial[i])], [])];
            return (new Pruned(results.Where((_, i) => changes[i]).ToEquatableArray(), _initial.Where((_, i) => changes[i]).ToEquatableArray(), after), blocks);

            Block Keep(Block block, bool isBody) => block with
            {
                Parameters = block.Parameters.Where((_, i) => changes[i]).ToEquatableArray(),
                Yields = isBody ? block.Yields.Where((_, i) => changes[i]).ToEquatableArray() : block.Yields,
            };
        }

        private void Restart()
        {
            _lowering._environment = _before;
            foreach (Slot slot in _forgotten)
                _lowering.Set(slot, Undefined.Instance);
        }

        private EquatableArray<Value> Fresh() => _slots.SelectMany(slot => Leaves(slot).SelectMany(leaf => leaf.Type switch
        {
            BufferType => IsShown(leaf.Type) ? [Part(leaf.Name, "Start"), Part(leaf.Name, "Length")] : Enumerable.Empty<Value>(),
            _ => [_lowering._builder.Fresh(leaf.Type, leaf.Name)],
        })).ToEquatableArray();

        private Value Part(string name, string part) => _lowering._builder.Fresh(ScalarType.Int32, name.Length > 0 ? name + part : "");

        /// <summary>Of a span, where it starts and how long it is; an array stays what it is.</summary>
        private IEnumerable<Operand> Carries(Slot slot, Term content)
        {
            foreach ((Operand leaf, IrType type) in content.Leaves.Zip(slot.Form.Leaves, (leaf, type) => (leaf, type)))
            {
                if (leaf.Type is not BufferType)
                {
                    yield return leaf;
                }
                else if (IsShown(type))
                {
                    Window window = _lowering.WindowOf(leaf);
                    yield return window.Start;
                    yield return window.Length;
                }
            }
        }

        private static bool IsShown(IrType type) => type is BufferType { Shape: not BufferShape.Array };

        private static IEnumerable<(IrType Type, string Name)> Leaves(Slot slot) => slot.Form.Leaves.Zip(slot.Form.LeafNames(slot.Name), (type, name) => (type, name));

        /// <summary>Gives the variables what is carried; returns the slices that this takes.</summary>
        private List<Op> Assign(IReadOnlyList<Operand> operands, List<(Value Slice, Operand Before, int Start)> slices)
        {
            var made = new List<Op>();
            int next = 0;
            for (int i = 0; i < _slots.Count; i++)
                _lowering.Set(_slots[i], _slots[i].Form.Assemble(Leaves(_slots[i]).Zip(_contents[i].Leaves, (leaf, before) => Next(leaf.Type, leaf.Name, before)).ToList()));
            return made;

            Operand Next(IrType type, string name, Operand before)
            {
                if (type is not BufferType)
                    return operands[next++];
                if (!IsShown(type))
                    return before;
                int start = next;
                next += 2;
                if (operands[start].Equals(_initial[start]) && operands[start + 1].Equals(_initial[start + 1]))
                    return before;
                made.Add(_lowering.Again(new Window(_lowering.RootOf(before), operands[start], operands[start + 1]), name, out Value slice));
                slices.Add((slice, before, start));
                return slice;
            }
        }

        public sealed record Pruned(EquatableArray<Value> Results, EquatableArray<Operand> Initial, IReadOnlyList<Op> After);
    }
}
