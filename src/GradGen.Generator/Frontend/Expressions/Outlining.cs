using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Methods that call themselves stay calls, of another function of the model.</summary>
internal sealed partial class BodyLowering
{
    private Term? Invoke(IInvocationOperation call, IMethodSymbol method, BaseMethodDeclarationSyntax source, Place? receiver, List<Argument> arguments, string name)
    {
        if (WhyNoFunction(call, method, receiver) is string reason)
            throw Refused(call, reason);
        Form? form = method.ReturnsVoid ? null : FormOf(method.ReturnType);
        var operands = new List<Operand>();
        foreach (Argument argument in arguments.OrderBy(argument => argument.Parameter))
        {
            IParameterSymbol parameter = method.Parameters[argument.Parameter];
            if ((argument.Value ?? Read(argument.Place!)) is not Atom { Operand: Operand operand } || Types.Ir(parameter.Type) is not IrType type)
                throw Refused(call, $"it calls itself, and parameter '{parameter.Name}' is neither a number nor a buffer");
            operands.Add(operand.Type is BufferType && !operand.Type.Equals(type) ? _builder.Compute(Operator.View, type, [operand]) : operand);
        }
        // A delegate that is a parameter would be called instead.
        bool isHidden = session.HasParameter(method.Name) || method.Parameters.Any(parameter => parameter.Name == method.Name);
        string text = !method.IsStatic ? "this." : isHidden || !SymbolEqualityComparer.Default.Equals(method.ContainingType, session.Container)
            ? method.ContainingType.ToDisplayString(s_qualified) + "."
            : "";
        session.Outline(method, source, IsAccessible(method) ? text + Escape(method.Name) : "");
        Value[] results = form is null ? [] : [.. form.Leaves.Zip(form.LeafNames(name), (type, leaf) => _builder.Fresh(type, leaf))];
        _builder.Add(new Invoke(results.ToEquatableArray(), Session.Key(method), CalleeVariant.Primal, operands.ToEquatableArray()) { Site = SiteOf(NameOf(call)) });
        return form?.Assemble(results);
    }

    /// <summary>True for a method that stays a call: one that calls itself, and, in long code, any that can.</summary>
    private bool IsOutlined(IInvocationOperation call, IMethodSymbol method, Place? receiver) =>
        session.IsRecursive(method)
        || (Session.IsLong(_builder.Count) && method.MethodKind != MethodKind.LocalFunction && IsAccessible(method)
            && method.Parameters.All(parameter => Types.Ir(parameter.Type) is not null) && WhyNoFunction(call, method, receiver) is null);

    private bool IsAccessible(IMethodSymbol method) => session.Compilation.IsSymbolAccessibleWithin(method, session.Container);

    /// <summary>Why the method can be no function of the model; null when it can.</summary>
    private string? WhyNoFunction(IInvocationOperation call, IMethodSymbol method, Place? receiver)
    {
        if (method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            return "it calls itself and has a parameter passed by ref or out; return a tuple instead";
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            return "a generic method that calls itself is not supported";
        if (receiver is not null && Content(receiver) is not Atom { Operand: External { Text: "this" } } && call.Instance is not IInstanceReferenceOperation)
            return "it calls itself and is called on an object; make it static";
        Form? form = method.ReturnsVoid ? null : FormOf(method.ReturnType);
        if (form is { HasBuffer: true })
            return "it calls itself and returns an array; write to a buffer that is passed to it";
        return form is not null && (form is AggregateForm { Type: not null } || !IsPlain(form))
            ? "it calls itself and returns more than numbers; return a tuple"
            : null;
    }
}
