using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>
/// What a loop carries: every variable that an iteration changes, and the flags by which it is left. All that could change is carried while the body is lowered;
/// what did not is then taken out again.
/// </summary>
internal sealed partial class BodyLowering
{
    private sealed class Carried
    {
        private readonly BodyLowering _lowering;
        private readonly SyntaxNode _loop;
        private readonly Slot? _counter;
        private readonly ImmutableDictionary<Slot, Term> _before;
        private readonly List<Slot> _slots;

        // Spans that the loop assigns: where they start and how long they are is carried. Of those that are empty before it, it is not known of what buffer they
        // will be a part: nobody may read them before they are assigned again.
        private readonly HashSet<Slot> _spans;
        private readonly List<Slot> _forgotten;
        private readonly List<(Value Slice, Operand Before, int Start)> _slices = [];
        private readonly List<Term> _contents = [];
        private readonly List<Operand> _initial = [];
        private readonly List<EquatableArray<Value>> _parameters = [];
        private EquatableArray<Operand> _yields;

        /// <param name="lowering">The body's lowering, before the loop.</param>
        /// <param name="loop">The loop.</param>
        /// <param name="flags">The flags that leave it.</param>
        /// <param name="counter">The variable that counts, which is not carried; null when there is none.</param>
        /// <param name="assigns">True when what it assigns is assigned after it: its body, or its condition, runs at least once.</param>
        public Carried(BodyLowering lowering, SyntaxNode loop, IReadOnlyList<Slot> flags, Slot? counter, bool assigns)
        {
            _lowering = lowering;
            _loop = loop;
            _before = lowering._environment;
            _counter = counter;
            _spans = lowering.AssignedSpans(loop);
            _forgotten = [.. _spans.Where(slot => _before[slot].Leaves.Any(lowering.IsEmpty))];
            _spans.ExceptWith(_forgotten);
            _slots = [.. _before.Keys.Where(slot => flags.Contains(slot) || (!slot.IsFlag && slot != counter && IsCarried(slot))).OrderBy(slot => slot.Order)];
            foreach (Slot slot in _slots)
            {
                Term content = _before[slot] is Undefined ? Default(slot.Form) : _before[slot];
                _contents.Add(content);
                _initial.AddRange(Moving(slot, content));
            }

            bool IsCarried(Slot slot) => _before[slot] is Undefined ? assigns && IsPlain(slot.Form) : _spans.Contains(slot) || _before[slot].Leaves.Any(IsMoving);
        }

        /// <summary>The leaves that another value can take the place of. A buffer stays the one that it is, and so does an object that has a name outside; of a span, the place in the buffer moves.</summary>
        private IEnumerable<Operand> Moving(Slot slot, Term content)
        {
            if (!_spans.Contains(slot))
                return content.Leaves.Where(IsMoving);
            Window window = _lowering.WindowOf(((Atom)content).Operand);
            return [window.Start, window.Length];
        }

        private int CountOf(int index) => _spans.Contains(_slots[index]) ? 2 : _contents[index].Leaves.Count(IsMoving);

        private static bool IsMoving(Operand leaf) => leaf.Type switch
        {
            BufferType => false,
            OpaqueType => leaf is not External { Text: string text } || IsLiteral(text),
            _ => true,
        };

        private static bool IsLiteral(string text) =>
            text[0] is '"' or '-' or (>= '0' and <= '9') || s_literals.Any(start => text.StartsWith(start, StringComparison.Ordinal));

        private static readonly string[] s_literals = ["default(", "((nint)(", "((nuint)("];

        /// <summary>Begins a block of the loop: its parameters, which the variables hold from here on.</summary>
        public EquatableArray<Value> Enter()
        {
            Restart();
            EquatableArray<Value> parameters = Fresh();
            foreach (Op op in Assign(parameters, _slices))
                _lowering._builder.Add(op);
            _parameters.Add(parameters);
            for (int i = 0; i < _slots.Count; i++)
                _lowering._ranges.Follow(_contents[i], _lowering.Get(_slots[i]));
            return parameters;
        }

        /// <summary>What the variables hold at the end of an iteration.</summary>
        public EquatableArray<Operand> Current()
        {
            var yields = new List<Operand>();
            for (int i = 0; i < _slots.Count; i++)
            {
                Term now = _lowering.Get(_slots[i]);
                bool isSpan = _spans.Contains(_slots[i]);
                if (!(isSpan ? now is Atom { Operand: Operand span } && _lowering.HaveOneRoot(((Atom)_contents[i]).Operand, span) : SameShape(_contents[i], now)))
                    throw Rebound(_slots[i], _loop, now);
                yields.AddRange(isSpan ? Moving(_slots[i], now) : Moved(_contents[i], now));
            }
            HashSet<Slot> carried = [.. _slots, .. _forgotten];
            foreach (Slot other in _before.Keys.OrderBy(slot => slot.Order))
                if (!other.IsFlag && other != _counter && _before[other] is not Undefined && !carried.Contains(other) && !_lowering.Get(other).Equals(_before[other]))
                    throw Rebound(other, _loop, _lowering.Get(other));
            return _yields = yields.ToEquatableArray();
        }

