using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Analyses;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>The function that a method is for one kind of arguments.</summary>
internal sealed partial class BodyLowering
{
    private readonly List<Value> _arrived = [];
    private readonly List<HeapObject> _arrivedObjects = [];
    private readonly List<Slot> _arrivedVariables = [];

    /// <param name="key">The function's key.</param>
    /// <param name="method">The method.</param>
    /// <param name="source">Its declaration.</param>
    /// <param name="types">What its type parameters stand for.</param>
    /// <param name="instance">What this means in it; null where it has no meaning.</param>
    /// <param name="values">Its parameters by value.</param>
    /// <param name="places">Those by reference, and the variables that it captures.</param>
    /// <param name="at">The call.</param>
    /// <returns>Its results are the method's, then what the variables hold that it changes.</returns>
    /// <exception cref="Respecialisation">It changes more variables than was known.</exception>
    private Function LowerSpecialised(
        string key,
        IMethodSymbol method,
        SyntaxNode source,
        TypeMap types,
        PromotedPlace? instance,
        List<(ISymbol Variable, Form Form, Promoted Content)> values,
        List<(ISymbol Variable, PromotedPlace Place)> places,
        Location at)
    {
        _thrown = Flag("thrown");
        Place? receiver = instance is null ? null : Arrive(instance, "instance", source);
        OpenFrame(new Frame(method, session.Model(source.SyntaxTree), "", types, receiver) { Call = at });
        foreach ((ISymbol variable, Form form, Promoted content) in values)
            _variables = _variables.SetItem(variable, new VariablePlace(Temporary(form, variable.Name, Arrive(content, variable.Name, source)), source));
        foreach ((ISymbol variable, PromotedPlace place) in places)
            _variables = _variables.SetItem(variable, Arrive(place, variable.Name, source));
        Term[] before = [.. _arrivedVariables.Select(Get)];

        _builder.OpenBlock();
        Body(Operations(source));
        int[] changed = [.. Enumerable.Range(0, before.Length).Where(i => !Get(_arrivedVariables[i]).Equals(before[i]))];
        foreach (int number in changed)
            if (!IsPlain(_arrivedVariables[number].Form))
                throw new Refusal(UnsupportedCall.Create(at, method.Name, $"it calls itself and changes '{_arrivedVariables[number].Name}' of what it is passed; return the value instead"));
        if (session.Changes(key, changed))
            throw new Respecialisation(key);
        Operand[] results = [.. _frame.Result is Slot result ? Get(result).Leaves : [], .. session.ChangedBy(key).SelectMany(number => Get(_arrivedVariables[number]).Leaves)];
        Block block = _builder.CloseBlock(_arrived.ToEquatableArray(), results.ToEquatableArray());
        block = block with { Ops = [.. _entryOps, .. block.Ops] };
        Require(block, method, at);
        return new Function(key, method.Name, block, _builder.NextId);
    }

    /// <summary>The caller's lists do not become longer here, and the rows of its arrays are not exchanged.</summary>
    private static void Require(Block block, IMethodSymbol method, Location at)
    {
        var memory = new Memory(block);
        foreach (Op op in block.Flatten())
        {
            if (op is Grow grow && memory.IsParameter(memory.Root(grow.Buffer)))
                throw new Refusal(UnsupportedCall.Create(at, method.Name, "it calls itself and adds to a collection that it is passed; add to it where it is made"));
            if (op is Store store && memory.Root(store.Buffer) is Value { Type: BufferType { Shape: BufferShape.ReadOnlySpan } })
                throw new Refusal(UnsupportedCall.Create(at, method.Name, "it calls itself and exchanges the rows of an array that it is passed; exchange them where it is made"));
        }
    }

    /// <summary>What was handed on, made of the function's parameters.</summary>
    private Term Arrive(Promoted content, string name, SyntaxNode source)
    {
        switch (content)
        {
            case PromotedConstant constant:
                return new Atom(constant.Constant);
            case PromotedOperand operand:
                Value value = _builder.Fresh(operand.Type, Free(name));
                _arrived.Add(value);
                _parameters.Add(value.Id);
                return new Atom(value);
            case PromotedAggregate aggregate:
                return new Aggregate(aggregate.Form, aggregate.Parts.Zip(aggregate.Form.Names, (part, suffix) => Arrive(part, AggregateForm.NameOf(name, suffix), source)).ToEquatableArray());
            case PromotedObject target:
                var fields = new Slot[target.Fields.Count];
                var made = new HeapObject(target.Form, fields);
                _arrivedObjects.Add(made);
                for (int i = 0; i < fields.Length; i++)
                    fields[i] = ((VariablePlace)Arrive(target.Fields[i], AggregateForm.NameOf(name, target.Form.Names[i]), source)).Slot;
                Known(made);
                return new Reference(made);
            case PromotedName known:
                return new Reference(_arrivedObjects[known.Number]);
            case PromotedCode code:
                Place? receiver = code.Receiver is null ? null : Arrive(code.Receiver, name, source);
                ImmutableDictionary<ISymbol, Place> variables = _variables.Clear();
                foreach ((ISymbol variable, PromotedPlace place) in code.Captured)
                    variables = variables.SetItem(variable, Arrive(place, variable.Name, source));
                Slot[] captured = [.. variables.Values.OfType<VariablePlace>().Select(place => place.Slot).OrderBy(slot => slot.Order)];
                return new Code(new Closure(code.Code.Method, code.Code.Source, code.Code.Types, receiver, variables, captured));
            case PromotedCodes { Which: Promoted which } codes:
                Operand number = ((Atom)Arrive(which, name + "Number", source)).Operand;
                return new Codes(number, codes.Alternatives.Select(alternative => Arrive(alternative, name, source)).ToEquatableArray());
            case PromotedCodes list:
                return new CodeList(list.Alternatives.Select(item => Arrive(item, name, source)).ToEquatableArray());
            default:
                return Undefined.Instance;
        }
    }

    private Place Arrive(PromotedPlace place, string name, SyntaxNode source)
    {
        switch (place)
        {
            case PromotedVariable { Content: null } known:
                return new VariablePlace(_arrivedVariables[known.Number], source);
            case PromotedVariable variable:
                Slot slot = Temporary(variable.Form, name, Undefined.Instance);
                _arrivedVariables.Add(slot);
                Set(slot, Arrive(variable.Content!, name, source));
                return new VariablePlace(slot, source);
            case PromotedPart part:
                return new PartPlace(Arrive(part.Whole, name, source), part.Member, source);
            case PromotedElement element:
                return new ElementPlace(((Atom)Arrive(element.Buffer, name, source)).Operand, ((Atom)Arrive(element.Index, name + "Index", source)).Operand, source);
            default:
                return new ValuePlace(Arrive(((PromotedValue)place).Value, name, source), source);
        }
    }

    /// <summary>The name, with a number behind it when another parameter has it.</summary>
    private string Free(string name)
    {
        // The compiler's own fields are named <x>P.
        name = string.Concat(name.SkipWhile(c => c == '<').TakeWhile(c => char.IsLetterOrDigit(c) || c == '_'));
        name = name.Length == 0 ? "value" : name;
        string free = name;
        for (int number = 2; _arrived.Any(other => other.Name == free); number++)
            free = name + number;
        return free;
    }
}
