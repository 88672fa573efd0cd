using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>goto case and goto default: which section is executed is a number, which a jump changes. The sections stand in an order in which all jumps go forwards.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>The sections of a switch with jumps between them; null when there are none, or when they go round.</summary>
    private static ISwitchCaseOperation[]? JumpOrder(ISwitchOperation choice)
    {
        Dictionary<ISwitchCaseOperation, ISwitchCaseOperation[]> targets = choice.Cases.ToDictionary(section => section, section => choice.Cases.Where(other => JumpsTo(section, other).Any()).ToArray());
        if (targets.Values.All(jumps => jumps.Length == 0))
            return null;
        var order = new List<ISwitchCaseOperation>();
        while (order.Count < choice.Cases.Length)
        {
            if (choice.Cases.FirstOrDefault(section => !order.Contains(section) && choice.Cases.All(other => order.Contains(other) || !targets[other].Contains(section))) is not ISwitchCaseOperation next)
                return null;
            order.Add(next);
        }
        return [.. order];
    }

    private static IEnumerable<ILabelSymbol> JumpsTo(ISwitchCaseOperation section, ISwitchCaseOperation target) =>
        target.Clauses.Select(clause => clause.Label).OfType<ILabelSymbol>().Where(label => section.Body.Any(statement => Exits.Jumps(statement, label)));

    private void Jumping(ISwitchOperation choice, Term value, ISwitchCaseOperation[] sections, ISwitchCaseOperation? fallback, ISwitchCaseOperation[] order)
    {
        Slot chosen = Temporary(new AtomForm(ScalarType.Int32), "section", new Atom(Constant.Int32(-1)));
        Find(0);
        foreach (ISwitchCaseOperation section in order)
            Choose(section.Syntax, Is(section), () => { Leaving(section); return null; }, () => null);
        _environment = _environment.Remove(chosen);

        void Find(int index)
        {
            if (index < sections.Length)
                Choose(sections[index].Syntax, Any(sections[index].Clauses, value, 0), () => { Go(sections[index]); return null; }, () => { Find(index + 1); return null; });
            else if (fallback is not null)
                Go(fallback);
        }

        void Go(ISwitchCaseOperation section) => Set(chosen, new Atom(Constant.Int32(choice.Cases.IndexOf(section))));

        Operand Is(ISwitchCaseOperation section)
        {
            Operand number = ((Atom)Get(chosen)).Operand, own = Constant.Int32(choice.Cases.IndexOf(section));
            return number is Constant known ? Constant.Boolean(known.Equals(own)) : _builder.Compute(Operator.Equal, ScalarType.Boolean, [number, own]);
        }

        void Leaving(ISwitchCaseOperation section)
        {
            (ILabelSymbol Label, ISwitchCaseOperation Target, Slot Jumped)[] jumps = [.. choice.Cases.SelectMany(target => JumpsTo(section, target).Select(label => (label, target, Flag("jumped"))))];
            _frame.Jumps.AddRange(jumps.Select(jump => (jump.Label, jump.Jumped)));
            Section(choice, section);
            _frame.Jumps.RemoveRange(_frame.Jumps.Count - jumps.Length, jumps.Length);
            foreach ((ILabelSymbol _, ISwitchCaseOperation target, Slot jumped) in jumps)
                Choose(section.Syntax, FlagOf(jumped), () => { Go(target); return null; }, () => null);
            foreach ((ILabelSymbol _, ISwitchCaseOperation _, Slot jumped) in jumps)
                _environment = _environment.Remove(jumped);
        }
    }
}
