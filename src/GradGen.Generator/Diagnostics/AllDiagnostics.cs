using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>Every diagnostic, in the order of their ids.</summary>
internal static class AllDiagnostics
{
    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = ImmutableArray.Create(
        TypeNotPartial.Descriptor,
        UnknownParameter.Descriptor,
        NothingToDifferentiate.Descriptor,
        ParameterNotReal.Descriptor,
        NoBody.Descriptor,
        UnsupportedContainer.Descriptor,
        UnfitDerivative.Descriptor,
        NameClash.Descriptor,
        LocalFunctionMarked.Descriptor,
        UnsupportedParameter.Descriptor,
        UnsupportedResult.Descriptor,
        AsyncMethod.Descriptor,
        IteratorMethod.Descriptor,
        ExternMethod.Descriptor,
        UnknownType.Descriptor,
        OperatorMarked.Descriptor,
        AccessorMarked.Descriptor,
        LambdaMarked.Descriptor,
        UnsupportedConstruct.Descriptor,
        ReboundBuffer.Descriptor,
        ReturnedBuffer.Descriptor,
        OutsideState.Descriptor,
        UnsupportedType.Descriptor,
        UnusedParameter.Descriptor,
        ZeroDerivative.Descriptor,
        SearchLoop.Descriptor,
        LostValue.Descriptor,
        TooDeep.Descriptor,
        UnknownCallee.Descriptor,
        Inaccessible.Descriptor,
        UnsupportedCall.Descriptor,
        UnseenCode.Descriptor,
        WrongRule.Descriptor,
        CostlyPower.Descriptor,
        RoundedValue.Descriptor,
        InternalError.Descriptor);
}
