using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Code that carries no derivative and has no source here, or no meaning in the IR: calls into other assemblies, strings, objects from outside. It is passed through as it is;
/// where an active value turns out to go into it, the method is refused there.
/// </summary>
internal sealed partial class BodyLowering
{
    /// <summary>What stands in Derivative.Stop itself: that the derivative is lost there is meant.</summary>
    private SyntaxNode? _stopped;

    /// <summary>Evaluates C# text, and gives its value as the type's form has it.</summary>
    /// <param name="type">The type of the value; null for none.</param>
    /// <param name="text">The pieces around the operands.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isPure">True when nothing but the value comes of it.</param>
    /// <param name="name">The variable that it is assigned to.</param>
    /// <param name="lost">What is reported when an operand is active; null for the usual words.</param>
    /// <param name="outs">The variables that are passed by out.</param>
    /// <param name="isStep">True when the value goes in steps, so that an active operand is not lost.</param>
    /// <param name="changesNothing">True when it is known to change nothing.</param>
    private Term Opaque(ITypeSymbol? type, string[] text, Operand[] operands, SyntaxNode place, bool isPure = true, string name = "", Diagnostic? lost = null, IReadOnlyList<(Place Place, ScalarType Type)>? outs = null, bool changesNothing = false, bool isStep = false)
    {
        foreach (Operand operand in operands)
            if (operand is Value { Type: BufferType { IsReal: true } } buffer && !isStep && !(place == _stopped && _parameters.Contains(buffer.Id)))
                throw new Refusal(lost ?? LostValue.Create(place.GetLocation(), OneLine(place)));
        int site = SiteOf(place);
        if (isStep && lost is not null)
            session.Bits[site] = lost;
        if (place != _stopped && !isStep)
            session.Lost[site] = lost ?? LostValue.Create(place.GetLocation(), OneLine(place));
        type = Resolve(type);
        Value[] received = [.. (outs ?? []).Select(variable => _builder.Fresh(variable.Type, NameOf(variable.Place)))];
        if (type is null or { SpecialType: SpecialType.System_Void })
        {
            Evaluated([]);
            return Undefined.Instance;
        }
        // The method knows best that it is not null.
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
            text[text.Length - 1] += "!";
        Form? form = Types.Form(type);
        // A buffer of the IR is there from the head of the function on; what is found later is read element by element.
        if (form is AtomForm { Type: BufferType { Shape: BufferShape.Array } } && _builder.Depth > 1)
            form = new AtomForm(Types.Opaque(type));
        if (form is null || (form is AtomForm { Type: BufferType } && _builder.Depth > 1))
            throw UnsupportedType(type, place.GetLocation());
        IrType result = form is AtomForm atom ? atom.Type : Types.Opaque(type);
        if (type.TypeKind == TypeKind.Enum)
            (text[0], text[text.Length - 1]) = text.Length == 1 ? ($"(({Types.TextOf((ScalarType)result)}){text[0]})", $"(({Types.TextOf((ScalarType)result)}){text[0]})") : ($"(({Types.TextOf((ScalarType)result)}){text[0]}", text[text.Length - 1] + ")");
        Value value = _builder.Fresh(result, name);
        Evaluated([value]);
        if (form is not AggregateForm { Array: null } aggregate)
            return new Atom(value);
        return new Aggregate(aggregate, aggregate.Names.Select((member, i) =>
            Opaque(aggregate.Type is null ? ((INamedTypeSymbol)type).TupleElements[i].Type : MemberType(aggregate, i), ["", "." + Escape(member)], [value], place, true, AggregateForm.NameOf(name, member))).ToEquatableArray());

        void Evaluated(Value[] results)
        {
            bool isAllThereIs = isPure && received.Length == 0 && results.Length > 0;
            _builder.Add(new Evaluate([.. results, .. received], text.ToEquatableArray(), operands.ToEquatableArray(), isAllThereIs, received.Length) { Site = site, IsForeign = !isAllThereIs && session.Foreign is not null, ChangesNothing = changesNothing || isAllThereIs });
            for (int i = 0; i < received.Length; i++)
                Write(outs![i].Place, new Atom(received[i]));
        }
    }

