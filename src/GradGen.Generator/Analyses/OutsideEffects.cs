using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>Which operations of a function change what was there before it, and which read that: what gives something else when the function runs again.</summary>
internal sealed class OutsideEffects
{
    // Objects that the function did not make itself.
    private readonly HashSet<int> _foreign = [];
    private readonly Block _body;

    public OutsideEffects(Block body)
    {
        _body = body;
        _foreign.UnionWith(body.Parameters.Select(parameter => parameter.Id));
        int before;
        do
        {
            before = _foreign.Count;
            foreach (Op op in body.Flatten())
                Visit(op);
        }
        while (_foreign.Count > before);
    }

    /// <summary>Those that change something: a random number is drawn, a list is filled.</summary>
    public IEnumerable<Evaluate> Changes => Evaluations.Where(evaluate => !evaluate.IsPure && !evaluate.ChangesNothing && !IsCreation(evaluate) && (IsOutside(evaluate) || evaluate.IsForeign) && !IsReport(evaluate));

    /// <summary>Those whose value depends on it.</summary>
    public IEnumerable<Evaluate> Reads => Evaluations.Where(evaluate => evaluate.Results.Count > 0 && IsOutside(evaluate));

    private IEnumerable<Evaluate> Evaluations => _body.Flatten().OfType<Evaluate>();

    private void Visit(Op op)
    {
        switch (op)
        {
            case Evaluate evaluate when !IsCreation(evaluate) && IsOutside(evaluate):
                Mark(evaluate.Results);
                break;
            case Branch branch:
                Join(branch.Results, branch.Then.Yields);
                Join(branch.Results, branch.Else.Yields);
                break;
            case CountedLoop loop:
                Carry(loop.Results, loop.Initial, loop.Body.Parameters, loop.Body.Yields);
                break;
            case WhileLoop loop:
                Carry(loop.Results, loop.Initial, loop.Body.Parameters, loop.Body.Yields);
                Join(loop.Condition.Parameters, loop.Initial);
                Join(loop.Condition.Parameters, loop.Body.Yields);
                break;
        }
    }

    private void Carry(IEnumerable<Value> results, IEnumerable<Operand> initial, IEnumerable<Value> parameters, IEnumerable<Operand> yields)
    {
        Join(parameters, initial);
        Join(parameters, yields);
        Join(results, initial);
        Join(results, yields);
    }

    private void Join(IEnumerable<Value> values, IEnumerable<Operand> sources) =>
        Mark(values.Zip(sources, (value, source) => (value, source)).Where(pair => IsOutside(pair.source)).Select(pair => pair.value));

    private void Mark(IEnumerable<Value> values) => _foreign.UnionWith(values.Where(value => value.Type is OpaqueType).Select(value => value.Id));

    /// <summary>True when it is asked of an object that was there before, or of no object.</summary>
    private bool IsOutside(Evaluate evaluate)
    {
        Operand[] objects = [.. evaluate.Operands.Where(operand => operand.Type is OpaqueType && !IsLiteral(operand))];
        return objects.Length == 0 ? !IsCreation(evaluate) && (evaluate.Operands.Count == 0 || !evaluate.ChangesNothing) : objects.Any(IsOutside);
    }

    private bool IsOutside(Operand operand) => operand switch
    {
        Value value => _foreign.Contains(value.Id),
        External external => external.Type is OpaqueType && !IsLiteral(external),
        _ => false,
    };

    private static bool IsLiteral(Operand operand) => operand is External { Text: ['"', ..] } or External { IsDefault: true };

    /// <summary>An object, or an enumerator, of its own.</summary>
    private static bool IsCreation(Evaluate evaluate) =>
        evaluate.Text[0].StartsWith("new ", StringComparison.Ordinal) || evaluate.Text[evaluate.Text.Count - 1].EndsWith(".GetEnumerator()", StringComparison.Ordinal);

    /// <summary>What gives nothing back, as a log does.</summary>
    private static bool IsReport(Evaluate evaluate) => evaluate.Results.Count == 0 && !evaluate.IsForeign && evaluate.Operands.All(operand => operand.Type is not OpaqueType || IsLiteral(operand));
}
