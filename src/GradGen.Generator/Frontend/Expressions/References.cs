using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>F(ref x, out y): copied in and copied out, which is the same because the variables are distinct and nothing else names them.</summary>
internal sealed partial class BodyLowering
{
    private static void CheckReference(IInvocationOperation call, IArgumentOperation argument)
    {
        if (VariableOf(argument.Value) is not ISymbol variable)
        {
            if (argument.Value is not IDiscardOperation)
                throw Unsupported(argument, "An argument passed by ref or out that is not a variable", "copy it to a local, and back");
        }
        else if (call.Arguments.Any(other => other != argument && other.Parameter is { RefKind: not RefKind.None } && SymbolEqualityComparer.Default.Equals(VariableOf(other.Value), variable)))
        {
            throw Unsupported(argument, "A variable passed by reference twice", "copy it to another local");
        }
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction || IsConstant(call.TargetMethod))
            throw Unsupported(argument, "An argument passed by ref or out here", "return a tuple instead");
        if (Types.Form(argument.Parameter!.Type) is { HasBuffer: true })
            throw Unsupported(argument, "A buffer passed by ref or out", "pass it by value, or return it");
    }

    private static ISymbol? VariableOf(IOperation argument) => argument switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        IParenthesizedOperation parenthesized => VariableOf(parenthesized.Operand),
        _ => null,
    };

    /// <summary>The variables passed by ref or out, by the parameter's place; their values are read here, after those of all arguments, and join the arguments.</summary>
    private Dictionary<int, Place> References(IInvocationOperation call, List<(IParameterSymbol Parameter, Term Value)> arguments)
    {
        var references = new Dictionary<int, Place>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.Ref or RefKind.Out } parameter)
                continue;
            Place place = PlaceOf(argument.Value);
            Form form = Types.Form(parameter.Type) ?? throw UnsupportedType(parameter.Type, argument.Syntax.GetLocation());
            references.Add(parameter.Ordinal, place);
            // What an out parameter holds before it is assigned is read by nobody.
            arguments.Add((parameter, parameter.RefKind == RefKind.Out ? Default(form) : Read(place)));
        }
        return references;
    }

    /// <summary>Belongs to no frame: what it holds when the method returns is read by the caller.</summary>
    private void DeclareReference(IParameterSymbol parameter, Form form, Term content)
    {
        Slot slot = NewSlot(parameter.Name, form, null);
        _slots[parameter] = slot;
        Set(slot, content);
    }
}
