using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// What else is refused in a method that is refused, so that its author sees all at once. Past a refused statement, lowering goes on as if it were not there; the variables that it
/// assigns are unknown from then on, and what reads one is passed over in silence, as its own faults may be those of the statement. Nothing is generated from this.
/// </summary>
internal sealed partial class BodyLowering
{
    /// <summary>What was refused so far; null where the first refusal ends all.</summary>
    private List<Diagnostic>? _found;

    private readonly HashSet<ISymbol> _unknown = new(SymbolEqualityComparer.Default);

    /// <summary>The branches and loops around this place that are lowered again when a variable of before them turns out to hold different arrays.</summary>
    private int _rebindable;

    /// <summary>All that is refused in the body of the marked method, at its place there or in what is called.</summary>
    public static IReadOnlyList<Diagnostic> Refusals(Session session, Declaration declaration, SemanticModel model)
    {
        var found = new List<Diagnostic>();
        try
        {
            new BodyLowering(session) { _found = found }.Lower(declaration.Method, declaration.Syntax, model, declaration.Marking.IsActive);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The first refusal is reported in any case.
            if (exception is Refusal { Diagnostic: Diagnostic last })
                found.Add(last);
        }
        return found;
    }

    /// <summary>Lowers a statement of the marked method. In what is called, a refusal is one of the statement that calls it.</summary>
    private void Recoverable(IOperation statement, Action lower)
    {
        if (_found is null || _depth > 0)
        {
            lower();
            return;
        }
        (Frame frame, ImmutableDictionary<Slot, Term> environment, ImmutableDictionary<ISymbol, Place> variables, string origin) = (_frame, _environment, _variables, _builder.Origin);
        (int depth, int inlined, int initialised, int nesting, int rebindable, int loops, int jumps, Atom? returned) = (_builder.Depth, _inlined.Count, _initialised.Count, _nesting, _rebindable, frame.Loops.Count, frame.Jumps.Count, frame.ReturnedBuffer);
        try
        {
            lower();
        }
        catch (Refusal refusal) when (refusal is not Rebinding || rebindable == 0)
        {
            if (refusal.Diagnostic is Diagnostic diagnostic && !NamesUnknown(statement))
                _found.Add(diagnostic);
            while (_builder.Depth > depth)
                _builder.CloseBlock([], []);
            while (_inlined.Count > inlined)
                _inlined.Pop();
            while (_initialised.Count > initialised)
                _initialised.Pop();
            while (frame.Loops.Count > loops)
                frame.Loops.Pop();
            frame.Jumps.RemoveRange(jumps, Math.Max(0, frame.Jumps.Count - jumps));
            frame.ReturnedBuffer = returned;
            (_frame, _environment, _variables, _builder.Origin, _builder.Overflow) = (frame, environment, variables, origin, null);
            (_depth, _nesting, _rebindable) = (0, nesting, rebindable);
            Forget(statement);
        }
    }

    /// <summary>By its text: what Roslyn has no operation for, as *p, names variables too.</summary>
    private bool NamesUnknown(IOperation statement) =>
        _unknown.Count > 0 && statement.Syntax.DescendantTokens().Any(token => _unknown.Any(variable => variable.Name == token.ValueText));

    private void Forget(IOperation statement)
    {
        _unknown.UnionWith(new Assignments(statement).Assigned);
        foreach (IOperation operation in statement.DescendantsAndSelf())
        {
            ISymbol? declared = operation switch
            {
                IVariableDeclaratorOperation declarator => declarator.Symbol,
                ILocalReferenceOperation { IsDeclaration: true } local => local.Local,
                IDeclarationPatternOperation pattern => pattern.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null)
                _unknown.Add(declared);
        }
    }
}
