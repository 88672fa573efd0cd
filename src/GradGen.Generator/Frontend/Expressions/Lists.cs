using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Lists, queues and stacks that the method makes and reads.</summary>
internal sealed partial class BodyLowering
{
    private const int FirstField = 0;
    private const int EndField = 1;
    private const int FirstBuffer = 2;

    private const string IndexOutOfRange = "new global::System.ArgumentOutOfRangeException(\"index\")";

    private HeapObject? ListIn(Term value) => value is Reference { Object: HeapObject target } && ListShape.IsList(target) ? target : null;

    /// <summary>The list that a variable holds; null when it holds none that the method made.</summary>
    private HeapObject? ListOf(IOperation? variable) => variable is null ? null : ListIn(Followed(variable));

    private Operand FirstOf(HeapObject list) => ((Atom)Get(list.Fields[FirstField])).Operand;

    private Operand EndOf(HeapObject list) => ((Atom)Get(list.Fields[EndField])).Operand;

    private Operand CountOf(HeapObject list) => Difference(EndOf(list), FirstOf(list));

    private Operand[] BuffersOf(HeapObject list) => [.. list.Fields.Skip(FirstBuffer).Select(buffer => ((Atom)Get(buffer)).Operand)];

    private Run[] Runs(HeapObject list)
    {
        Operand first = FirstOf(list), length = CountOf(list);
        return [.. BuffersOf(list).Select(buffer => new Run(buffer, first, length))];
    }

    private Place ItemAt(HeapObject list, Operand position, SyntaxNode syntax) => ElementAt(BuffersOf(list), position, ListShape.Element(list), syntax);

    private HeapObject NewList(AggregateForm form, string name)
    {
        var list = new HeapObject(form, [.. form.Parts.Select((part, i) => Temporary(part, AggregateForm.NameOf(name, form.Names[i]), Default(part)))]);
        foreach (Slot field in list.Fields.Skip(FirstBuffer))
        {
            Value buffer = _builder.Fresh(((AtomForm)field.Form).Type, form.Parts.Count == FirstBuffer + 1 && name.Length > 0 ? name : field.Name);
            _builder.Add(new Allocate(buffer, Constant.Int32(0), IsReturned: false));
            // A buffer that grows is known by that.
            _builder.Add(new Grow(buffer, Constant.Int32(0)));
            Set(field, new Atom(buffer));
        }
        return list;
    }

