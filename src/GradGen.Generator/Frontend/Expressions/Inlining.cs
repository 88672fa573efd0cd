using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Methods, local functions, lambdas, accessors and constructors, lowered where they are called.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>An argument: the parameter's number, and its value, or the variable that it is a name for.</summary>
    private sealed record Argument(int Parameter, Term? Value, Place? Place);

    // Calls within calls, and operations, past which no one reads the result.
    private const int Deepest = 60;
    private const int Longest = 60_000;
    private int _depth;

    /// <summary>Lowers the method's body in place.</summary>
    /// <param name="method">The method as it is called, with type arguments.</param>
    /// <param name="source">Its syntax.</param>
    /// <param name="receiver">What this means in it; null for a static one.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="name">The name that its result takes.</param>
    /// <param name="at">Where it is called.</param>
    /// <param name="closure">The variables that it sees, for a lambda; null for one that sees those of here.</param>
    private Term? Inline(IMethodSymbol method, SyntaxNode source, Place? receiver, IReadOnlyList<Argument> arguments, string name, Location at, Closure? closure = null)
    {
        IOperation body = closure?.Body ?? Operations(source);
        return Inside(method, source, receiver, arguments, name, at, () => Body(body), closure);
    }

    private IOperation Operations(SyntaxNode source)
    {
        SemanticModel model = session.Model(source.SyntaxTree);
        Shallow(source);
        return source switch
        {
            LocalFunctionStatementSyntax => (model.GetOperation(source, session.Cancellation) as ILocalFunctionOperation)?.Body,
            AnonymousFunctionExpressionSyntax => (model.GetOperation(source, session.Cancellation) as IAnonymousFunctionOperation)?.Body,
            _ => model.GetOperation(source, session.Cancellation),
        } ?? throw new Refusal(null);
    }

    /// <summary>Does something in the frame of a method, and gives its result.</summary>
    private Term? Inside(IMethodSymbol method, SyntaxNode source, Place? receiver, IReadOnlyList<Argument> arguments, string name, Location at, Action body, Closure? closure = null)
    {
        if (++_depth > Deepest || _builder.Count > Longest)
            throw new Refusal(UnsupportedConstruct.Create(at, "So much code, called in place,", "mark a part of it, or let it be simpler"));
        (Frame caller, string origin, ImmutableDictionary<ISymbol, Place> variables, int nesting) = (_frame, _builder.Origin, _variables, _nesting);
        _nesting = 0;
        session.Sites.Sources.Add(source);
        IMethodSymbol definition = Session.Definition(method);
        bool isNested = method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        TypeMap types = (closure?.Types ?? caller.Types).Inside(method);
        receiver = closure is not null || isNested ? closure?.Receiver ?? caller.Receiver : receiver is ValuePlace { Value: not Reference } value ? Copied(value, name) : receiver;
        if (closure is not null)
            _variables = closure.Variables;
        OpenFrame(new Frame(definition, session.Model(source.SyntaxTree), name, types, receiver) { Call = session.IsInMarked(at) ? at : caller.Call });
        foreach (Argument argument in arguments)
        {
            IParameterSymbol own = definition.Parameters[argument.Parameter];
            if (argument.Place is Place place)
                _variables = _variables.SetItem(own, place);
            else
                Declare(own, own.Name, FormOf(own.Type) ?? FormOfCode(argument.Value!) ?? throw UnsupportedType(own.Type, at), Apart(argument.Value!, own.Type, own.Name, source));
        }
        body();

        Frame callee = _frame;
        _referred = callee.Reference;
        Term? result = callee.Reference is Place referred ? Read(referred, name) : callee.ReturnedBuffer is Atom buffer ? Arrived(buffer, definition, at) : callee.Result is Slot slot ? Whole(slot) : null;
        _environment = _environment.RemoveRange(_environment.Keys.Where(own => own == callee.Returned || own == callee.Result || own.Owner == callee));
        (_frame, _builder.Origin, _variables, _nesting) = (caller, origin, variables, nesting);
        _depth--;
        if (result is Undefined && !Threw(_environment))
            throw new Refusal(null);
        return result;
    }

    /// <summary>The buffer that a method returned, when it can be named where the method ends.</summary>
    private Atom Arrived(Atom buffer, IMethodSymbol method, Location at) => buffer.Operand is not Value value || _builder.IsInScope(value) || _parameters.Contains(value.Id) || _arenaBuffers.Contains(value)
        ? buffer
        : throw new Refusal(ReturnedBuffer.Create(at, $"An array that '{method.Name}' makes in a branch or loop"));

    /// <summary>A delegate is no value of the IR: its code is what is handed on.</summary>
    private static Form? FormOfCode(Term value) => value is Code or Codes or CodeList or Query or Reference ? new AtomForm(new OpaqueType("object")) : null;

    /// <summary>What is called on a value that is no variable works on a copy.</summary>
    private VariablePlace Copied(ValuePlace value, string name) =>
        new(Temporary((value.Value as Aggregate)?.Form ?? (Form)new AtomForm(value.Value.Leaves.FirstOrDefault()?.Type ?? ScalarType.Int32), name, value.Value), value.Syntax);

    /// <summary>The variable that is passed by reference. One that is not assigned yet gets a value, for the paths on which the callee leaves it as it is.</summary>
    private Place ReferenceTo(IOperation variable)
    {
        Place place = PlaceOf(variable);
        if (place is VariablePlace { Slot: Slot slot } && Get(slot) is Undefined && IsPlain(slot.Form))
            Set(slot, Default(slot.Form));
        return place is NoPlace && FormOf(variable.Type) is Form form ? new VariablePlace(Temporary(form, "", IsPlain(form) ? Default(form) : Undefined.Instance), variable.Syntax) : place;
    }

    /// <summary>Evaluates the arguments in the order of the source. A variable passed by reference is what the parameter is a name for.</summary>
    private List<Argument> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new List<Argument>();
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter ?? throw new Refusal(null);
            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out || (parameter.RefKind is not RefKind.None && IsVariable(argument.Value));
            values.Add(isReference ? new Argument(parameter.Ordinal, null, ReferenceTo(argument.Value)) : new Argument(parameter.Ordinal, Expression(argument.Value), null));
        }
        return [.. values.Select(argument => argument.Value is Term value ? argument with { Value = Moved(value) } : argument)];
    }

    /// <summary>What an argument for <c>in</c> is another name for; anything else is copied.</summary>
    private bool IsVariable(IOperation argument) => argument switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IFieldReferenceOperation { Instance: not null } or IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IOperation span } => Types.SpanShape(span.Type) is not null,
        IImplicitIndexerReferenceOperation { Instance: IOperation span } => Types.SpanShape(span.Type) is not null,
        IInstanceReferenceOperation { Type.IsValueType: true } => _frame.Receiver is not null,
        _ => false,
    };

    /// <summary>Lowers a callee, or does something else when it is refused, as if it had never been tried.</summary>
    private Term? Attempt(Func<Term?> lower, Func<Refusal, Term?> otherwise)
    {
        (Frame frame, ImmutableDictionary<Slot, Term> environment, ImmutableDictionary<ISymbol, Place> variables, string origin) = (_frame, _environment, _variables, _builder.Origin);
        (int depth, int inlined, int initialised, int calls, int nesting) = (_builder.Depth, _inlined.Count, _initialised.Count, _depth, _nesting);
        (string? read, Location? foreign) = (session.ReadOutside, session.Foreign);
        ImmutableDictionary<IOperation, Term> evaluated = _evaluated;
        _builder.OpenBlock();
        try
        {
            Term? result = lower();
            _builder.Append(_builder.CloseBlock([], []).Ops);
            return result;
        }
        catch (Refusal refusal) when (refusal.Diagnostic is not null && !(refusal is Rebinding rebinding && CanPool(rebinding, environment)))
        {
            while (_builder.Depth > depth)
                _builder.CloseBlock([], []);
            while (_inlined.Count > inlined)
                _inlined.Pop();
            while (_initialised.Count > initialised)
                _initialised.Pop();
            (_frame, _environment, _variables, _builder.Origin, _depth, _nesting) = (frame, environment, variables, origin, calls, nesting);
            (session.ReadOutside, session.Foreign, _evaluated) = (read, foreign, evaluated);
            return otherwise(refusal);
        }
    }
}