    /// <summary>A struct from outside that a variable holds already is copied, as its members may change it.</summary>
    private Term Apart(Term value, ITypeSymbol? type, string name, SyntaxNode place) =>
        value is Atom { Operand: Value { Type: OpaqueType } known } && Resolve(type) is { TypeKind: TypeKind.Struct, IsReadOnly: false } structure && _environment.Values.Any(held => held.Leaves.Contains(known))
            ? Opaque(structure, ["", ""], [known], place, name: name.Length > 0 ? name : "copy")
            : value;

    private Term OpaqueProperty(AccessorPlace place, Term receiver, string name, Diagnostic? lost = null)
    {
        CodeText text = PropertyText(place, place.Receiver is not null && receiver is Undefined ? Read(place.Receiver) : receiver);
        bool runsSource = RunsSource(place.Property);
        if (runsSource)
            session.Foreign ??= place.Syntax.GetLocation();
        return Opaque(place.Property.Type, text.Pieces, text.Operands, place.Syntax, !runsSource, name, lost);
    }

    /// <summary>True when a property from outside may run code of this compilation, which could change what is outside.</summary>
    private bool RunsSource(IPropertySymbol property) => property.ContainingType.Name == "Lazy"
        || (property.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 && !(IsAuto(property) && IsSettled(property)));

    /// <summary>True when what is done with such an object may run code of this compilation.</summary>
    private static bool RunsSource(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Object }
        || (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named && Structures.HasSource(named));

    private CodeText PropertyText(AccessorPlace place, Term receiver)
    {
        IPropertySymbol property = place.Property;
        Named(property, place.Syntax);
        var text = new CodeText(this);
        if (place.Receiver is null)
            text.Add(TypeName(property.ContainingType));
        else
            text.Add(receiver, property.ContainingType, place.Syntax);
        if (!property.IsIndexer)
        {
            text.Add("." + Escape(property.Name));
            return text;
        }
        text.Add("[");
        for (int i = 0; i < place.Arguments.Count; i++)
        {
            text.Add(i > 0 ? ", " : "");
            text.Add(place.Arguments[i], property.Parameters[i].Type, place.Syntax);
        }
        text.Add("]");
        return text;
    }

    /// <summary>A call of a method whose code is not known here, as C# text.</summary>
    private Term OpaqueCall(IInvocationOperation call, IMethodSymbol method, Term? receiver, string name, Diagnostic lost)
    {
        CodeText text = CallText(call, method, receiver);
        text.AddArguments(call.Arguments, lost);
        return Finish(call, method, text, name, lost);
    }

    /// <summary>A call of a method with source that is refused: right as long as nothing active goes into it.</summary>
    private Term? OpaqueCall(IInvocationOperation call, IMethodSymbol method, Term? receiver, List<Argument> arguments, string name, Refusal refusal)
    {
        if (method.MethodKind == MethodKind.LocalFunction || !CanName(method) || receiver is Aggregate or Reference or Code or Codes or Undefined || arguments.Any(argument => argument.Value is not (Atom or Aggregate)) || arguments.Count != method.Parameters.Length)
            throw refusal;
        CodeText text = CallText(call, method, receiver);
        string before = "(";
        foreach (Argument argument in arguments.OrderBy(argument => argument.Parameter))
        {
            text.Add(before);
            if (!text.TryAdd(argument.Value!, method.Parameters[argument.Parameter].Type, call.Syntax))
                throw refusal;
            before = ", ";
        }
        text.Add(before == "(" ? "()" : ")");
        return Finish(call, method, text, name, refusal.Diagnostic!);
    }