        /// <summary>The leaves of a term that stand where those of the first one move.</summary>
        private static IEnumerable<Operand> Moved(Term before, Term now) => before.Leaves.Zip(now.Leaves, (old, leaf) => (old, leaf)).Where(pair => IsMoving(pair.old)).Select(pair => pair.leaf);

        /// <summary>True when one can follow the other in the same variable: all but the moving leaves are the same.</summary>
        private static bool SameShape(Term before, Term after) => (before, after) switch
        {
            (Atom { Operand: Operand fixedOperand }, Atom) when !IsMoving(fixedOperand) => before.Equals(after),
            (Atom a, Atom b) => a.Operand.Type is OpaqueType ? b.Operand.Type is OpaqueType : a.Operand.Type.Equals(b.Operand.Type),
            (Aggregate a, Aggregate b) => a.Form.Equals(b.Form) && a.Parts.Zip(b.Parts, SameShape).All(same => same),
            (Codes a, Codes b) => a.Alternatives.Equals(b.Alternatives),
            (Variants a, Variants b) => a.Objects.Count == b.Objects.Count && a.Objects.Zip(b.Objects, SameShape).All(same => same),
            _ => before.Equals(after),
        };

        /// <summary>True when an iteration changes a variable; known after <see cref="Current"/>.</summary>
        public bool Changes(Slot slot)
        {
            int index = _slots.IndexOf(slot);
            if (index < 0)
                return _forgotten.Contains(slot);
            Term now = _lowering.Get(slot);
            return !(_spans.Contains(slot) ? Moving(slot, now) : Moved(_contents[index], now)).SequenceEqual(ParametersOf(index));
        }

        private IEnumerable<Operand> ParametersOf(int index) =>
            _parameters[_parameters.Count - 1].Skip(Enumerable.Range(0, index).Sum(CountOf)).Take(CountOf(index));

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
            List<Op> after = Assign([.. results.Select((value, i) => changes[i] ? (Operand)value : _initial[i])], []);
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

        private EquatableArray<Value> Fresh() => Enumerable.Range(0, _slots.Count).SelectMany(i => _spans.Contains(_slots[i])
            ? [Part(_slots[i], "Start"), Part(_slots[i], "Length")]
            : _contents[i].Leaves.Zip(Names(_contents[i], _slots[i].Name), (leaf, name) => (leaf, name)).Where(pair => IsMoving(pair.leaf))
                .Select(pair => _lowering._builder.Fresh(Wide(pair.leaf.Type, _slots[i].Form), pair.name))).ToEquatableArray();

        private Value Part(Slot span, string part) => _lowering._builder.Fresh(ScalarType.Int32, Window.Name(span.Name, part));

        /// <summary>Gives the variables what moved; returns the slices that this takes.</summary>
        private List<Op> Assign(IReadOnlyList<Operand> operands, List<(Value Slice, Operand Before, int Start)> slices)
        {
            var made = new List<Op>();
            int next = 0;
            for (int i = 0; i < _slots.Count; i++)
                _lowering.Set(_slots[i], _spans.Contains(_slots[i])
                    ? new Atom(Span(_slots[i], ((Atom)_contents[i]).Operand))
                    : _contents[i].With(_contents[i].Leaves.Select(leaf => IsMoving(leaf) ? operands[next++] : leaf).ToList()));
            return made;

            Operand Span(Slot slot, Operand before)
            {
                int start = next;
                next += 2;
                if (operands[start].Equals(_initial[start]) && operands[start + 1].Equals(_initial[start + 1]))
                    return before;
                made.Add(_lowering.Again(new Window(_lowering.RootOf(before), operands[start], operands[start + 1]), slot.Name, out Value slice));
                slices.Add((slice, before, start));
                return slice;
            }
        }

        public sealed record Pruned(EquatableArray<Value> Results, EquatableArray<Operand> Initial, IReadOnlyList<Op> After);
    }

    /// <summary>The type of a variable that holds objects: its own, not that of the object that it happens to hold.</summary>
    private static IrType Wide(IrType type, Form form) => type is OpaqueType && form is AtomForm { Type: OpaqueType own } ? own : type;

    /// <summary>A name for each leaf of a term, made from the variable's.</summary>
    private static IEnumerable<string> Names(Term term, string name) => term switch
    {
        Aggregate aggregate => aggregate.Parts.Zip(aggregate.Form.Names, (part, suffix) => Names(part, AggregateForm.NameOf(name, suffix))).SelectMany(names => names),
        Atom => [name],
        Codes => [name.Length > 0 ? name + "Choice" : ""],
        Variants variants => variants.Objects.SelectMany(one => Names(one, name)).Prepend(name.Length > 0 ? name + "Type" : ""),
        _ => [],
    };
}
