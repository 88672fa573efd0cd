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
    private Term? Invoke(IInvocationOperation call, IMethodSymbol method, BaseMethodDeclarationSyntax source, List<Argument> arguments, string name)
    {
        Form? form = method.ReturnsVoid ? null : FormOf(method.ReturnType);
        var operands = new List<Operand>();
        foreach (Argument argument in arguments.OrderBy(argument => argument.Parameter))
        {
            IParameterSymbol parameter = method.Parameters[argument.Parameter];
            IrType type = Types.Ir(parameter.Type)!;
            Term given = argument.Value ?? Read(argument.Place!);
            if (given is not Atom { Operand: { Type: not OpaqueType } operand })
                throw Refused(call, $"it calls itself, and {(given is Aggregate { Form.Array.IsRow: true } ? $"the array for '{parameter.Name}' lies with others; clone it first" : $"parameter '{parameter.Name}' is neither a number nor a buffer")}");
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

    /// <summary>True for a method that stays a call: one that calls itself, and, in long code, any that can.</summary>
    private bool IsOutlined(IMethodSymbol method, Place? receiver) => session.IsRecursive(method) || (Session.IsLong(_builder.Count) && !ReturnsReference(method) && IsFunction(method, receiver));

    /// <summary>True for a method that takes and returns what the IR has, so that the user's own is called: for its values.</summary>
    private bool IsFunction(IMethodSymbol method, Place? receiver) =>
        method.MethodKind != MethodKind.LocalFunction
        && session.Compilation.IsSymbolAccessibleWithin(method, session.Container)
        && method is { IsGenericMethod: false, ContainingType.IsGenericType: false }
        && (receiver is null || Content(receiver) is Atom { Operand: External { Text: "this" } })
        && method.Parameters.All(parameter => Types.Ir(parameter.Type) is not null && parameter.RefKind is not (RefKind.Ref or RefKind.Out))
        && (method.ReturnsVoid || FormOf(method.ReturnType) is AtomForm { Type: ScalarType } || (FormOf(method.ReturnType) is AggregateForm { IsTuple: true } tuple && tuple.Parts.All(part => part is AtomForm { Type: ScalarType })));
}