    private CodeText CallText(IInvocationOperation call, IMethodSymbol method, Term? receiver)
    {
        if (!CanName(method))
            throw new Refusal(Inaccessible.Create(NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        if (method.IsAsync || ReturnsReference(method))
            throw Refused(call, method.IsAsync ? "it is async" : "it returns a reference");
        if (method.MethodKind == MethodKind.DelegateInvoke || method.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 || RunsSource(call.Instance?.Type) || call.Arguments.Any(argument => RunsSource(Given(argument.Value))))
            session.Foreign ??= NameOf(call);
        var text = new CodeText(this);
        if (receiver is not null)
            text.Add(receiver, call.Instance!.Type, call.Syntax);
        else
            text.Add(TypeName(method.ContainingType));
        if (method.MethodKind != MethodKind.DelegateInvoke)
            text.Add("." + Escape(method.Name) + (method.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", method.TypeArguments.Select(TypeName))}>"));
        return text;
    }

    /// <summary>The type of what is handed on; null for a lambda, whose code is known.</summary>
    private ITypeSymbol? Given(IOperation argument) => argument switch
    {
        IConversionOperation conversion => Given(conversion.Operand),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation } or IArrayCreationOperation => null,
        _ => Resolve(argument.Type),
    };

    private Term Finish(IInvocationOperation call, IMethodSymbol method, CodeText text, string name, Diagnostic lost)
    {
        Term result = Opaque(method.ReturnsVoid ? null : method.ReturnType, text.Pieces, text.Operands, call.Syntax, IsKnownPure(method), name, lost, text.Outs, ChangesNothing(method) || new QuietCode(session.Compilation, ChangesNothing, session.Cancellation).ChangesNothing(method));
        return result;
    }

    /// <summary>True for what is known to do nothing but return: it may be left out when its value is not read.</summary>
    private static bool IsKnownPure(IMethodSymbol method) => !method.ReturnsVoid && (method.ContainingType.SpecialType == SpecialType.System_String
        || method is { IsStatic: true, ContainingType.Name: "Math" or "MathF" or "Convert" or "Enumerable" or "BitOperations" });

    /// <summary>True for a method of the framework that only tells something: of a value, or of a collection.</summary>
    private static bool ChangesNothing(IMethodSymbol method) => method.OriginalDefinition.DeclaringSyntaxReferences.Length == 0 && (IsKnownPure(method)
        || (method.IsStatic ? method.Parameters.Length > 0 && !method.ContainingType.Name.Contains("Random") : method.ContainingType is { IsReadOnly: true, TypeKind: TypeKind.Struct })
        || (method.ContainingNamespace.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Linq" && s_tells.Any(name => method.Name.StartsWith(name, System.StringComparison.Ordinal))));

    private static readonly string[] s_tells = ["Contains", "IndexOf", "LastIndexOf", "BinarySearch", "TryGet", "GetValue", "ToArray", "ToString", "Equals", "CompareTo", "GetHashCode", "Peek", "Exists"];

    // What is being made; its initialiser is lowered after it.
    private IObjectCreationOperation? _made;

    /// <summary>An expression that no value of the IR stands for, as C# text.</summary>
    private Term OpaqueExpression(IOperation expression, string name)
    {
        if (FormOf(expression.Type) is not AtomForm { Type: OpaqueType type })
            throw Fence.Refuse(expression);
        if (expression.ConstantValue is { HasValue: true } constant)
            return new Atom(new External(type, Literal(constant.Value, type)));
        switch (expression)
        {
            case IObjectCreationOperation creation:
                _made = creation;
                if (RunsSource(creation.Type))
                    session.Foreign ??= creation.Syntax.GetLocation();
                var making = new CodeText(this);
                making.Add(creation);
                return Opaque(expression.Type, making.Pieces, making.Operands, expression.Syntax, isPure: false, name);
            case IInterpolatedStringOperation or ITypeOfOperation or IArrayCreationOperation { DimensionSizes.Length: 1 }:
                var text = new CodeText(this);
                text.Add(expression);
                return Opaque(expression.Type, text.Pieces, text.Operands, expression.Syntax, name: name);
            default:
                throw Fence.Refuse(expression);
        }
    }

    private static string Literal(object? value, OpaqueType type) => value switch
    {
        null => External.Default(type).Text,
        string words => SymbolDisplay.FormatLiteral(words, quote: true),
        decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "M",
        // Native integers.
        _ => $"(({type.Text})({System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}))",
    };

    /// <summary>An operator of a type from outside: of decimals, dates, strings.</summary>
    private Term OpaqueOperator(IOperation operation, string before, IOperation left, string between, IOperation? right, string name)
    {
        var text = new CodeText(this);
        text.Add(before);
        text.AddValue(left);
        text.Add(between);
        if (right is not null)
            text.AddValue(right);
        text.Add(")");
        return Opaque(operation.Type, text.Pieces, text.Operands, operation.Syntax, name: name);
    }
}
