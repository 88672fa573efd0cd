using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Writes statements, and declares each variable where it is first assigned.</summary>
internal sealed class StatementText(
    CodeWriter writer,
    ExpressionText text,
    OperationText operations,
    Variables variables,
    Declarations declarations,
    ResourceText resources,
    Action<Finish> finish)
{
    private readonly ILookup<(Scope, int), Variable> _declared =
        declarations.Ordered.Where(variable => !variable.IsParameter).ToLookup(variable => (variable.Scope!, variable.Position));

    private int _loops;

    public void Write(List<Statement> statements, Scope scope, int first = 0)
    {
        for (int k = 0; k < statements.Count; k++)
        {
            Statement statement = statements[k];
            List<Variable> declared = _declared[(scope, first + k)].ToList();
            if (statement is Perform { Op: OpenTape or Allocate } perform && resources.Open(perform, writer, scope, _loops > 0) is { } opened)
            {
                if (opened.Length == 0)
                    continue;
                List<Statement> rest = statements.GetRange(k + 1, statements.Count - k - 1);
                writer.Open("try");
                Write(rest, scope, first + k + 1);
                writer.Close();
                writer.Open("finally");
                writer.Line($"{opened}.Dispose();");
                writer.Close();
                return;
            }
            Write(statement, scope, declared);
            // Nothing is reached behind a throw, but all is behind a guard.
            if (statement is Perform { Op: Raise { Text: [['t', 'h', 'r', 'o', 'w', ' ', ..], ..] } })
                return;
        }
    }

    private void Write(Statement statement, Scope scope, List<Variable> declared)
    {
        List<Variable> defined = statement switch
        {
            Move move => [move.Target],
            Perform o => o.Op.Results().Select(variables.Of).ToList(),
            _ => [],
        };
        int outs = statement is Perform { Op: Evaluate evaluate } ? evaluate.Outs : 0;
        bool isDeclaration = outs == 0 && defined.Count > 0 && defined.All(declared.Contains);
        if (!isDeclaration || statement is Perform { Op: Invoke } && defined.Count > 1 && defined.Distinct().Count() < defined.Count)
            isDeclaration = false;
        foreach (Variable variable in declared)
            if (!isDeclaration || !defined.Contains(variable))
                writer.Line($"{operations.TypeOf(variable)} {variable.Name};");
        switch (statement)
        {
            case Move move when isDeclaration:
                writer.Line($"{operations.TypeOf(move.Target)} {move.Target.Name} = {text.Of(move.Source)};", move.Origin);
                break;
            case Move move:
                writer.Line(operations.Assignment(new Temporary(move.Target), move.Source) + ";", move.Origin);
                break;
            case Perform perform:
                string[] targets = defined.Take(defined.Count - outs).Select(variable => isDeclaration ? $"{operations.TypeOf(variable)} {variable.Name}" : variable.Name).ToArray();
                string target = targets.Length == 0 ? "" : targets.Length == 1 ? targets[0] + " = " : $"({string.Join(", ", targets)}) = ";
                writer.Line(target + operations.Of(perform) + ";", perform.Origin);
                break;
            case If o:
                Write(o, scope, isElse: false);
                break;
            case For o:
                writer.Open($"for ({Header(o)})");
                WriteLoop(o.Body, declarations.Inside(o));
                writer.Close();
                break;
            case While o:
                Write(o, declarations.Inside(o));
                break;
            case Finish o:
                finish(o);
                break;
        }
    }

    private void WriteLoop(List<Statement> body, Scope scope, int first = 0)
    {
        _loops++;
        Write(body, scope, first);
        _loops--;
    }

    private void Write(While loop, Scope scope)
    {
        int first = loop.Preparation.Count + 1;
        bool isSimple = loop.Preparation.Count == 0;
        writer.Open(isSimple ? $"while ({text.Of(loop.Test)})" : "while (true)");
        if (!isSimple)
        {
            WriteLoop(loop.Preparation, scope);
            writer.Open($"if ({text.Of(Logic.Not(loop.Test))})");
            writer.Line("break;");
            writer.Close();
        }
        WriteLoop(loop.Body, scope, first);
        writer.Close();
    }

    private void Write(If branch, Scope scope, bool isElse)
    {
        (Expression condition, List<Statement> then, List<Statement> otherwise) = (branch.Condition, branch.Then, branch.Otherwise);
        (Scope thenScope, Scope otherwiseScope) = declarations.Arms(branch);
        if (then.Count == 0)
            (condition, then, otherwise, thenScope, otherwiseScope) = (Logic.Not(condition), otherwise, then, otherwiseScope, thenScope);
        writer.Open($"{(isElse ? "else " : "")}if ({text.Of(condition)})");
        Write(then, thenScope);
        writer.Close();
        if (otherwise.Count == 0)
            return;
        if (otherwise is [If inner] && !_declared[(otherwiseScope, 0)].Any())
        {
            Write(inner, otherwiseScope, isElse: true);
            return;
        }
        writer.Open("else");
        Write(otherwise, otherwiseScope);
        writer.Close();
    }

    private string Header(For loop)
    {
        string counter = variables.Of(loop.Loop.Counter).Name;
        long step = loop.Loop.Step;
        string advance = step switch
        {
            _ when loop.Loop.Lanes is LaneType lanes => $"{counter} += {text.LaneCount(lanes)}",
            1 => counter + "++",
            -1 => counter + "--",
            > 0 => $"{counter} += {step}",
            _ => $"{counter} -= {-step}",
        };
        var test = new Operation(loop.Loop.Comparison, ScalarType.Boolean, [new Leaf(loop.Loop.Counter), loop.Bound]);
        return $"{TypeText.Of((ScalarType)loop.Loop.Counter.Type)} {counter} = {text.Of(loop.Start)}; {text.Of(test)}; {advance}";
    }
}