    /// <summary>new List&lt;double&gt;(…) { … }; null for another creation.</summary>
    private Reference? CreateList(IObjectCreationOperation creation, string name)
    {
        if (ListShape.Form(Resolve(creation.Type)) is not AggregateForm form)
            return null;
        Term? given = creation.Arguments.Length == 0 ? null : Expression(Plain(creation.Arguments[0].Value));
        HeapObject list = NewList(form, name);
        // A capacity is only checked.
        if (given is Atom { Operand: { Type: ScalarType } capacity })
            ThrowUnless(_builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [capacity, Constant.Int32(0)]), "new global::System.ArgumentOutOfRangeException(\"capacity\")", creation.Syntax);
        else if (given is not null)
            AddAll(list, given, creation.Syntax);
        if (creation.Initializer is not null)
            Initialise(creation.Initializer, new ValuePlace(new Reference(list), creation.Syntax));
        return new Reference(list);
    }

    private void Add(HeapObject list, Term item, SyntaxNode syntax)
    {
        Operand end = EndOf(list), next = Sum(end, Constant.Int32(1));
        foreach (Operand buffer in BuffersOf(list))
            _builder.Add(new Grow(buffer, next));
        Write(ItemAt(list, end, syntax), Item(list, item, syntax));
        Set(list.Fields[EndField], new Atom(next));
    }

    /// <summary>What is put into a list, as its elements are.</summary>
    private Term Item(HeapObject list, Term item, SyntaxNode syntax)
    {
        Term converted = Convert(item, list.Form.Type!.TypeArguments[0], syntax);
        return converted.Leaves.Select(leaf => leaf.Type).SequenceEqual(ListShape.Element(list).Leaves)
            ? converted
            : throw Unsupported(syntax, "This element of a list", "make all elements of one type");
    }

    /// <summary>Adds the elements of an array, a span or a list.</summary>
    private void AddAll(HeapObject list, Term source, SyntaxNode syntax)
    {
        HeapObject? other = ListIn(source);
        if (other is null && !IsRun(source))
            throw Unsupported(syntax, "This collection", "add the elements in a loop");
        Run[] from = other is null ? Runs(source, syntax) : Runs(other);
        Operand end = EndOf(list), next = Sum(end, from[0].Length);
        foreach ((Run source, Operand target) pair in from.Zip(BuffersOf(list), (source, target) => (source, target)))
        {
            _builder.Add(new Grow(pair.target, next));
            Copy(pair.source, new Run(pair.target, end, pair.source.Length), syntax);
        }
        Set(list.Fields[EndField], new Atom(next));
    }

    /// <summary>list[i]: inside, or the exception of .NET.</summary>
    private Place ItemOf(HeapObject list, Operand index, SyntaxNode syntax)
    {
        ThrowUnless(Inside(index, CountOf(list)), IndexOutOfRange, syntax);
        return ItemAt(list, Sum(FirstOf(list), index), syntax);
    }

    private Operand IndexIn(HeapObject list, IOperation index) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => Difference(CountOf(list), Scalar(hat.Operand)),
        IConversionOperation { OperatorMethod: not null, Operand: { Type.SpecialType: SpecialType.System_Int32 } number } => Scalar(number),
        _ when IsIndex(index.Type) => Offset(Expression(index), CountOf(list)),
        _ => Convert(Scalar(index), ScalarType.Int32, index.Syntax),
    };

    /// <summary>What a method of a list, a queue or a stack does; false when it is none.</summary>
    private bool CallsList(IInvocationOperation call, string name, out Term? result)
    {
        result = null;
        if (call.TargetMethod.ReducedFrom is not null || call.Instance is null || (ListOf(call.Instance) ?? (_initialised.Count > 0 && call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } ? ListIn(Content(_initialised.Peek())) : null)) is not HeapObject list)
            return false;
        SyntaxNode syntax = call.Syntax;
        IOperation[] given = [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];
        switch (call.TargetMethod.Name)
        {
            case "Add" or "Enqueue" or "Push" when given.Length == 1:
                Add(list, Expression(given[0], name), syntax);
                return true;
            case "AddRange" when given.Length == 1:
                AddAll(list, Expression(Plain(given[0])), syntax);
                return true;
            case "Clear" when given.Length == 0:
                Set(list.Fields[FirstField], new Atom(Constant.Int32(0)));
                Set(list.Fields[EndField], new Atom(Constant.Int32(0)));
                return true;
            case "Dequeue" or "Pop" or "Peek" when given.Length == 0:
                bool isQueue = list.Form.Type!.Name == "Queue";
                ThrowUnless(_builder.Compute(Operator.Less, ScalarType.Boolean, [FirstOf(list), EndOf(list)]), $"new global::System.InvalidOperationException(\"{(isQueue ? "Queue" : "Stack")} empty.\")", syntax);
                Operand position = isQueue ? FirstOf(list) : Difference(EndOf(list), Constant.Int32(1));
                result = Read(ItemAt(list, position, syntax), name);
                if (call.TargetMethod.Name != "Peek")
                    Set(list.Fields[isQueue ? FirstField : EndField], new Atom(isQueue ? Sum(position, Constant.Int32(1)) : position));
                return true;
            case "Insert" when given.Length == 2:
                Operand inserted = IndexIn(list, given[0]);
                Term content = Expression(given[1]);
                Operand before = CountOf(list);
                ThrowUnless(Inside(inserted, Sum(before, Constant.Int32(1))), IndexOutOfRange, syntax);
                Operand behind = Sum(before, Constant.Int32(1));
                foreach (Operand buffer in BuffersOf(list))
                {
                    _builder.Add(new Grow(buffer, behind));
                    Each(Difference(before, inserted), up: false, syntax, i => Put(buffer, Sum(Sum(inserted, i), Constant.Int32(1)), _builder.Load(buffer, Sum(inserted, i)), syntax));
                }
                Write(ItemAt(list, inserted, syntax), Item(list, content, syntax));
                Set(list.Fields[EndField], new Atom(behind));
                return true;
            case "RemoveAt" when given.Length == 1:
                Operand removed = IndexIn(list, given[0]);
                ThrowUnless(Inside(removed, CountOf(list)), IndexOutOfRange, syntax);
                Operand last = Difference(EndOf(list), Constant.Int32(1));
                foreach (Operand buffer in BuffersOf(list))
                    Each(Difference(last, removed), up: true, syntax, i => Put(buffer, Sum(removed, i), _builder.Load(buffer, Sum(Sum(removed, i), Constant.Int32(1))), syntax));
                Set(list.Fields[EndField], new Atom(last));
                return true;
            case "ToArray" when given.Length == 0 && list.Form.Type!.Name != "Stack":
                result = Copied(list, name, syntax);
                return true;
            case "Reverse" when given.Length == 0:
                foreach (Run run in Runs(list))
                    Reverse(run, syntax);
                return true;
            case "TrimExcess" or "EnsureCapacity":
                throw Unsupported(call, "The capacity of a list", "leave it out");
            default:
                throw Refused(call, "it is called on a list that the method made; compute it with a loop over the elements");
        }
    }

    private Term Copied(HeapObject list, string name, SyntaxNode syntax)
    {
        Operand count = CountOf(list);
        Form element = ListShape.Element(list);
        Form form = element is AtomForm { Type: ScalarType scalar } ? new AtomForm(new BufferType(BufferShape.Array, scalar)) : ArrayShape.Form(element, 1, BufferShape.Array)!;
        Term copy = Allocate(form, [count], name);
        Copy(Runs(list), Runs(copy, syntax), syntax);
        return copy;
    }

    /// <summary>foreach over a list: .NET throws when it is changed meanwhile, so that is refused.</summary>
    private Place Enumerated(IForEachLoopOperation loop, HeapObject list, Operand index) =>
        ItemAt(list, list.Form.Type!.Name == "Stack" ? Difference(Difference(EndOf(list), Constant.Int32(1)), index) : Sum(FirstOf(list), index), loop.Syntax);
}
