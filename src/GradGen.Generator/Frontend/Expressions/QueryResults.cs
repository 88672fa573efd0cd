using System;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>What is asked of a query: one loop over its elements.</summary>
internal sealed partial class BodyLowering
{
    private const string NoElements = "new global::System.InvalidOperationException(\"Sequence contains no elements\")";

    /// <summary>True for a call of LINQ that was lowered.</summary>
    private bool QueryCall(IInvocationOperation call, string name, out Term? result)
    {
        IMethodSymbol method = call.TargetMethod;
        result = QueryStage(call);
        if (result is not null)
            return true;
        bool isArray = method is { IsStatic: true, Name: "ConvertAll" or "ForEach", ContainingType.SpecialType: SpecialType.System_Array };
        if (!(isArray || IsLinq(method)) || call.Arguments.Length == 0)
            return false;
        IOperation[] given = Given(call);
        // A copy of an array is one already.
        if (!IsSequence(given[0]) || IsPassive(call) || (method.Name == "ToArray" && IsRun(Unconverted(given[0]).Type)))
            return false;
        ITypeSymbol[] functions = [.. given.Skip(1).Select(argument => argument.Type).Where(type => type is { TypeKind: TypeKind.Delegate })!];
        if (functions.Length < given.Length - 1 && method.Name is not ("Aggregate" or "ElementAt"))
            return false;
        Func<Term?>? answer = Answer(call, given, name);
        result = answer?.Invoke();
        return answer is not null;
    }

    /// <summary>What lowers a call of LINQ that enumerates; null for one that is not known.</summary>
    private Func<Term?>? Answer(IInvocationOperation call, IOperation[] given, string name)
    {
        ITypeSymbol type = call.TargetMethod.ReturnType;
        bool isAlone = given.Length == 1;
        return call.TargetMethod.Name switch
        {
            "Sum" when ScalarOf(type) is ScalarType sum => () => Total(Of(), sum, call, name),
            "Average" when ScalarOf(type) is ScalarType mean => () => Mean(Of(), mean, call, name),
            "Min" or "Max" when ScalarOf(type) is ScalarType bound => () => Extreme(Quiet(Of()), item => item, bound, call, name),
            "MinBy" or "MaxBy" when given.Length == 2 && ScalarOf(KeyType(given[1])) is ScalarType key => () => ExtremeBy(key),
            "Count" => () => CountOf(isAlone ? Quiet(Where()) : Where(), call, name),
            "Any" => () => Any(isAlone ? Quiet(Where()) : Where(), call, name),
            "All" => () => Not(Any(Filtered(SequenceOf(given[0]), Expression(given[1]), call, isNegated: true), call, name)),
            "First" or "FirstOrDefault" => () => First(Quiet(Where()), call, name),
            "Last" or "LastOrDefault" => () => Last(Quiet(Where()), call, name),
            "ElementAt" when ScalarOf(given[1].Type) is not null => () => ElementAt(Quiet(Whole(SequenceOf(given[0]), call)), given[1], call, name),
            "Aggregate" => () => Folded(SequenceOf(given[0]), given, call, name),
            "ToArray" when isAlone => () => ToArray(Of(), call, name),
            "ToList" when isAlone && ListShape.Form(Resolve(type)) is not null => () => new Reference(ToList(Of(), (INamedTypeSymbol)Resolve(type)!, call, name)),
            "ConvertAll" => () => ToArray(Of(), call, name),
            "ForEach" => () => ForEach(SequenceOf(given[0]), Expression(given[1]), call),
            _ => null,
        };

        // With the function that gives what is summed or compared.
        Sequence Of()
        {
            Sequence source = SequenceOf(given[0]);
            return isAlone ? source : Mapped(source, Expression(given[1]), call, KeyType(given[1])!);
        }

        Sequence Where()
        {
            Sequence source = SequenceOf(given[0]);
            return isAlone ? source : Filtered(source, Expression(given[1]), call);
        }

        Term ExtremeBy(ScalarType key)
        {
            Sequence source = SequenceOf(given[0]);
            Term function = Expression(given[1]);
            return Extreme(source, item => Apply(function, call, [item]), key, call, name);
        }

        Term Not(Term value) => new Atom(this.Not(((Atom)value).Operand));
    }

