using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>LINQ over arrays, spans, lists and ranges: what goes into a query. The functions are lowered where the query is enumerated.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>Stages that take one function, or none.</summary>
    private static readonly HashSet<string> s_stages = ["Select", "Where", "Skip", "Take", "Zip", "Reverse", "AsEnumerable", "Range", "Repeat", "Order", "OrderDescending", "OrderBy", "OrderByDescending"];

    // The collections that were evaluated to see whether they are followed.
    private ImmutableDictionary<IOperation, Term> _evaluated = ImmutableDictionary<IOperation, Term>.Empty;

    private static bool IsLinq(IMethodSymbol method) => method is { IsStatic: true, ContainingType: { Name: "Enumerable", ContainingType: null, ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    private static IOperation[] Given(IInvocationOperation call) => [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];

    /// <summary>A call of LINQ that puts off what it does; null for another call, or for one over what is not followed.</summary>
    private Query? QueryStage(IInvocationOperation call) => IsLinq(call.TargetMethod) && s_stages.Contains(call.TargetMethod.Name) && IsSequence(call) ? new Query(Stage(call)) : null;

    /// <summary>True for what puts off the elements that it gives.</summary>
    private bool IsQuery(IOperation operation) => Unconverted(operation) switch
    {
        ITranslatedQueryOperation translated => IsSequence(translated),
        IInvocationOperation call => IsLinq(call.TargetMethod) && s_stages.Contains(call.TargetMethod.Name) && IsSequence(call),
        _ => Followed(operation) is Query,
    };

    /// <summary>True for elements that are followed, or that functions of the method are applied to.</summary>
    private bool IsSequence(IOperation operation)
    {
        operation = Unconverted(operation);
        if (operation is ITranslatedQueryOperation translated)
            return IsSequence(translated.Operation);
        if (operation is not IInvocationOperation call || !IsLinq(call.TargetMethod) || !s_stages.Contains(call.TargetMethod.Name))
            return IsElements(operation);
        IOperation[] given = Given(call);
        return call.TargetMethod.Name switch
        {
            "Range" => true,
            "Repeat" => FormOf(given[0].Type) is Form { HasBuffer: false } repeated && repeated.Leaves.Any(leaf => leaf.IsReal),
            "Take" => call.TargetMethod.Parameters[1].Type.SpecialType == SpecialType.System_Int32 && IsSequence(given[0]),
            "Zip" => IsSequence(given[0]) && IsSequence(given[1]) && (given.Length == 2 || given[2].Type?.TypeKind == TypeKind.Delegate),
            _ => IsSequence(given[0]),
        };
    }

    private bool IsElements(IOperation operation) => IsRun(operation.Type) || ShapeOf(operation.Type) is { IsTable: true }
        || (ListShape.Form(Resolve(operation.Type)) is not null && (operation is IInvocationOperation or IObjectCreationOperation || ListOf(operation) is not null))
        || ContentOf(operation) is Term content && (content is Query || IsRun(content) || IsTable(content) || ListIn(content) is not null);

    /// <summary>What a variable holds, or a method of this compilation gives.</summary>
    private Term ContentOf(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ReturnType.TypeKind: TypeKind.Interface } method } || Session.Source(method, session) is null || ElementOf(method.ReturnType) is null)
            return Followed(operation);
        if (!_evaluated.TryGetValue(operation, out Term? content))
            _evaluated = _evaluated.Add(operation, content = Expression(operation));
        return content;
    }

    /// <summary>True when a query tells what it does without the numbers that are differentiated: it may be passed through.</summary>
    private bool IsPassive(IInvocationOperation call)
    {
        IOperation[] given = Given(call);
        return !given.Any(argument => argument.Type?.TypeKind == TypeKind.Delegate)
            && Unconverted(given[0]) switch
            {
                IInvocationOperation inner when IsLinq(inner.TargetMethod) && s_stages.Contains(inner.TargetMethod.Name) => IsPassive(inner) && inner.TargetMethod.Name is not "Range",
                ITranslatedQueryOperation => false,
                { Type: ITypeSymbol type } operation => Followed(operation) is not Query && (Followed(operation) is Atom { Operand.Type: BufferType buffer } ? !buffer.IsReal : type is IArrayTypeSymbol array && Types.Scalar(array.ElementType) is { IsReal: false }),
                _ => false,
            };
    }

    private Sequence SequenceOf(IOperation operation)
    {
        operation = Unconverted(operation);
        if (operation is ITranslatedQueryOperation translated)
            return SequenceOf(translated.Operation);
        if (operation is IInvocationOperation call && IsLinq(call.TargetMethod) && s_stages.Contains(call.TargetMethod.Name))
            return Stage(call);
        Term source = Expression(operation);
        if (source is Query query)
            return query.Sequence;
        if (!IsRun(source) && !IsTable(source) && ListIn(source) is null)
            throw Unsupported(operation, "A query over this collection", "copy its elements to an array first");
        ITypeSymbol element = ElementOf(Resolve(operation.Type)!) ?? throw UnsupportedType(operation.Type, operation.Syntax.GetLocation());
        Slot held = Temporary(FormOf(operation.Type) ?? new AtomForm(new OpaqueType("object")), "", source);
        return new Sequence(element, IsWhole: true, () =>
        {
            Term elements = Get(held);
            if (elements is Undefined)
                throw MadeElsewhere(operation.Syntax);
            if (ListIn(elements) is not HeapObject list)
                return new OpenSequence(CountOf(elements), (i, use) => use(Read(ElementAt(elements, i, operation.Syntax))));
            (Operand first, Operand end) = (FirstOf(list), EndOf(list));
            bool isStack = list.Form.Type!.Name == "Stack";
            return new OpenSequence(Difference(end, first), (i, use) =>
            {
                Term item = Read(ItemAt(list, isStack ? Difference(Difference(end, Constant.Int32(1)), i) : Sum(first, i), operation.Syntax));
                WhileEnumerated(list, operation.Syntax, () => use(item));
            });
        }, () => Get(held) is var elements && ListIn(elements) is HeapObject list ? BuffersOf(list) : IsTable(elements) ? [StartsOf((Aggregate)elements), LengthsOf((Aggregate)elements)] : BuffersOf(elements));
    }

    /// <summary>The type of what a collection gives.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [ITypeSymbol element] } => element,
        _ => null,
    };

    private Sequence Stage(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        SyntaxNode place = call.Syntax;
        IOperation[] given = Given(call);
        ITypeSymbol element = Resolve(ElementOf(method.ReturnType))!;
        switch (method.Name)
        {
            case "Range":
                (Slot start, Slot count) = (Number(Scalar(given[0])), Number(Scalar(given[1])));
                CheckCount(count, place);
                return new Sequence(element, IsWhole: true, () =>
                {
                    Operand first = Number(start, place);
                    return new OpenSequence(Number(count, place), (i, use) => use(new Atom(Sum(first, i))));
                });
            case "Repeat":
                Slot repeated = Temporary(FormOf(element)!, "", Expression(given[0]));
                Slot times = Number(Scalar(given[1]));
                CheckCount(times, place);
                return new Sequence(element, IsWhole: true, () => new OpenSequence(Number(times, place), (_, use) => use(Get(repeated))));
        }
        Sequence source = SequenceOf(given[0]);
        switch (method.Name)
        {
            case "AsEnumerable":
                return source;
            case "Select":
                return Mapped(source, Expression(given[1]), call, element);
            case "Where":
                return Filtered(source, Expression(given[1]), call);
            case "Skip":
                Slot passed = Number(Larger(Constant.Int32(0), Scalar(given[1]), place));
                Sequence rest = Quiet(Whole(source, call));
                return rest with
                {
                    Open = () =>
                    {
                        OpenSequence open = rest.Open();
                        Operand skipped = Number(passed, place);
                        return new OpenSequence(Larger(Constant.Int32(0), Difference(open.Length, skipped), place), (i, use) => open.Visit(Sum(skipped, i), use));
                    },
                };
            case "Take":
                Slot taken = Number(Larger(Constant.Int32(0), Scalar(given[1]), place));
                Sequence head = Quiet(Whole(source, call));
                return head with
                {
                    Open = () =>
                    {
                        OpenSequence open = head.Open();
                        return open with { Length = Smaller(open.Length, Number(taken, place), place) };
                    },
                };
            case "Reverse":
                return ArrayOf(element) is null ? Backwards(Whole(source, call), call) : Buffered(source, call, "reversed", isBackwards: true, arrange: null);
            case "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" when ScalarOf(element) is { IsReal: true } && given.All(argument => argument.Type?.TypeKind is not TypeKind.Interface || argument == given[0]):
                return Sorted(source, given.Length == 1 ? null : Expression(given[1]), call);
            case "Zip":
                Sequence left = Quiet(Whole(source, call)), right = Quiet(Whole(SequenceOf(given[1]), call));
                Term? joined = given.Length == 3 ? Expression(given[2]) : null;
                return new Sequence(element, IsWhole: true, () =>
                {
                    OpenSequence first = left.Open(), second = right.Open();
                    return new OpenSequence(Smaller(first.Length, second.Length, place), (i, use) => first.Visit(i, a => second.Visit(i, b =>
                        use(joined is not null ? Apply(joined, call, [a, b]) : new Aggregate((AggregateForm)FormOf(element)!, [a, b])))));
                });
            default:
                throw new Refusal(WhyUnknown(call, method));
        }
    }

    private Sequence Mapped(Sequence source, Term function, IInvocationOperation call, ITypeSymbol element)
    {
        if (IsNumbered(function))
            Whole(source, call);
        return new Sequence(element, source.IsWhole, () =>
        {
            OpenSequence open = source.Open();
            return open with { Visit = (i, use) => open.Visit(i, item => use(Apply(function, call, IsNumbered(function) ? [item, new Atom(i)] : [item]))) };
        });
    }

    private Sequence Filtered(Sequence source, Term condition, IInvocationOperation call, bool isNegated = false)
    {
        if (IsNumbered(condition))
            Whole(source, call);
        return source with
        {
            IsWhole = false,
            Open = () =>
            {
                OpenSequence open = source.Open();
                return open with
                {
                    Visit = (i, use) => open.Visit(i, item =>
                    {
                        Operand holds = ((Atom)Apply(condition, call, IsNumbered(condition) ? [item, new Atom(i)] : [item])).Operand;
                        Choose(call.Syntax, isNegated ? Not(holds) : holds, () => { use(item); return null; }, () => null);
                    }),
                };
            },
        };
    }

    /// <summary>True for a function that takes the number of the element too.</summary>
    private static bool IsNumbered(Term function) => function is Code { Closure.Method.Parameters.Length: 2 };

    private static Sequence Whole(Sequence source, IInvocationOperation call) => source.IsWhole
        ? source
        : throw Unsupported(call, $"'{call.TargetMethod.Name}' behind 'Where'", "call ToArray in between");

    private Operand Larger(Operand a, Operand b, SyntaxNode place) => OneOf(Operator.Greater, a, b, place);

    private Operand Smaller(Operand a, Operand b, SyntaxNode place) => OneOf(Operator.Less, a, b, place);

    private Operand OneOf(Operator comparison, Operand a, Operand b, SyntaxNode place) => (a, b) switch
    {
        (Constant x, Constant y) => comparison == Operator.Less == x.Bits < y.Bits ? a : b,
        _ when a.Equals(b) => a,
        _ => ((Atom)Choose(place, _builder.Compute(comparison, ScalarType.Boolean, [a, b]), () => new Atom(a), () => new Atom(b), new AtomForm(ScalarType.Int32))!).Operand,
    };

    /// <summary>A number that a query keeps until it is enumerated.</summary>
    private Slot Number(Operand value) => Temporary(new AtomForm(ScalarType.Int32), "", new Atom(value));

    private Operand Number(Slot kept, SyntaxNode place) => Get(kept) is Atom { Operand: Operand value } ? value : throw MadeElsewhere(place);

    private void CheckCount(Slot count, SyntaxNode place) =>
        ThrowUnless(_builder.Compute(Operator.GreaterOrEqual, ScalarType.Boolean, [Number(count, place), Constant.Int32(0)]), "new global::System.ArgumentOutOfRangeException(\"count\")", place);

    private static Refusal MadeElsewhere(SyntaxNode place) => Unsupported(place, "A query that is made in a branch or loop, and enumerated behind it,", "copy its elements to an array");
}
