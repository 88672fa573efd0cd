using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Analyses;

/// <summary>What a value can be at the end of an iteration that another one follows. An arm that leaves the loop, or throws, decides nothing for the next.</summary>
internal sealed class Arms
{
    private readonly Dependence _graph;
    private readonly Loop _loop;

    /// <summary>Booleans that end the loop when they are true, and what they are joined from.</summary>
    private readonly HashSet<Operand> _leaving = [];

    public Arms(Dependence graph, Loop loop)
    {
        _graph = graph;
        _loop = loop;
        if (loop.Condition is not Operand condition)
            return;
        foreach (Carried carried in loop.Carried)
            if (carried.Head.Type.Equals(ScalarType.Boolean) && Where(condition, carried.Head) == false)
                AddLeaving(carried.Next);
    }

    /// <summary>What decides whether there is another iteration.</summary>
    public IEnumerable<Operand> Exits => _loop.Condition is Operand condition ? [condition, .. _leaving] : [];

    /// <summary>The value's alternatives: the value itself where no branch of this iteration chooses it.</summary>
    /// <param name="operand">The value.</param>
    /// <param name="condition">A condition that is taken as known; null for none.</param>
    /// <param name="holds">Whether it holds.</param>
    public HashSet<Operand> Alternatives(Operand operand, Operand? condition = null, bool holds = false)
    {
        var alternatives = new HashSet<Operand>();
        Collect(operand);
        return alternatives;

        void Collect(Operand current)
        {
            if (Choice(current) is not Choice choice)
            {
                alternatives.Add(current);
                return;
            }
            bool? known = condition is null ? null : Known(choice.Condition, condition, holds);
            if (known != false && !choice.ThenLeaves)
                Collect(choice.Then);
            if (known != true && !choice.ElseLeaves)
                Collect(choice.Else);
        }
    }

    /// <summary>The choice, made in an iteration of this loop, that the value is the result of; else null.</summary>
    public Choice? Choice(Operand operand)
    {
        if (operand is not Value value || !_loop.Contains(value.Id))
            return null;
        switch (_graph.Definition(value.Id))
        {
            case Branch branch:
                int index = branch.Results.ToList().IndexOf(value);
                return new Choice(branch.Condition, branch.Then.Yields[index], branch.Else.Yields[index], Leaves(branch, branch.Then), Leaves(branch, branch.Else));
            case Compute { Operator: Operator.Select } select:
                return new Choice(select.Operands[0], select.Operands[1], select.Operands[2], false, false);
            default:
                return null;
        }
    }

    /// <summary>The condition without the negations around it, and whether they change its sense.</summary>
    public (Operand Condition, bool Negated) Stripped(Operand condition)
    {
        bool negated = false;
        while (condition is Value value && _graph.Definition(value.Id) is Compute { Operator: Operator.Not } not)
        {
            condition = not.Operands[0];
            negated = !negated;
        }
        return (condition, negated);
    }

    private bool? Known(Operand condition, Operand known, bool holds)
    {
        (Operand inner, bool negated) = Stripped(condition);
        return inner.Equals(known) ? holds != negated : null;
    }

    /// <summary>True when no iteration follows the arm.</summary>
    public bool Leaves(Branch branch, Block arm) => DependenceBuilder.Throws(arm)
        || branch.Results.Where((result, i) => _leaving.Contains(result) && arm.Yields[i].Equals(Constant.True)).Any();

    private void AddLeaving(Operand operand)
    {
        if (operand is not Value value || !_loop.Contains(value.Id) || !_leaving.Add(value) || _graph.Definition(value.Id) is not Branch branch)
            return;
        int index = branch.Results.ToList().IndexOf(value);
        AddLeaving(branch.Then.Yields[index]);
        AddLeaving(branch.Else.Yields[index]);
    }

    /// <summary>What the condition is where the flag is true; null when that is not known.</summary>
    private bool? Where(Operand condition, Value flag)
    {
        if (condition is Constant)
            return condition.Equals(Constant.True);
        if (condition is not Value value || value.Equals(flag))
            return condition.Equals(flag) ? true : null;
        switch (_graph.Definition(value.Id))
        {
            case Compute { Operator: Operator.Not } not:
                return !Where(not.Operands[0], flag);
            case Compute { Operator: Operator.BitAnd } and:
                return And(Where(and.Operands[0], flag), Where(and.Operands[1], flag));
            case Compute { Operator: Operator.BitOr } or:
                return !And(!Where(or.Operands[0], flag), !Where(or.Operands[1], flag));
            case Branch branch:
                int index = branch.Results.ToList().IndexOf(value);
                bool? holds = Where(branch.Condition, flag);
                bool? then = holds == false ? null : Where(branch.Then.Yields[index], flag);
                bool? otherwise = holds == true ? null : Where(branch.Else.Yields[index], flag);
                return holds == true ? then : holds == false ? otherwise : then == otherwise ? then : null;
            default:
                return null;
        }

        static bool? And(bool? a, bool? b) => a == false || b == false ? false : a == true && b == true ? true : null;
    }
}

/// <summary>A value that is one of two.</summary>
/// <param name="Condition">What decides.</param>
/// <param name="Then">The value where it holds.</param>
/// <param name="Else">The value where it does not.</param>
/// <param name="ThenLeaves">True when no iteration follows where it holds.</param>
/// <param name="ElseLeaves">True when no iteration follows where it does not.</param>
internal sealed record Choice(Operand Condition, Operand Then, Operand Else, bool ThenLeaves, bool ElseLeaves)
{
    /// <summary>True when only one of the two is followed by an iteration.</summary>
    public bool Leaves => ThenLeaves != ElseLeaves;

    /// <summary>That one.</summary>
    public Operand Staying => ThenLeaves ? Else : Then;
}
