using System;
using System.Collections.Generic;
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

    /// <returns>
    /// The method. When it is refused, or does not compile, one whose siblings throw the reason; null when its declaration leaves open what siblings it has.
    /// </returns>
    public static DifferentiableMethod? Lower(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        SemanticModel model,
        AttributeData attribute,
        Action<Diagnostic>? report,
        CancellationToken cancellation) => Lower(method, syntax, model, attribute, report, out _, cancellation);

    /// <returns>The method, or null.</returns>
    /// <param name="sites">The places that its operations come from.</param>
    /// <param name="body">How the body is lowered; tests put in what fails.</param>
    public static DifferentiableMethod? Lower(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        SemanticModel model,
        AttributeData attribute,
        Action<Diagnostic>? report,
        out Sites sites,
        CancellationToken cancellation,
        Func<Session, Declaration, SemanticModel, DifferentiableMethod?>? body = null)
    {
        var session = new Session(model.Compilation, method, cancellation);
        sites = session.Sites;
        Declaration? declaration = null;
        try
        {
            declaration = Declaration.Read(method, syntax, attribute);
            if (declaration.Wrong is Diagnostic wrong)
                throw new Refusal(wrong);
            if ((body ?? Body)(session, declaration, model) is DifferentiableMethod lowered)
                return lowered;
            session = new Session(model.Compilation, method, cancellation) { ReadsInOrder = true };
            sites = session.Sites;
            return (body ?? Body)(session, declaration, model);
        }
        catch (Refusal refusal)
        {
            if (refusal.Diagnostic is Diagnostic diagnostic && report is not null && Compiles(syntax, model, session.Sites, cancellation))
            {
                report(diagnostic);
                var reported = new HashSet<(string, Location)> { (diagnostic.Id, diagnostic.Location) };
                IEnumerable<Diagnostic> further = declaration is not { Wrong: null } ? [] : refusal.Further.Count > 0 ? refusal.Further : BodyLowering.Refusals(new Session(model.Compilation, method, cancellation) { IsStrict = session.IsStrict, ReadsInOrder = session.ReadsInOrder }, declaration, model);
                foreach (Diagnostic other in further)
                    if (reported.Add((other.Id, other.Location)))
                        report(other);
            }
            return Refused(refusal.Diagnostic);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What does not compile may be anything.
            Diagnostic? error = Compiles(syntax, model, session.Sites, cancellation) ? InternalError.Of(exception, syntax.Identifier.GetLocation(), method.Name) : null;
            if (error is not null)
                report?.Invoke(error);
            return Refused(error);
        }

        DifferentiableMethod? Refused(Diagnostic? reason) =>
            declaration is null ? null : RefusedBody.Of(declaration, model, new ApparentUse(model.Compilation, cancellation), RefusedBody.Reason(reason), cancellation);
    }

    /// <summary>Lowers the body of a method whose declaration is fit.</summary>
    /// <returns>The method; null when it reads what is outside, and calls what could change that, so that the order matters.</returns>
    /// <exception cref="Refusal">The body is refused.</exception>
    public static DifferentiableMethod? Body(Session session, Declaration declaration, SemanticModel model)
    {
        session.IsStrict = declaration.Marking.Strict;
        (IMethodSymbol method, MethodDeclarationSyntax syntax) = (declaration.Method, declaration.Syntax);
        var lowering = new BodyLowering(session);
        Function primal = lowering.Lower(method, syntax, model, declaration.Marking.IsActive);
        EquatableArray<Callee> callees = session.Callees.ToEquatableArray();
        Verify(primal, callees);
        LostValues.Check(primal, callees, lowering.ActiveInputs, session);
        if (session is { Foreign: not null, ReadOutside: not null, ReadsInOrder: false })
            return null;
        if (session is { Foreign: Location foreign, ReadOutside: string changeable })
            throw new Refusal(OutsideState.Create(foreign, changeable, "is read as a constant, but could be changed by this; pass its value as a parameter"));

        RunAgain.Check(primal, callees, declaration.Requested, session);

        var memory = new MemoryUse(callees);
        if (memory.WrittenTable(primal) is External table)
            throw new Refusal(OutsideState.Create(syntax.Identifier.GetLocation(), table.Text, "is a table of constants, but a method that calls itself writes to it"));
        if (SharedArguments.Find(primal, callees) is Invoke shared)
        {
            string name = callees.First(callee => callee.Function.Key == shared.Callee).Function.Name;
            throw new Refusal(UnsupportedCall.Create(session.Sites[shared.Site].Place, name, "it calls itself, and is passed one buffer twice to which it writes; pass a copy, or the buffer once with indices"));
        }
        return declaration.With(primal, callees, memory.Of(primal), lowering);
    }

    /// <summary>What is wrong with the code itself, in the method or in what it calls, is for the compiler to say.</summary>
    public static bool Compiles(MethodDeclarationSyntax syntax, SemanticModel model, Sites sites, CancellationToken cancellation)
    {
        return IsRight(syntax) && sites.Sources.All(IsRight);

        bool IsRight(SyntaxNode source) => !(source.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(source.SyntaxTree)).GetDiagnostics(source.Span, cancellation)
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
    }

    [System.Diagnostics.Conditional("DEBUG")]
    private static void Verify(Function primal, EquatableArray<Callee> callees)
    {
        Verifier.Check(primal);
        foreach (Callee callee in callees)
            Verifier.Check(callee.Function);
    }
}
