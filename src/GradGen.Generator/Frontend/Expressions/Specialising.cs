using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// Methods that call themselves and take more than numbers and buffers: each kind of arguments gets a function of its own, which is given their operands.
/// Variables of the caller's that it turns out to change come back as results.
/// </summary>
internal sealed partial class BodyLowering
{
    /// <summary>What a call hands on.</summary>
    private sealed class Handing
    {
        public List<Operand> Operands { get; } = [];

        public List<HeapObject> Objects { get; } = [];

        public List<Slot> Variables { get; } = [];
    }

    private Term? InvokeSpecialised(IInvocationOperation call, IMethodSymbol method, SyntaxNode source, Place? receiver, List<Argument> arguments, string name)
    {
        IMethodSymbol definition = Session.Definition(method);
        TypeMap types = _frame.Types.Inside(method);
        Form? form = method.ReturnsVoid ? null : Types.Form(types.Resolve(definition.ReturnType)) ?? throw UnsupportedType(method.ReturnType, NameOf(call));
        if (form is { HasBuffer: true })
            throw Refused(call, "it calls itself and returns an array; write to a buffer that is passed to it");

        var handing = new Handing();
        Place? self = method.MethodKind == MethodKind.LocalFunction ? _frame.Receiver : receiver;
        PromotedPlace? instance = self is null ? null : Promote(self, handing);
        var values = new List<(ISymbol, Form, Promoted)>();
        var places = new List<(ISymbol, PromotedPlace)>();
        foreach (Argument argument in arguments.Where(argument => argument.Place is null).OrderBy(argument => argument.Parameter))
        {
            IParameterSymbol parameter = definition.Parameters[argument.Parameter];
            Form declared = Types.Form(types.Resolve(parameter.Type)) ?? throw UnsupportedType(parameter.Type, NameOf(call));
            values.Add((parameter, declared, Promote(argument.Value!, declared, handing)));
        }
        foreach (Argument argument in arguments.Where(argument => argument.Place is not null).OrderBy(argument => argument.Parameter))
            places.Add((definition.Parameters[argument.Parameter], Promote(argument.Place!, handing)));
        if (method.MethodKind == MethodKind.LocalFunction)
            places.AddRange(Captured(source, _variables, handing));

        string key = KeyOf(method, types, [.. instance is null ? [] : (Promoted[])[instance], .. values.Select(value => value.Item3), .. places.Select(place => place.Item2)]);
        session.Outline(key, source, () => new BodyLowering(session).LowerSpecialised(key, definition, source, types, instance, values, places, NameOf(call)), NameOf(call));

        Slot[] changed = [.. session.ChangedBy(key).Select(number => handing.Variables[number])];
        List<Value> results = form is null ? [] : Fresh(form, name);
        foreach (Slot variable in changed)
            results.AddRange(Fresh(variable.Form, variable.Name));
        _builder.Add(new Invoke(results.ToEquatableArray(), key, CalleeVariant.Primal, handing.Operands.ToEquatableArray()) { Site = SiteOf(NameOf(call)) });
        using IEnumerator<Operand> next = results.GetEnumerator();
        Term? result = form?.Assemble(next);
        foreach (Slot variable in changed)
        {
            CheckField(variable);
            Set(variable, variable.Form.Assemble(next));
        }
        return result;
    }

    private List<Value> Fresh(Form form, string name) => [.. form.Leaves.Zip(form.LeafNames(name), (type, leaf) => _builder.Fresh(type, leaf))];

    private static string KeyOf(IMethodSymbol method, TypeMap types, IEnumerable<Promoted> parts)
    {
        var key = new StringBuilder(Session.Key(method)).Append(types.Describe());
        foreach (Promoted part in parts)
        {
            key.Append(';');
            part.Describe(key);
        }
        return key.ToString();
    }

