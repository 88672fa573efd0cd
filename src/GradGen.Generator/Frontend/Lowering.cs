using System;
using System.Linq;
using System.Threading;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>From a marked C# method to the model. The generator and the analyzer both call it; only the analyzer asks for reports.</summary>
internal static class Lowering
{
    /// <summary>The metadata name of the attribute that marks a method.</summary>
    public const string AttributeName = "GradGen.DifferentiableAttribute";

    /// <returns>The method, or null when it is refused, or when the compiler rejects it itself.</returns>
    public static DifferentiableMethod? Lower(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        SemanticModel model,
        AttributeData attribute,
        Action<Diagnostic>? report,
        CancellationToken cancellation)
    {
        try
        {
            return Lower(method, syntax, model, attribute, cancellation);
        }
        catch (Refusal refusal)
        {
            if (refusal.Diagnostic is Diagnostic diagnostic && report is not null && !HasErrors(syntax, model, cancellation))
                report(diagnostic);
            return null;
        }
    }

    private static DifferentiableMethod Lower(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model, AttributeData attribute, CancellationToken cancellation)
    {
        Marking marking = Marking.Read(method, attribute);
        Container container = Containers.Read(method, syntax);
        Signature.Check(method, syntax);
        DerivativeKinds requested = Kinds.Requested(method, syntax, marking);
        Names.Check(method, syntax, requested);

        var session = new Session(model.Compilation, method, cancellation) { IsStrict = marking.Strict };
        Function primal = new BodyLowering(session).Lower(method, syntax, model);
        EquatableArray<Callee> callees = session.Callees.ToEquatableArray();
        Verify(primal, callees);
        LostValues.Check(primal, callees, primal.Parameters.Where(value => method.Parameters.Any(parameter => parameter.Name == value.Name && marking.IsActive(parameter))), session);

        var memory = new MemoryUse(callees);
        if (memory.WrittenTable(primal) is External table)
            throw new Refusal(OutsideState.Create(syntax.Identifier.GetLocation(), table.Text, "is a table of constants, but a method that calls itself writes to it"));
        MethodShape shape = Signature.Read(method, primal, marking, memory.Of(primal));
        Signature.CheckShape(shape, primal, method, syntax);
        return new DifferentiableMethod(Containers.HintName(method), container, shape, primal, callees, requested, marking.Strict);
    }

    /// <summary>What is wrong with the code itself is for the compiler to say.</summary>
    private static bool HasErrors(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(syntax.Span, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));

    [System.Diagnostics.Conditional("DEBUG")]
    private static void Verify(Function primal, EquatableArray<Callee> callees)
    {
        Verifier.Check(primal);
        foreach (Callee callee in callees)
            Verifier.Check(callee.Function);
    }
}