    /// <summary>The type that a function of a query gives.</summary>
    private ITypeSymbol? KeyType(IOperation function) => Resolve((function.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType);

    /// <summary>A loop over the elements. It changes the variables that are made before it.</summary>
    /// <param name="sequence">The elements.</param>
    /// <param name="call">The call that asks for them.</param>
    /// <param name="use">What is done with each, and with its number.</param>
    /// <param name="isDone">The variable that says that no more elements are asked for; null where all are.</param>
    /// <returns>How many elements there are, for a sequence that leaves none out.</returns>
    private Operand Enumerate(Sequence sequence, IInvocationOperation call, Action<Term, Operand> use, Slot? isDone = null)
    {
        OpenSequence open = sequence.Open();
        Slot counter = NewSlot("i", new AtomForm(ScalarType.Int32), null);
        Set(counter, new Atom(Constant.Int32(0)));
        Counted(call.Syntax, () => SiteOf(call.Syntax), counter, "i", Constant.Int32(0), open.Length, Operator.Less, 1, [], () =>
        {
            Operand i = ((Atom)Get(counter)).Operand;
            if (isDone is null)
                open.Visit(i, item => use(item, i));
            else
                Choose(call.Syntax, ((Atom)Get(isDone)).Operand, () => null, () => { open.Visit(i, item => use(item, i)); return null; });
        });
        _environment = _environment.Remove(counter);
        return open.Length;
    }

    private Slot Variable(ScalarType type, string name, Operand value) => Temporary(new AtomForm(type), name, new Atom(value));

    private Operand ValueOf(Slot variable) => ((Atom)Get(variable)).Operand;

    private Operand Comparison(Operator comparison, Operand a, Operand b) => _builder.Compute(comparison, ScalarType.Boolean, [a, b]);

    /// <remarks>.NET sums float in double, and integers checked.</remarks>
    private Atom Total(Sequence sequence, ScalarType type, IInvocationOperation call, string name)
    {
        ScalarType wide = type.IsReal ? ScalarType.Double : type;
        Slot sum = Variable(wide, name, Constant.Default(wide));
        Enumerate(sequence, call, (item, _) => AddTo(sum, wide, item, call));
        return new Atom(Convert(Taken(sum), type, call.Syntax, name));
    }

    private void AddTo(Slot sum, ScalarType type, Term item, IInvocationOperation call)
    {
        Operand value = Convert(((Atom)item).Operand, type, call.Syntax);
        Set(sum, new Atom(type.IsReal
            ? _builder.Compute(Operator.Add, type, [ValueOf(sum), value], sum.Name)
            : Overflowing(true, () => _builder.Compute(Operator.Add, type, [ValueOf(sum), value]))));
    }

    private Atom Mean(Sequence sequence, ScalarType type, IInvocationOperation call, string name)
    {
        ScalarType wide = ScalarOf(sequence.Element) is { IsReal: true } ? ScalarType.Double : ScalarType.Int64;
        Slot sum = Variable(wide, "", Constant.Default(wide)), count = Variable(ScalarType.Int32, "", Constant.Int32(0));
        Operand length = Enumerate(sequence, call, (item, _) =>
        {
            AddTo(sum, wide, item, call);
            if (!sequence.IsWhole)
                Set(count, new Atom(Sum(ValueOf(count), Constant.Int32(1))));
        });
        Operand number = sequence.IsWhole ? length : ValueOf(count);
        ThrowUnless(Comparison(Operator.Greater, number, Constant.Int32(0)), NoElements, call.Syntax);
        Operand quotient = _builder.Compute(Operator.Divide, ScalarType.Double, [Convert(Taken(sum), ScalarType.Double, call.Syntax), Convert(number, ScalarType.Double, call.Syntax)], name);
        return new Atom(Convert(quotient, type, call.Syntax, name));
    }

    private Operand Taken(Slot variable)
    {
        Operand value = ValueOf(variable);
        _environment = _environment.Remove(variable);
        return value;
    }

    /// <summary>The least or greatest element: the first of those that are equal. NaN is less than any number.</summary>
    private Term Extreme(Sequence sequence, Func<Term, Term> keyOf, ScalarType type, IInvocationOperation call, string name)
    {
        bool isLeast = call.TargetMethod.Name is "Min" or "MinBy", isByKey = call.TargetMethod.Name is "MinBy" or "MaxBy";
        Form form = isByKey ? FormOf(sequence.Element) ?? throw UnsupportedType(sequence.Element, NameOf(call)) : new AtomForm(type);
        Slot found = Variable(ScalarType.Boolean, "", Constant.False), best = Variable(type, isByKey ? "" : name, Constant.Default(type));
        Slot? chosen = isByKey ? Temporary(form, name, IsPlain(form) ? Default(form) : throw UnsupportedType(sequence.Element, NameOf(call))) : null;
        Enumerate(sequence, call, (item, _) =>
        {
            Operand key = Convert(((Atom)keyOf(item)).Operand, type, call.Syntax), old = ValueOf(best);
            Operand isBetter = Comparison(isLeast ? Operator.Less : Operator.Greater, key, old);
            if (type.IsReal)
            {
                Operand nan = Comparison(Operator.NotEqual, isLeast ? key : old, isLeast ? key : old), other = isLeast ? old : key;
                isBetter = Combine(Operator.BitOr, isBetter, isByKey ? Combine(Operator.BitAnd, nan, Comparison(Operator.Equal, other, other)) : nan);
            }
            Choose(call.Syntax, Combine(Operator.BitOr, Not(ValueOf(found)), isBetter), () =>
            {
                Set(best, new Atom(key));
                Set(found, true);
                if (chosen is not null)
                    Set(chosen, item);
                return null;
            }, () => null);
        });
        ThrowUnless(ValueOf(found), NoElements, call.Syntax);
        return Get(chosen ?? best);
    }

    private Atom CountOf(Sequence sequence, IInvocationOperation call, string name)
    {
        Slot count = Variable(ScalarType.Int32, name, Constant.Int32(0));
        Operand length = Enumerate(sequence, call, (_, _) => Set(count, new Atom(Sum(ValueOf(count), Constant.Int32(1), name))));
        return new Atom(sequence.IsWhole ? length : Taken(count));
    }

    private Atom Any(Sequence sequence, IInvocationOperation call, string name)
    {
        Slot found = Variable(ScalarType.Boolean, name, Constant.False);
        Enumerate(sequence, call, (_, _) => Set(found, true), found);
        return new Atom(Taken(found));
    }

    private Term First(Sequence sequence, IInvocationOperation call, string name)
    {
        if (!sequence.IsWhole)
            return OneOf(sequence, call, name, isFirst: true);
        OpenSequence open = sequence.Open();
        return At(sequence, open, Constant.Int32(0), Comparison(Operator.Greater, open.Length, Constant.Int32(0)), NoElements, call, name);
    }

    private Term Last(Sequence sequence, IInvocationOperation call, string name)
    {
        if (!sequence.IsWhole)
            return OneOf(sequence, call, name, isFirst: false);
        OpenSequence open = sequence.Open();
        return At(sequence, open, Difference(open.Length, Constant.Int32(1)), Comparison(Operator.Greater, open.Length, Constant.Int32(0)), NoElements, call, name);
    }

    private Term ElementAt(Sequence sequence, IOperation index, IInvocationOperation call, string name)
    {
        OpenSequence open = sequence.Open();
        Operand at = Convert(Scalar(index), ScalarType.Int32, index.Syntax);
        return At(sequence, open, at, Inside(at, open.Length), IndexOutOfRange, call, name);
    }

    /// <summary>The element with a number, where it is one of the sequence's; else the exception, or the default value.</summary>
    private Term At(Sequence sequence, OpenSequence open, Operand index, Operand isThere, string exception, IInvocationOperation call, string name)
    {
        Form form = FormOf(sequence.Element) ?? throw UnsupportedType(sequence.Element, NameOf(call));
        if (!IsPlain(form))
            throw UnsupportedType(sequence.Element, NameOf(call));
        bool hasDefault = call.TargetMethod.Name.EndsWith("OrDefault", StringComparison.Ordinal);
        if (!hasDefault)
            ThrowUnless(isThere, exception, call.Syntax);
        Term result = Choose(call.Syntax, isThere, Element, () => Default(form), form, name)!;
        return result;

        Term? Element()
        {
            Term? element = null;
            open.Visit(index, item => element = item);
            return element;
        }
    }

    /// <summary>The first or last element of a sequence that leaves some out.</summary>
    private Term OneOf(Sequence sequence, IInvocationOperation call, string name, bool isFirst)
    {
        Form form = FormOf(sequence.Element) is Form plain && IsPlain(plain) ? plain : throw UnsupportedType(sequence.Element, NameOf(call));
        Slot found = Variable(ScalarType.Boolean, "", Constant.False), element = Temporary(form, name, Default(form));
        Enumerate(sequence, call, (item, _) => { Set(element, item); Set(found, true); }, isFirst ? found : null);
        if (!call.TargetMethod.Name.EndsWith("OrDefault", StringComparison.Ordinal))
            ThrowUnless(ValueOf(found), NoElements, call.Syntax);
        return Get(element);
    }

    /// <summary>Aggregate(f), Aggregate(seed, f), Aggregate(seed, f, g).</summary>
    private Term Folded(Sequence sequence, IOperation[] given, IInvocationOperation call, string name)
    {
        ITypeSymbol type = Resolve(call.TargetMethod.TypeArguments[given.Length == 2 ? 0 : 1])!;
        Form form = FormOf(type) is Form plain && IsPlain(plain) ? plain : throw UnsupportedType(type, NameOf(call));
        Slot total = Temporary(form, name, given.Length == 2 ? Default(form) : Convert(Expression(given[1]), type, call.Syntax));
        Slot? found = given.Length == 2 ? Variable(ScalarType.Boolean, "", Constant.False) : null;
        Term function = Expression(given[given.Length == 2 ? 1 : 2]);
        Term? last = given.Length == 4 ? Expression(given[3]) : null;
        Enumerate(sequence, call, (item, _) =>
        {
            if (found is null)
            {
                Set(total, Apply(function, call, [Get(total), item]));
                return;
            }
            Choose(call.Syntax, ValueOf(found), () => { Set(total, Apply(function, call, [Get(total), item])); return null; }, () => { Set(total, item); Set(found, true); return null; });
        });
        if (found is not null)
            ThrowUnless(ValueOf(found), NoElements, call.Syntax);
        return last is null ? Get(total) : Apply(last, call, [Get(total)]);
    }

    private Term ToArray(Sequence sequence, IInvocationOperation call, string name)
    {
        if (!sequence.IsWhole)
            return Copied(ToList(sequence, session.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")!.Construct(sequence.Element), call, name), name, call.Syntax);
        Term? array = null;
        Enumerate(sequence with { Open = Opened }, call, (item, i) => Write(ElementAt(array!, i, call.Syntax), Convert(item, sequence.Element, call.Syntax)));
        return array!;

        OpenSequence Opened()
        {
            OpenSequence open = sequence.Open();
            array = Allocate(ArrayOf(sequence.Element) ?? throw UnsupportedType(sequence.Element, NameOf(call)), [open.Length], name);
            return open;
        }
    }

    /// <summary>The form of an array that elements are copied to; null where there is none.</summary>
    private Form? ArrayOf(ITypeSymbol element) => FormOf(session.Compilation.CreateArrayTypeSymbol(element)) is Form { HasBuffer: true } form and (AtomForm or AggregateForm { Array.IsTable: false }) ? form : null;

    private HeapObject ToList(Sequence sequence, INamedTypeSymbol type, IInvocationOperation call, string name)
    {
        HeapObject list = NewList(ListShape.Form(type) ?? throw UnsupportedType(sequence.Element, NameOf(call)), name);
        Enumerate(sequence, call, (item, _) => Add(list, item, call.Syntax));
        return list;
    }

    private Term? ForEach(Sequence sequence, Term action, IInvocationOperation call)
    {
        Enumerate(sequence, call, (item, _) => Invoke(action is Code code ? code.Closure : throw Fence.Refuse(call), call, [new Argument(0, item, null)], ""));
        return null;
    }
}
