using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>F(x): a function with a rule, a method with source, lowered in place or called, or one from outside.</summary>
internal sealed partial class BodyLowering
{
    /// <returns>The result; null for a method without one.</returns>
    private Term? Call(IInvocationOperation call, string name)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is null or { TypeKind: TypeKind.Error })
            throw new Refusal(null);
        if (IsStop(method))
        {
            _stopped = Bare(call.Arguments[0].Value.Syntax);
            return new Atom(_builder.Apply("Stop", IrOf(call.Type) ?? throw new Refusal(null), [Scalar(call.Arguments[0].Value)], name));
        }
        if (method.MethodKind is MethodKind.DelegateInvoke)
            return InvokeDelegate(call, name);
        if (Cast(call, name) is Term cast)
            return cast;
        if (MathCalls.Find(method, Constrained(call)) is CatalogEntry entry)
        {
            if (entry.Treatment is Treatment.Refused || call.Instance is not null)
                throw Refused(call, entry.Reason.Length > 0 ? "it " + entry.Reason : "it is called on an object");
            return Function(call, entry, [.. Arguments(call.Arguments).OrderBy(argument => argument.Parameter).Select(argument => argument.Value ?? throw Fence.Refuse(call))], FormOf(call.Type), name);
        }
        if (session.Rules.Find(method) is OwnRule rule)
            return Function(call, rule, Arguments(call.Arguments), name);
        if (QueryCall(call, name, out Term? answer))
            return answer;
        if (Sorts(call))
            return null;
        if (CallsList(call, name, out Term? item))
            return item;
        if (ArrayCall(call, name) is Term length)
            return length;
        if (Slicing(call, name) is Term part)
            return part;
        if (Copies(call, name, out Term? copy))
            return copy;
        if (VectorCall(call, name) is Term vector)
            return vector;
        if (NullableCall(call, name) is Term nullable)
            return nullable;
        if (StepFunction(call, name) is Term step)
            return step;
        if (RecordCall(call) is Operand comparison)
            return new Atom(comparison);

        Place? receiver = call.Instance is IOperation instance ? ReceiverOf(instance, method) : null;
        if (receiver is not null && Content(receiver) is Variants variants)
        {
            List<Argument> given = Arguments(call.Arguments);
            Form? form = method.ReturnsVoid ? null : FormOf(call.Type) ?? throw UnsupportedType(call.Type, NameOf(call));
            return Each(variants, call.Syntax, form, name, one => Call(call, method, new ValuePlace(one, call.Syntax), given, name));
        }
        return Call(call, method, receiver, null, name);
    }

    private Term? Call(IInvocationOperation call, IMethodSymbol method, Place? receiver, List<Argument>? given, string name)
    {
        Term content = receiver is null ? Undefined.Instance : Content(receiver);
        method = (IMethodSymbol?)Override(method, content, call) ?? Implementation(method, call.ConstrainedToType);
        SyntaxNode? source = method.MethodKind == MethodKind.LocalFunction
            ? method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation)
            : Session.Source(method, session);
        if (source is null || (receiver is not null && content is not (Aggregate or Reference) && IsOpen(method) && call.IsVirtual))
            return OpaqueCall(call, method, receiver is null ? null : Read(receiver), name, WhyUnknown(call, method));
        CheckCallee(call, method, source);

        List<Argument> arguments = given ?? Arguments(call.Arguments);
        Term? result = Attempt(
            () => !IsOutlined(method, receiver) ? Inline(method, source, receiver, arguments, name, NameOf(call))
                : IsFunction(method, receiver) && source is BaseMethodDeclarationSyntax declaration ? Invoke(call, method, declaration, arguments, name)
                : InvokeSpecialised(call, method, source, receiver, arguments, name),
            refusal => ReturnsReference(method) ? throw refusal : OpaqueCall(call, method, receiver is null ? null : content is Undefined ? Read(receiver) : content, arguments, name, refusal));
        return result is not null && IsConstant(method) ? Stop(result) : result;
    }

    /// <summary>A function with a rule.</summary>
    private Term Function(IInvocationOperation call, CatalogEntry entry, IReadOnlyList<Term> arguments, Form? form, string name)
    {
        if (form is null)
            throw UnsupportedType(call.Type, NameOf(call));
        var operands = new List<Operand>();
        foreach (Term value in arguments)
            operands.Add(value is Atom { Operand: { Type: ScalarType } operand } ? operand : throw UnsupportedType(call.Type, NameOf(call)));
        EquatableArray<string> functions = entry.Treatment is Treatment.Split ? entry.Components : [entry.Function];
        return form.Assemble(functions.Zip(form.Leaves.Zip(form.LeafNames(name), (type, leaf) => (type, leaf)), (function, result) =>
            _builder.Apply(function, result.type, operands.ToEquatableArray(), result.leaf, entry.Treatment is Treatment.Zero ? SiteOf(call.Syntax) : 0)).ToList());
    }

    /// <summary>A function with a rule of the user's.</summary>
    private Atom Function(IInvocationOperation call, OwnRule rule, IReadOnlyList<Argument> arguments, string name)
    {
        foreach (IMethodSymbol called in (IMethodSymbol[])[rule.Function, rule.Derivative])
            if (!CanName(called))
                throw new Refusal(Inaccessible.Create(NameOf(call), called.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        Operand[] operands = [.. arguments.OrderBy(argument => argument.Parameter).Select(argument => (argument.Value ?? Read(argument.Place!)) is not Atom { Operand: Operand operand } ? throw Fence.Refuse(call)
            : operand is Value { Type.IsReal: true } && !rule.IsActive(argument.Parameter) ? Inactive(operand, argument.Parameter) : operand)];
        return new Atom(_builder.Apply(rule.Written.Name, Types.Scalar(rule.Function.ReturnType)!, operands.ToEquatableArray(), name));

        // What the rule has no partial derivative by must not be active.
        Value Inactive(Operand operand, int parameter)
        {
            SyntaxNode place = call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter, rule.Function.Parameters[parameter]))?.Value.Syntax ?? call.Syntax;
            int site = SiteOf(place);
            session.Lost[site] = LostValue.Create(place.GetLocation(), OneLine(call.Syntax));
            return _builder.Apply("Stop", operand.Type, [operand], site: site);
        }
    }

    /// <summary>What this will mean in the callee: the variable itself, so that it can be changed, or a copy where C# makes one.</summary>
    private Place ReceiverOf(IOperation instance, IMethodSymbol method)
    {
        Place place = PlaceOf(instance);
        // The parameter of an extension block is a variable of its own.
        if (IsExtension(method))
            return IsReferenceExtension(method) ? place : new ValuePlace(Read(place), instance.Syntax);
        bool isCopied = instance.Type is { IsValueType: true } && !method.IsReadOnly
            && (instance is IParameterReferenceOperation { Parameter.RefKind: RefKind.In } or IPropertyReferenceOperation { Property.RefKind: RefKind.None }
                || (instance is IInstanceReferenceOperation && _frame.Method.IsReadOnly)
                || (instance is IFieldReferenceOperation { Field.IsReadOnly: true } && _frame.Method.MethodKind is not MethodKind.Constructor));
        // A struct in a field from outside is no copy: what changes it is refused.
        bool isOutside = instance.Type is { IsValueType: true } && place is OutsidePlace { Field.IsReadOnly: false } or PartPlace { Whole: ValuePlace { Value: Atom { Operand.Type: OpaqueType } } };
        return isCopied || (!isOutside && place is ElementPlace or AccessorPlace or OutsidePlace or PartPlace { Whole: ValuePlace }) ? new ValuePlace(Read(place), instance.Syntax) : place;
    }

    private void CheckCallee(IInvocationOperation call, IMethodSymbol method, SyntaxNode source)
    {
        if (method.IsAsync || (ReturnsReference(method) && session.IsRecursive(method)))
            throw Refused(call, method.IsAsync ? "it is async" : "it returns a reference and calls itself");
        if (!method.ReturnsVoid && Types.Form(_frame.Types.Inside(method).Resolve(method.OriginalDefinition.ReturnType)) is null)
            throw UnsupportedType(method.ReturnType, NameOf(call));
        if (!IsConstant(method))
            return;
        if (method.Parameters.Any(parameter => Types.Buffer(parameter.Type) is { IsReal: true, Shape: not BufferShape.ReadOnlySpan } || parameter.RefKind is RefKind.Ref or RefKind.Out))
            throw Refused(call, "it is marked [NoDerivative], but could write to a buffer; take ReadOnlySpan parameters");
        if (source is LocalFunctionStatementSyntax local && Writes(local))
            throw Refused(call, "it is marked [NoDerivative], but assigns what is outside it; return the value instead");
    }

    private bool Writes(LocalFunctionStatementSyntax function) =>
        session.Model(function.SyntaxTree).AnalyzeDataFlow(function) is not { Succeeded: true } flow || flow.WrittenInside.Any(symbol => !flow.VariablesDeclared.Contains(symbol, SymbolEqualityComparer.Default));

    private static Refusal Refused(IInvocationOperation call, string why) => new(UnsupportedCall.Create(NameOf(call), call.TargetMethod.Name, why));

    private static Diagnostic WhyUnknown(IInvocationOperation call, IMethodSymbol method) =>
        NumericsRefusals.Reason(method) is string reason ? UnsupportedCall.Create(NameOf(call), method.Name, reason)
        : method.ReturnsVoid && method.OriginalDefinition.DeclaringSyntaxReferences.Length == 0 && method.MethodKind != MethodKind.DelegateInvoke ? LostValue.Create(call.Syntax.GetLocation(), OneLine(call.Syntax))
        : method.IsAbstract ? UnsupportedCall.Create(NameOf(call), method.Name, "which implementation it runs is not known")
        : IsOpen(method) && call.IsVirtual ? UnsupportedCall.Create(NameOf(call), method.Name, "it is virtual, so which implementation it runs is not known")
        : method.ReturnsVoid ? LostValue.Create(call.Syntax.GetLocation(), OneLine(call.Syntax))
        : UnknownCallee.Create(NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), OwnRule.IsFunction(method) ? $"write '{OwnRule.SignatureFor(method)}' and mark it [DerivativeOf]" : "write out what it computes");

    /// <summary>The place of the method's name in the call.</summary>
    private static Location NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax syntax
        ? (syntax.Expression switch { MemberAccessExpressionSyntax member => member.Name, MemberBindingExpressionSyntax member => member.Name, { } called => called }).GetLocation()
        : call.Syntax.GetLocation();

    private static SyntaxNode Bare(SyntaxNode value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        _ => value,
    };

    private static bool IsStop(IMethodSymbol method) =>
        method is { Name: "Stop", Parameters.Length: 1, ContainingType: { Name: "Derivative", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsConstant(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "NoDerivativeAttribute", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } });

    private Term Stop(Term term) => term.With(term.Leaves.Select(leaf => leaf.Type is ScalarType { IsReal: true } ? _builder.Apply("Stop", leaf.Type, [leaf]) : leaf).ToList());
}
