using System.Collections.Generic;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Finds for each variable the innermost scope around all its uses, and the first of them there.</summary>
internal sealed class Declarations
{
    private readonly Variables _variables;
    private readonly Dictionary<Statement, Scope> _scopes = [];
    private readonly Dictionary<If, (Scope, Scope)> _arms = [];

    public Declarations(List<Statement> statements, Variables variables, Scope body)
    {
        _variables = variables;
        Walk(statements, body, 0);
    }

    /// <summary>Every variable, in the order of the first use.</summary>
    public List<Variable> Ordered { get; } = [];

    /// <summary>The scope inside a loop.</summary>
    public Scope Inside(Statement loop) => _scopes[loop];

    /// <summary>The scopes inside the arms.</summary>
    public (Scope Then, Scope Otherwise) Arms(If branch) => _arms[branch];

    private void Walk(List<Statement> statements, Scope scope, int first)
    {
        for (int k = 0; k < statements.Count; k++)
            Walk(statements[k], scope, first + k);
    }

    private void Walk(Statement statement, Scope scope, int position)
    {
        switch (statement)
        {
            case While o:
                Scope inside = Open(o, scope, position);
                Walk(o.Preparation, inside, 0);
                Read(o.Test, inside, o.Preparation.Count);
                Walk(o.Body, inside, o.Preparation.Count + 1);
                return;
            case For o:
                inside = Open(o, scope, position);
                Read(o.Start, scope, position);
                Mention(_variables.Of(o.Loop.Counter), inside, -1);
                Read(o.Bound, scope, position);
                Walk(o.Body, inside, 0);
                return;
            case If o:
                Read(o.Condition, scope, position);
                (Scope then, Scope otherwise) = _arms[o] = (new Scope(scope, position), new Scope(scope, position));
                Walk(o.Then, then, 0);
                Walk(o.Otherwise, otherwise, 0);
                return;
        }
        foreach (Expression expression in statement.Expressions)
            Read(expression, scope, position);
        if (statement is Move move)
            Mention(move.Target, scope, position);
        foreach (Value value in statement.Defined())
            Mention(_variables.Of(value), scope, position);
    }

    private Scope Open(Statement statement, Scope parent, int position)
    {
        var scope = new Scope(parent, position);
        _scopes.Add(statement, scope);
        return scope;
    }

    private void Read(Expression expression, Scope scope, int position)
    {
        if (expression is Leaf { Operand: Value value })
            Mention(_variables.Of(value), scope, position);
        if (expression is Temporary temporary)
            Mention(temporary.Variable, scope, position);
        foreach (Expression child in expression.Children)
            Read(child, scope, position);
    }

    private void Mention(Variable variable, Scope scope, int position)
    {
        if (variable.Scope is not { } known)
        {
            Ordered.Add(variable);
            (variable.Scope, variable.Position) = (scope, position);
            return;
        }
        int first = variable.Position;
        while (!ReferenceEquals(known, scope))
        {
            if (known.Depth >= scope.Depth)
                (known, first) = (known.Parent!, known.Position);
            else
                (scope, position) = (scope.Parent!, scope.Position);
        }
        (variable.Scope, variable.Position) = (known, first < position ? first : position);
    }
}
