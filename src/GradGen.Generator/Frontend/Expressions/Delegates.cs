using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Lambdas, and methods as delegates: code that is lowered where it is invoked.</summary>
internal sealed partial class BodyLowering
{
    private Term Delegate(IOperation expression)
    {
        switch (expression)
        {
            case IDelegateCreationOperation creation:
                return Delegate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                Slot[] captured = [.. lambda.Descendants().Select(operation => Captured(operation) is ISymbol symbol && _variables.TryGetValue(symbol, out Place? place) && place is VariablePlace variable ? variable.Slot : null).OfType<Slot>().Distinct()];
                foreach (Slot slot in captured)
                    slot.Outlive();
                return new Code(new Closure(lambda.Symbol, lambda.Syntax, _frame.Types, _frame.Receiver, _variables, captured) { Body = lambda.Syntax is AnonymousFunctionExpressionSyntax ? null : lambda.Body });
            case IMethodReferenceOperation reference:
                IMethodSymbol method = reference.Method;
                if (method.MethodKind == MethodKind.LocalFunction)
                    return new Code(new Closure(method, method.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(session.Cancellation), _frame.Types, _frame.Receiver, _variables, []));
                Place? receiver = reference.Instance is IOperation instance ? Receiver(instance) : null;
                if (MathCalls.Find(method) is not null || session.Rules.Find(method) is not null || (Session.Source(method, session) is not null && (receiver is null || ExactType(Content(receiver)) is not null || !IsOpen(method))))
                    return new Code(new Closure(method, Session.Source(method, session) ?? expression.Syntax, _frame.Types, receiver, _variables, []));
                throw Fence.Refuse(expression);
            default:
                return Expression(expression);
        }
    }

    /// <summary>What a delegate is called on: the object that the variable holds now, of a struct a copy.</summary>
    private Place Receiver(IOperation instance)
    {
        Place place = PlaceOf(instance);
        return place is VariablePlace && Content(place) is Term held and not Undefined
            ? held is Reference ? new ValuePlace(Read(place), place.Syntax) : new VariablePlace(Temporary(FormOf(instance.Type) ?? throw UnsupportedType(instance.Type, instance.Syntax.GetLocation()), "", held), place.Syntax)
            : place;
    }

    private static ISymbol? Captured(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>f(x), f being a delegate.</summary>
    private Term? InvokeDelegate(IInvocationOperation call, string name)
    {
        Term target = Expression(call.Instance!);
        if (target is not (Code or Codes))
            return OpaqueCall(call, call.TargetMethod, target, name, Diagnostics.UnsupportedCall.Create(NameOf(call), call.TargetMethod.Name, "which code a delegate runs is not known"));
        Argument[] arguments = [.. Arguments(call.Arguments)];
        return target is Codes codes ? Invoke(codes, call, arguments, name) : Invoke(((Code)target).Closure, call, arguments, name);
    }

    private Term? Invoke(Closure closure, IInvocationOperation call, IReadOnlyList<Argument> arguments, string name)
    {
        if (MathCalls.Find(closure.Method) is Rules.CatalogEntry entry)
            return Function(call, entry, [.. arguments.OrderBy(argument => argument.Parameter).Select(argument => argument.Value!)], FormOf(closure.Method.ReturnType), name);
        if (session.Rules.Find(closure.Method) is OwnRule rule)
            return Function(call, rule, arguments, name);
        if (_inlined.Count(method => SymbolEqualityComparer.Default.Equals(method, closure.Method)) > 0)
            throw Refused(call, "the delegate calls itself; make it a method of the type");
        _inlined.Push(closure.Method);
        Term? result = Inline(closure.Method, closure.Source, closure.Receiver, arguments, name, NameOf(call), closure.Method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction ? closure : null);
        _inlined.Pop();
        return result;
    }
}
