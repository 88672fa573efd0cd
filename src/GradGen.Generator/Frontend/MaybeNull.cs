using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>What a variable gives that holds null on one path, an object or array on another.</summary>
/// <param name="IsNull">Whether it is null.</param>
/// <param name="Content">What it is where it is not null.</param>
internal sealed record Optional(Operand IsNull, Term Content) : Term
{
    public override IEnumerable<Operand> Leaves => Content.Leaves.Prepend(IsNull);
}

/// <summary>
/// Variables that hold null on one path and an object or array on another: whether it is null is a variable beside, a Boolean, and the variable itself holds an object of its
/// own or an array that moves (see HeldObjects, Rebinding), which nobody reads while it is null. What is done to it throws there, as in C#.
/// </summary>
internal sealed partial class BodyLowering
{
    private readonly Dictionary<Slot, Slot> _nullFlags = [];

    /// <summary>Whether the variable is null, where that is a variable beside; else null.</summary>
    private Slot? NullFlag(Slot variable) => _nullFlags.TryGetValue(variable, out Slot? flag) && _environment.ContainsKey(flag) ? flag : null;

    /// <summary>null, of an object or array.</summary>
    private static bool IsNothing(Term? content) => content is Atom { Operand: External { IsDefault: true } };

    /// <summary>What the variable holds, and whether that is null.</summary>
    private Term Whole(Slot variable) => NullFlag(variable) is Slot flag && !FlagOf(flag).Equals(Constant.False) ? new Optional(FlagOf(flag), Get(variable)) : Get(variable);

    /// <summary>What a variable holds of which no part may be null.</summary>
    private Term Surely(Slot variable) => Whole(variable) is not Optional and Term content ? content
        : throw new Refusal(ReboundBuffer.Create(session.Root.GetLocation(), variable.Name));

    /// <summary>From here on, whether the variable is null is a variable beside.</summary>
    private void LetBeNull(Slot variable, Operand isNull)
    {
        Slot flag = Temporary(new AtomForm(ScalarType.Boolean), variable.Name.Length > 0 ? variable.Name + "IsNull" : "", new Atom(isNull));
        _nullFlags[variable] = flag;
    }

    /// <summary>Says beside the variable whether it is given null, and returns what it is given otherwise; null when that stays as it is.</summary>
    private Term? Given(Slot variable, Term content, SyntaxNode place)
    {
        bool isNothing = IsNothing(content);
        if (NullFlag(variable) is Slot flag)
        {
            Set(flag, new Atom(content is Optional maybe ? maybe.IsNull : Constant.Boolean(isNothing)));
            return isNothing ? null : content is Optional some ? some.Content : content;
        }
        // A variable of this path alone is joined with nothing.
        if (content is Optional given && !_known.Any(before => before.ContainsKey(variable)))
        {
            LetBeNull(variable, given.IsNull);
            return given.Content;
        }
        bool isOwn = Get(variable) is Reference { Object: HeapObject own } && _ownObjects.Contains(own);
        if (content is Optional || (isNothing && (isOwn || (variable.Form.HasBuffer && Get(variable) is not Undefined && !IsNothing(Get(variable))))))
            throw Rebound(variable, place, content);
        return content;
    }

    private AggregateForm? FormOfSample(Term? sample) => sample is Reference { Object: HeapObject own } && _ownObjects.Contains(own) ? own.Form : FormOfObject(sample);

    /// <summary>Where a loop is refused that assigns a variable which is null before it: perhaps because it did not know what the variable holds then.</summary>
    private Rebinding? FromNull(SyntaxNode loop, Refusal refusal, ImmutableDictionary<Slot, Term> before)
    {
        if (refusal.Diagnostic is null || loop is not (CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
            return null;
        HashSet<string> names = AssignedNames(loop);
        foreach (Slot slot in before.Where(pair => IsNothing(pair.Value) && names.Contains(pair.Key.Name)).Select(pair => pair.Key).OrderBy(slot => slot.Order))
        {
            Term? sample = slot.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, SpecialType: SpecialType.None } type && Structures.ClassForm(type, Types.Form) is AggregateForm form ? Default(form) : null;
            if (sample is not null || RowOf(slot.Form) is not null)
                return new Rebinding(slot, refusal.Diagnostic, sample, isNull: true);
        }
        return null;
    }

    /// <summary>An array of no elements, for a variable that is null.</summary>
    private Term? NoArray(Slot variable) => RowOf(variable.Form) is AggregateForm { Array: ArrayShape shape } row
        ? row.Assemble([.. Enumerable.Repeat(Constant.Int32(0), shape.Lengths), .. Arena(shape.Element).Leaves.Skip(4)])
        : null;

    /// <summary>The variable, where something is done to what it holds: it throws when that is null.</summary>
    private Place Dereferenced(Place place, IOperation reference)
    {
        if (place is not VariablePlace { IsPresent: false } variable || Whole(variable.Slot) is not Optional maybe || ExceptionOfNull(reference) is not string exception)
            return place;
        ThrowUnless(Not(maybe.IsNull), $"new global::System.{exception}", reference.Syntax);
        return variable with { IsPresent = true };
    }

    private Term Dereferenced(Optional maybe, IOperation reference)
    {
        if (ExceptionOfNull(reference) is not string exception)
            return maybe;
        ThrowUnless(Not(maybe.IsNull), $"new global::System.{exception}", reference.Syntax);
        return maybe.Content;
    }

    /// <summary>What is thrown where the reference is null; null where it may be.</summary>
    private static string? ExceptionOfNull(IOperation reference)
    {
        IOperation used = reference;
        while (used.Parent is IConversionOperation { OperatorMethod: null, Conversion.IsReference: true } conversion)
            used = conversion;
        bool isDereferenced = used.Parent switch
        {
            IMemberReferenceOperation member => member.Instance == used,
            IInvocationOperation call => call.Instance == used,
            IArrayElementReferenceOperation element => element.ArrayReference == used,
            IImplicitIndexerReferenceOperation element => element.Instance == used,
            IForEachLoopOperation loop => loop.Collection == used,
            _ => false,
        };
        return isDereferenced ? "NullReferenceException()"
            : used.Parent is IArgumentOperation { Parameter: { ContainingType.Name: "Enumerable", ContainingNamespace: INamespaceSymbol space } parameter } && space.ToDisplayString() == "System.Linq" ? $"ArgumentNullException(\"{parameter.Name}\")"
            : null;
    }
}
