using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>switch, as a statement and as an expression: a chain of branches.</summary>
internal sealed partial class BodyLowering
{
    private void Switch(ISwitchOperation choice)
    {
        _builder.Origin = OneLine($"switch ({choice.Value.Syntax})");
        Term value = Expression(choice.Value);
        ISwitchCaseOperation? fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        if (fallback is { Clauses.Length: > 1 } && fallback != choice.Cases.Last())
            throw Unsupported(fallback, "A default with other labels before other cases", "put it last");
        ISwitchCaseOperation[] sections = [.. choice.Cases.Where(section => section != fallback)];
        Action lower = JumpOrder(choice) is ISwitchCaseOperation[] order ? () => Jumping(choice, value, sections, fallback, order) : () => Next(0);
        if (choice.Cases.Any(section => HasInnerBreak(choice, section)))
            Landing(choice.ExitLabel, lower);
        else
            lower();

        void Next(int index)
        {
            if (index == sections.Length)
            {
                if (fallback is not null)
                    Section(choice, fallback);
                return;
            }
            ISwitchCaseOperation section = sections[index];
            Choose(
                section.Syntax,
                Any(section.Clauses, value, 0),
                () => { Section(choice, section); return null; },
                () => { Next(index + 1); return null; });
        }
    }

    private Operand Any(ImmutableArray<ICaseClauseOperation> clauses, Term value, int index)
    {
        Operand first = clauses[index] switch
        {
            ISingleValueCaseClauseOperation single when Number(value) is Operand number => Equals(number, Scalar(single.Value), single),
            ISingleValueCaseClauseOperation single => Test(value, single),
            IPatternCaseClauseOperation pattern => Guarded(Matches(pattern.Pattern, value), pattern.Guard),
            _ => throw Fence.Refuse(clauses[index]),
        };
        return index + 1 == clauses.Length
            ? first
            : ((Atom)Choose(clauses[index].Syntax, first, () => new Atom(Constant.True), () => new Atom(Any(clauses, value, index + 1)), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    /// <summary>A string, or null, as a label.</summary>
    private Operand Test(Term value, ISingleValueCaseClauseOperation label)
    {
        if (label.Value.ConstantValue is { HasValue: true, Value: null })
            return IsNull(value, label);
        var text = new CodeText(this);
        text.Add("(");
        text.Add(value, label.Value.Type, label.Syntax);
        text.Add(" == ");
        text.Add(label.Value);
        text.Add(")");
        return ((Atom)Opaque(session.Compilation.GetSpecialType(SpecialType.System_Boolean), text.Pieces, text.Operands, label.Syntax)).Operand;
    }

    // Variables of patterns that have a slot before they are bound.
    private readonly HashSet<ISymbol> _declaredAhead = new(SymbolEqualityComparer.Default);

    private Operand Guarded(Operand matches, IOperation? guard)
    {
        if (guard is null)
            return matches;
        // What the guard declares is read where it holds; where it was not asked, nobody reads it.
        DeclareAhead([guard]);
        return ((Atom)Choose(guard.Syntax, matches, () => Expression(guard), () => new Atom(Constant.False), new AtomForm(ScalarType.Boolean))!).Operand;
    }

    /// <summary>The statements of a case, without the break at its end.</summary>
    private void Section(ISwitchOperation choice, ISwitchCaseOperation section)
    {
        Sequence(Statements(choice, section));
    }

    private static List<IOperation> Statements(ISwitchOperation choice, ISwitchCaseOperation section)
    {
        List<IOperation> statements = [.. section.Body];
        if (statements is [IBlockOperation block])
            statements = [.. block.Operations];
        if (statements.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break } last && SymbolEqualityComparer.Default.Equals(last.Target, choice.ExitLabel))
            statements.RemoveAt(statements.Count - 1);
        return statements;
    }

    /// <summary>True when the case is left by a break that is not its last statement.</summary>
    private static bool HasInnerBreak(ISwitchOperation choice, ISwitchCaseOperation section) => Statements(choice, section).Any(statement => Exits.Jumps(statement, choice.ExitLabel));

    private Term Switch(ISwitchExpressionOperation choice, string name)
    {
        Form form = FormOf(choice.Type) ?? throw UnsupportedType(choice.Type, choice.Syntax.GetLocation());
        Term value = Expression(choice.Value);
        if (!choice.IsExhaustive)
            throw Unsupported(choice, "A switch that does not handle every value", "add a last case _");
        return Next(0);

        Term Next(int index)
        {
            ISwitchExpressionArmOperation arm = choice.Arms[index];
            // What none of the cases before takes, the last one does: the compiler has proved it.
            Operand matches = Guarded(Matches(arm.Pattern, value), arm.Guard);
            return index + 1 == choice.Arms.Length
                ? Converted(arm.Value, choice.Type)
                : Choose(arm.Syntax, matches, () => Converted(arm.Value, choice.Type), () => Next(index + 1), form, name)!;
        }
    }
}
