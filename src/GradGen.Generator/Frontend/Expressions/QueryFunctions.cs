using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The functions of a query, and what they may do: .NET calls them once for each element, in order, unless it knows the answer without.</summary>
internal sealed partial class BodyLowering
{
    // Where .NET may call a function less often, or in another order, it may only compute.
    private bool _mustBeQuiet;

    /// <summary>A sequence whose functions may only compute; what is done with its elements is not of it.</summary>
    private Sequence Quiet(Sequence sequence) => sequence with
    {
        Open = () =>
        {
            OpenSequence? open = null;
            With(true, () => open = sequence.Open());
            return open! with
            {
                Visit = (i, use) =>
                {
                    bool outside = _mustBeQuiet;
                    With(true, () => open!.Visit(i, item => With(outside, () => use(item))));
                },
            };
        },
    };

    private void With(bool mustBeQuiet, Action work)
    {
        bool before = _mustBeQuiet;
        _mustBeQuiet = mustBeQuiet;
        try
        {
            work();
        }
        finally
        {
            _mustBeQuiet = before;
        }
    }

    /// <summary>A function of the query, on an element.</summary>
    private Term Apply(Term function, IInvocationOperation call, Term[] operands)
    {
        if (function is not Code { Closure: Closure closure } || closure.Method.Parameters.Length != operands.Length)
            throw Unsupported(call, "This function of a query", "write a lambda");
        Argument[] arguments = [.. operands.Select((operand, i) => new Argument(i, Convert(operand, closure.Method.Parameters[i].Type, call.Syntax), null))];
        Term? result = null;
        if (!_mustBeQuiet)
            result = Invoke(closure, call, arguments, "");
        else if (Changes(() => With(false, () => result = Invoke(closure, call, arguments, "")), _environment.Keys, buffers: null))
            throw Unsupported(call, "A function that changes something, in a query that may not call it for each element in order,", "write a loop");
        return result ?? throw new Refusal(null);
    }

    /// <summary>What is done with an element of a list that is enumerated: .NET throws when that changes the list, so it is refused.</summary>
    private void WhileEnumerated(HeapObject list, SyntaxNode place, Action use)
    {
        if (Changes(use, list.Fields, BuffersOf(list)))
            throw Unsupported(place, "A list that changes while it is enumerated", "go through it with an index");
    }

    /// <summary>The last element first, of those that cannot be copied: no other may come in their place meanwhile.</summary>
    private Sequence Backwards(Sequence source, IInvocationOperation call) => source.Memory is null ? throw UnsupportedType(source.Element, NameOf(call)) : source with
    {
        Open = () =>
        {
            OpenSequence open = source.Open();
            Operand[] memory = source.Memory();
            Operand last = Difference(open.Length, Constant.Int32(1));
            return open with
            {
                Visit = (i, use) => open.Visit(Difference(last, i), item =>
                {
                    if (Changes(() => use(item), [], memory))
                        throw Unsupported(call, "A collection that changes while it is gone through backwards", "go through it with an index");
                }),
            };
        },
    };

    /// <summary>Lowers code, and says whether it changes one of the variables, or a buffer that it does not make.</summary>
    /// <param name="code">The code.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="buffers">The buffers that are asked for; null for all, and for what is outside.</param>
    private bool Changes(Action code, IEnumerable<Slot> variables, Operand[]? buffers)
    {
        ImmutableDictionary<Slot, Term> before = _environment;
        _builder.OpenBlock();
        code();
        Block block = _builder.CloseBlock([], []);
        _builder.Append(block.Ops);
        Op[] ops = [.. block.Flatten()];
        HashSet<Operand> own = [.. ops.OfType<Allocate>().SelectMany(op => op.Results())];
        return variables.Any(variable => !variable.IsFlag && before.TryGetValue(variable, out Term? old) && !Get(variable).Equals(old))
            || ops.Any(op => op switch
            {
                Evaluate { IsPure: false } => buffers is null,
                Store store => Is(store.Buffer),
                CopyBuffer copy => Is(copy.Target),
                Grow grow => Is(grow.Buffer),
                Clear clear => Is(clear.Buffer),
                Invoke invoke => invoke.Arguments.Any(argument => argument.Type is BufferType && Is(argument)),
                _ => false,
            });

        bool Is(Operand buffer) => buffers is null ? !own.Contains(RootOf(buffer)) : buffers.Contains(RootOf(buffer));
    }

    /// <summary>What copies all elements when it is enumerated, and gives those of the copy.</summary>
    /// <param name="source">The elements.</param>
    /// <param name="call">The call that asks for it.</param>
    /// <param name="name">What the copy is called.</param>
    /// <param name="isBackwards">True for the last element first.</param>
    /// <param name="arrange">What is done with the copy; null for nothing.</param>
    private Sequence Buffered(Sequence source, IInvocationOperation call, string name, bool isBackwards, Action<Term>? arrange) => new(source.Element, IsWhole: true, () =>
    {
        Term array = ToArray(source, call, name);
        arrange?.Invoke(array);
        Operand count = CountOf(array);
        return new OpenSequence(count, (i, use) => use(Read(ElementAt(array, isBackwards ? Difference(Difference(count, Constant.Int32(1)), i) : i, call.Syntax))));
    });
}
