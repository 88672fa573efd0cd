using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>ref M() and ref this[i]: methods and properties that return a place, which is read, assigned and handed on as that place.</summary>
internal sealed partial class BodyLowering
{
    // What the call lowered last returned a reference to; null where it returned a value.
    private Place? _referred;

    private static bool ReturnsReference(IMethodSymbol method) => method.ReturnsByRef || method.ReturnsByRefReadonly;

    /// <summary>return ref x: which place it is must be known where the method ends.</summary>
    private void ReturnReference(IReturnOperation statement, IOperation value)
    {
        if (_builder.Depth != _frame.Depth || _frame.Reference is not null)
            throw Unsupported(statement, "A reference to one place or another", "return the index");
        _frame.Reference = PlaceOf(value);
        Set(_frame.Returned, true);
    }

    private Place ReferredBy(IInvocationOperation call)
    {
        _referred = null;
        Term value = Call(call, "") ?? throw Fence.Refuse(call);
        return Referred(call.TargetMethod, value, call.Syntax);
    }

    private Place ReferredBy(AccessorPlace property)
    {
        _referred = null;
        Term value = Get(property, "");
        return Referred(property.Property, value, property.Syntax);
    }

    private Place Referred(ISymbol member, Term value, SyntaxNode syntax)
    {
        Place? referred = _referred;
        _referred = null;
        return referred is null || IsConstant(member) ? new ValuePlace(value, syntax) : referred with { Syntax = syntax };
    }
}