    /// <param name="content">What is handed on.</param>
    /// <param name="form">Its declared form, which says how buffers arrive; null to take them as they are.</param>
    /// <param name="handing">Takes the operands.</param>
    private Promoted Promote(Term content, Form? form, Handing handing)
    {
        switch (content)
        {
            case Atom { Operand: External { Type: OpaqueType } constant } when constant.Text == "this" || constant.IsDefault:
                return new PromotedConstant(constant);
            case Atom { Operand: Operand operand }:
                return new PromotedOperand(Hand(operand, form, handing));
            case Aggregate aggregate:
                return new PromotedAggregate(aggregate.Form, [.. aggregate.Parts.Zip(aggregate.Form.Parts, (part, own) => Promote(part, own, handing)).ToList()]);
            case Reference { Object: HeapObject target } when handing.Objects.IndexOf(target) is >= 0 and int known:
                return new PromotedName(known);
            case Reference { Object: HeapObject target }:
                handing.Objects.Add(target);
                int number = handing.Objects.Count - 1;
                return new PromotedObject(number, target.Form, [.. target.Fields.Select(field => Promote(field, handing)).ToList()]);
            case Code { Closure: Closure code }:
                PromotedPlace? receiver = code.Receiver is null ? null : Promote(code.Receiver, handing);
                return new PromotedCode(code, session.NumberOf(code.Source), receiver, Captured(code.Source, code.Variables, handing));
            case Codes codes:
                return new PromotedCodes(Promote(new Atom(codes.Which), null, handing), [.. codes.Alternatives.Select(code => Promote(code, null, handing)).ToList()]);
            case CodeList list:
                return new PromotedCodes(null, [.. list.Items.Select(code => Promote(code, null, handing)).ToList()]);
            default:
                return new PromotedNothing();
        }
    }

    /// <summary>Arrays arrive as spans, so that those of the caller's need not be on the heap.</summary>
    private IrType Hand(Operand operand, Form? form, Handing handing)
    {
        IrType type = operand.Type is BufferType { Shape: not BufferShape.ReadOnlySpan } && form is AtomForm { Type: BufferType declared } ? declared : operand.Type;
        if (type is BufferType { Shape: BufferShape.Array } array)
            type = array with { Shape = BufferShape.Span };
        handing.Operands.Add(operand.Type.Equals(type) ? operand : _builder.Compute(Operator.View, type, [operand]));
        return type;
    }

    private PromotedPlace Promote(Place place, Handing handing) => place switch
    {
        VariablePlace { Slot: Slot variable } => Promote(variable, handing),
        PartPlace part => new PromotedPart(Promote(part.Whole, handing), part.Member),
        ElementPlace element => new PromotedElement(Promote(new Atom(element.Buffer), null, handing), Promote(new Atom(element.Index), null, handing)),
        _ => new PromotedValue(Promote(Read(place), null, handing)),
    };

    private PromotedVariable Promote(Slot variable, Handing handing)
    {
        if (handing.Variables.IndexOf(variable) is >= 0 and int known)
            return new PromotedVariable(known, variable.Name, variable.Form, null);
        handing.Variables.Add(variable);
        int number = handing.Variables.Count - 1;
        if (Get(variable) is Undefined && IsPlain(variable.Form))
            Set(variable, Default(variable.Form));
        return new PromotedVariable(number, variable.Name, variable.Form, Promote(Surely(variable), variable.Form, handing));
    }

    /// <summary>The variables that a lambda or local function sees; none for a method.</summary>
    private List<(ISymbol, PromotedPlace)> Captured(SyntaxNode source, IReadOnlyDictionary<ISymbol, Place> variables, Handing handing)
    {
        var captured = new List<(ISymbol, PromotedPlace)>();
        if (source is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            return captured;
        foreach (ISymbol variable in Captures.Of(Operations(source)))
            if (variables.TryGetValue(variable, out Place? place) && !IsWithin(variable, source))
                captured.Add((variable, Promote(place, handing)));
        return captured;
    }

    private static bool IsWithin(ISymbol variable, SyntaxNode source) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is SyntaxNode declaration && declaration.SyntaxTree == source.SyntaxTree && source.Span.Contains(declaration.Span);
}
