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

/// <summary>F(x): a function with a rule, or a method with source, lowered in place or called.</summary>
internal sealed partial class BodyLowering
{
    /// <returns>The result; null for a method without one.</returns>
    private Term? Call(IInvocationOperation call, string name)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsStop(method))
            return new Atom(_builder.Apply("Stop", Types.Ir(call.Type) ?? throw new Refusal(null), [Scalar(call.Arguments[0].Value)], name));
        if (MathCalls.Find(method) is CatalogEntry entry)
            return Function(call, entry, name);
        if (Slicing(call, name) is Term part)
            return part;

        SyntaxNode? source = method.MethodKind == MethodKind.LocalFunction
            ? method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation)
            : Session.Source(method, session.Cancellation);
        CheckCallee(call, method, source);

        bool outline = session.IsOutlined(method, _builder.NextId);
        if (outline && method.MethodKind == MethodKind.LocalFunction)
            throw Refused(call, "a local function that calls itself is not supported; make it a method of the type");
        List<(IParameterSymbol Parameter, Term Value)> arguments = Ordered(call);
        Term? result = outline
            ? Invoke(call, method, (BaseMethodDeclarationSyntax)source!, arguments, name)
            : Inline(Session.Definition(method), source!, arguments, name, NameOf(call), References(call, arguments));
        return result is not null && IsConstant(method) ? Stop(result, Types.Form(method.ReturnType)!) : result;
    }

    private Term Function(IInvocationOperation call, CatalogEntry entry, string name)
    {
        if (entry.Treatment is Treatment.Refused || call.Instance is not null)
            throw Refused(call, entry.Reason.Length > 0 ? "it " + entry.Reason : "it is called on an object");
        Form form = Types.Form(call.Type) ?? throw UnsupportedType(call.Type, NameOf(call));
        var operands = new List<Operand>();
        foreach ((IParameterSymbol parameter, Term value) in Ordered(call))
            operands.Add(value is Atom { Operand: { Type: ScalarType } operand } ? operand : throw UnsupportedType(parameter.Type, NameOf(call)));
        EquatableArray<string> functions = entry.Treatment is Treatment.Split ? entry.Components : [entry.Function];
        return form.Assemble(functions.Zip(form.Leaves.Zip(form.LeafNames(name), (type, leaf) => (type, leaf)), (function, result) =>
            _builder.Apply(function, result.type, operands.ToEquatableArray(), result.leaf, entry.Treatment is Treatment.Zero ? SiteOf(call.Syntax) : 0)));
    }

    private void CheckCallee(IInvocationOperation call, IMethodSymbol method, SyntaxNode? source)
    {
        if (source is null)
        {
            throw method.ContainingType is null or { TypeKind: TypeKind.Error } ? new Refusal(null)
                : method.MethodKind is MethodKind.DelegateInvoke ? Refused(call, "which code a delegate runs is not known")
                : method.IsAbstract ? Refused(call, "which implementation it runs is not known")
                : new Refusal(UnknownCallee.Create(NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
        }
        if (call.Instance is not null and not IInstanceReferenceOperation)
            throw Refused(call, "it is called on an object; make it static, or call it on this");
        if (call.IsVirtual && !method.ContainingType.IsSealed && !method.IsSealed && method is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true, IsSealed: false })
            throw Refused(call, "it is virtual, so which implementation it runs is not known");
        if (method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly)
            throw Refused(call, method.IsAsync ? "it is async" : "it returns a reference");
        if (!method.ReturnsVoid && Types.Form(method.ReturnType) is null)
            throw UnsupportedType(method.ReturnType, NameOf(call));
        if (IsConstant(method) && method.Parameters.Any(parameter => Types.Buffer(parameter.Type) is { IsReal: true, Shape: not BufferShape.ReadOnlySpan }))
            throw Refused(call, "it is marked [NoDerivative], but could write to a buffer; take ReadOnlySpan parameters");
        if (IsConstant(method) && method.MethodKind == MethodKind.LocalFunction && source is LocalFunctionStatementSyntax local && Writes(local))
            throw Refused(call, "it is marked [NoDerivative], but assigns what is outside it; return the value instead");
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is null)
                throw new Refusal(null);
            if (argument.Parameter.RefKind is RefKind.Ref or RefKind.Out)
                CheckReference(call, argument);
            // An element passed by reference may be written while the callee reads it.
            if (argument.Parameter.RefKind is not RefKind.None && argument.Value is IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation)
                throw Unsupported(argument, "An element passed by reference", "pass it by value, or copy it to a local first");
        }
    }

    private bool Writes(LocalFunctionStatementSyntax function) =>
        session.Model(function.SyntaxTree).AnalyzeDataFlow(function) is not { Succeeded: true } flow || flow.WrittenInside.Any(symbol => !flow.VariablesDeclared.Contains(symbol, SymbolEqualityComparer.Default));

    private static Refusal Refused(IInvocationOperation call, string why) => new(UnsupportedCall.Create(NameOf(call), call.TargetMethod.Name, why));

    /// <summary>The place of the method's name in the call.</summary>
    private static Location NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax syntax
        ? (syntax.Expression is MemberAccessExpressionSyntax member ? member.Name : syntax.Expression).GetLocation()
        : call.Syntax.GetLocation();

    /// <summary>Evaluates the arguments in the order of the source and gives them in the order of the parameters. Those that the IR does not know are left out.</summary>
    private List<(IParameterSymbol Parameter, Term Value)> Ordered(IInvocationOperation call)
    {
        var values = new List<(IParameterSymbol Parameter, Term Value)>();
        foreach (IArgumentOperation argument in call.Arguments)
            if (argument.Parameter!.RefKind is not (RefKind.Ref or RefKind.Out))
                values.Add((argument.Parameter!, Expression(argument.Value)));
        return [.. values.OrderBy(pair => pair.Parameter.Ordinal)];
    }

    private Term? Inline(IMethodSymbol method, SyntaxNode source, List<(IParameterSymbol Parameter, Term Value)> arguments, string name, Location at, Dictionary<int, Place>? references = null)
    {
        Frame caller = _frame;
        string origin = _builder.Origin;
        SemanticModel model = session.Model(source.SyntaxTree);
        IOperation body = (source is LocalFunctionStatementSyntax
            ? (model.GetOperation(source, session.Cancellation) as ILocalFunctionOperation)?.Body
            : model.GetOperation(source, session.Cancellation)) ?? throw new Refusal(null);
        OpenFrame(new Frame(method, model, name) { Call = session.IsInMarked(at) ? at : caller.Call });
        foreach ((IParameterSymbol parameter, Term value) in arguments)
        {
            IParameterSymbol own = method.Parameters[parameter.Ordinal];
            Form form = Types.Form(own.Type) ?? throw UnsupportedType(own.Type, source.GetLocation());
            if (references?.ContainsKey(parameter.Ordinal) is true)
                DeclareReference(own, form, value);
            else
                Declare(own, own.Name, form, value);
        }
        Body(body);
        List<(Place Place, Term Value)> written = references is null ? [] : [.. references.Select(pair => (pair.Value, Get(_slots[method.Parameters[pair.Key]])))];
        Frame callee = _frame;
        Term? result = callee.Result is Slot slot ? Get(slot) : null;
        _environment = _environment.Remove(callee.Returned);
        if (callee.Result is not null)
            _environment = _environment.Remove(callee.Result);
        _frame = caller;
        _builder.Origin = origin;
        foreach ((Place place, Term value) in written)
            Write(place, value);
        return result is Undefined ? throw new Refusal(null) : result;
    }

    private Term? Invoke(IInvocationOperation call, IMethodSymbol method, BaseMethodDeclarationSyntax source, List<(IParameterSymbol Parameter, Term Value)> arguments, string name)
    {
        if (method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            throw Refused(call, "it calls itself and has a parameter passed by ref or out; return a tuple instead");
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            throw Refused(call, "a generic method that calls itself is not supported");
        if (!session.Compilation.IsSymbolAccessibleWithin(method, session.Container))
            throw new Refusal(Inaccessible.Create(NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        Form? form = method.ReturnsVoid ? null : Types.Form(method.ReturnType);
        if (form is { HasBuffer: true })
            throw Refused(call, "it calls itself and returns an array; write to a buffer that is passed to it");
        var operands = new List<Operand>();
        foreach ((IParameterSymbol parameter, Term value) in arguments)
        {
            if (value is not Atom { Operand: Operand operand } || Types.Ir(parameter.Type) is not IrType type)
                throw Refused(call, $"parameter '{parameter.Name}' is a tuple");
            operands.Add(operand.Type is BufferType && !operand.Type.Equals(type) ? _builder.Compute(Operator.View, type, [operand]) : operand);
        }
        // A delegate that is a parameter would be called instead.
        bool isHidden = session.HasParameter(method.Name) || method.Parameters.Any(parameter => parameter.Name == method.Name);
        string receiver = !method.IsStatic ? "this." : isHidden || !SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Container)
            ? method.ContainingType.ToDisplayString(s_qualified) + "."
            : "";
        session.Outline(method, source, receiver + Escape(method.Name));
        Value[] results = form is null ? [] : [.. form.Leaves.Zip(form.LeafNames(name), (type, leaf) => _builder.Fresh(type, leaf))];
        _builder.Add(new Invoke(results.ToEquatableArray(), Session.Key(method), CalleeVariant.Primal, operands.ToEquatableArray()) { Site = SiteOf(NameOf(call)) });
        return form?.Assemble(results);
    }

    private static bool IsStop(IMethodSymbol method) =>
        method is { Name: "Stop", Parameters.Length: 1, ContainingType: { Name: "Derivative", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsConstant(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "NoDerivativeAttribute", ContainingNamespace: { Name: "GradGen", ContainingNamespace.IsGlobalNamespace: true } });

    private Term Stop(Term term, Form form) => form.Assemble(term.Leaves.Select(leaf => leaf.Type is ScalarType { IsReal: true } ? _builder.Apply("Stop", leaf.Type, [leaf]) : leaf));
}
