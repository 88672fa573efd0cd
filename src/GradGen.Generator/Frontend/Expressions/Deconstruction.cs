using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>(a, b) = …: the places, then the values, then the writes.</summary>
internal sealed partial class BodyLowering
{
    private Term Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        Place[] places = [.. Targets(deconstruction.Target).Select(PlaceOf)];
        Queue<Place> named = new(places);
        List<Action> late = [];
        Func<Term> assembled = Deconstructed(deconstruction.Value, deconstruction.Target, named, late);
        late.ForEach(evaluate => evaluate());
        Term value = assembled();
        Term[] parts = [.. Parts(value, deconstruction.Target, Info(deconstruction), deconstruction)];
        if (parts.Length != places.Length)
            throw new Refusal(null);
        IOperation[] targets = [.. Targets(deconstruction.Target)];
        for (int i = 0; i < parts.Length; i++)
            if (targets[i] is not IDiscardOperation)
                parts[i] = Convert(parts[i], targets[i].Type, deconstruction.Syntax, NameOf(places[i]));
        for (int i = 0; i < parts.Length; i++)
            Write(places[i], parts[i]);
        return value;
    }

    /// <summary>
    /// Evaluates what is deconstructed. In a tuple that is written out, what is itself deconstructed and not written out comes last, as the compiler has it.
    /// </summary>
    private Func<Term> Deconstructed(IOperation value, IOperation target, Queue<Place> places, List<Action> late)
    {
        if (value is not ITupleOperation written || TupleOf(target) is not ITupleOperation targets || written.Elements.Length != targets.Elements.Length || FormOf(written.Type) is not AggregateForm form)
        {
            Term whole = Expression(value, TupleOf(target) is null ? NameOf(places.Dequeue()) : "");
            return () => whole;
        }
        var parts = new Func<Term>[written.Elements.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            (int part, IOperation element) = (i, written.Elements[i]);
            if (TupleOf(targets.Elements[i]) is ITupleOperation inner && element is not (ITupleOperation or IConversionOperation { IsImplicit: true, Operand: ITupleOperation }))
            {
                foreach (IOperation _ in Targets(inner))
                    places.Dequeue();
                late.Add(() =>
                {
                    Term evaluated = Expression(element);
                    parts[part] = () => evaluated;
                });
            }
            else
            {
                parts[i] = Deconstructed(element, targets.Elements[i], places, late);
            }
        }
        return () => new Aggregate(form, parts.Select(part => part()).ToEquatableArray());
    }

    private static ITupleOperation? TupleOf(IOperation target) => target as ITupleOperation ?? (target as IDeclarationExpressionOperation)?.Expression as ITupleOperation;

    private static DeconstructionInfo Info(IDeconstructionAssignmentOperation deconstruction) => deconstruction.Syntax is AssignmentExpressionSyntax syntax
        ? deconstruction.SemanticModel!.GetDeconstructionInfo(syntax)
        : default;

    private static IEnumerable<IOperation> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements.SelectMany(Targets),
        _ => [target],
    };

    private IEnumerable<Term> Parts(Term value, IOperation target, DeconstructionInfo info, IOperation place)
    {
        if (TupleOf(target) is not ITupleOperation tuple)
            return [value];
        EquatableArray<Term> parts = info.Method is IMethodSymbol method ? Deconstructed(value, method, place) : value is Aggregate { Form.IsTuple: true } aggregate ? aggregate.Parts : throw Fence.Refuse(place);
        if (parts.Count != tuple.Elements.Length)
            throw new Refusal(null);
        return parts.Zip(tuple.Elements, (part, element) => (part, element))
            .SelectMany((pair, i) => Parts(pair.part, pair.element, i < info.Nested.Length ? info.Nested[i] : default, place)).ToList();
    }

    /// <summary>What a Deconstruct method gives: that of a positional record is its parts.</summary>
    private EquatableArray<Term> Deconstructed(Term value, IMethodSymbol method, IOperation place)
    {
        if (Session.Source(method, session) is SyntaxNode source && !method.IsStatic)
        {
            Slot[] results = [.. method.Parameters.Select(parameter => NewSlot(parameter.Name, FormOf(parameter.Type) ?? throw UnsupportedType(parameter.Type, place.Syntax.GetLocation()), null))];
            foreach (Slot result in results)
                Set(result, IsPlain(result.Form) ? Default(result.Form) : Undefined.Instance);
            Inline(method, source, new ValuePlace(value, place.Syntax), [.. results.Select((result, i) => new Argument(i, null, new VariablePlace(result, place.Syntax)))], "", place.Syntax.GetLocation());
            return results.Select(Get).ToEquatableArray();
        }
        if (value is not Aggregate record || !method.ContainingType.IsRecord)
            throw Unsupported(place, "A deconstruction of this type", "deconstruct a tuple, or assign the parts one by one");
        return method.Parameters.Select(parameter => record.Form.Names.ToList().IndexOf(parameter.Name) is int index and >= 0 ? record.Parts[index] : throw Fence.Refuse(place)).ToEquatableArray();
    }
}
