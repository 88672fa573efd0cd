using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
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
        if (method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            throw Refused(call, "it calls itself and has a parameter passed by ref or out; return a tuple instead");
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            throw Refused(call, "a generic method that calls itself is not supported");
        if (!session.Compilation.IsSymbolAccessibleWithin(method, session.Container))
            throw new Refusal(Inaccessible.Create(NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        if (receiver is not null && Content(receiver) is not Atom { Operand: External { Text: "this" } } && call.Instance is not IInstanceReferenceOperation)
            throw Refused(call, "it calls itself and is called on an object; make it static");
        Form? form = method.ReturnsVoid ? null : FormOf(method.ReturnType);
        if (form is { HasBuffer: true })
            throw Refused(call, "it calls itself and returns an array; write to a buffer that is passed to it");
        if (form is not null && (form is AggregateForm { Type: not null } || !IsPlain(form)))
            throw Refused(call, "it calls itself and returns more than numbers; return a tuple");
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
        session.Outline(method, source, text + Escape(method.Name));
        Value[] results = form is null ? [] : [.. form.Leaves.Zip(form.LeafNames(name), (type, leaf) => _builder.Fresh(type, leaf))];
        _builder.Add(new Invoke(results.ToEquatableArray(), Session.Key(method), CalleeVariant.Primal, operands.ToEquatableArray()) { Site = SiteOf(NameOf(call)) });
        return form?.Assemble(results);
    }
}
