using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>The vectors of System.Numerics: their members as arithmetic of their parts.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>A property or an indexer; null for one that is not in the table.</summary>
    private Term? VectorProperty(AccessorPlace place, Term receiver, string name)
    {
        if (place.Property.GetMethod is not IMethodSymbol getter || !Numerics.Declares(getter))
            return null;
        if (NumericsTable.View(getter) is null && NumericsTable.Row(getter) is null)
            return null;
        Term[] on = place.Receiver is null ? [] : [receiver is Undefined ? Read(place.Receiver) : receiver];
        return VectorMember(getter, [.. on, .. place.Arguments], getter.ReturnType, place.Syntax, name);
    }

    /// <summary>v[i] = x, m.Translation = v: the whole with other parts.</summary>
    private bool SetVector(AccessorPlace place, Term content)
    {
        if (place.Receiver is not Place whole || place.Property.SetMethod is not IMethodSymbol setter || !Numerics.Declares(setter) || NumericsTable.View(setter) is not NumericsView view)
            return false;
        int before = _builder.NextId;
        Write(whole, Assembled(setter.ContainingType, Viewed(view, [Read(whole), .. place.Arguments, content], place.Syntax), NameOf(whole), before));
        return true;
    }

    private Term? VectorOperator(IMethodSymbol method, IReadOnlyList<Term> operands, SyntaxNode place, string name) =>
        Numerics.Declares(method) ? VectorMember(method, operands, method.ReturnType, place, name) : null;

    /// <summary>A constant that is a field.</summary>
    private Term? VectorConstant(IFieldSymbol field, SyntaxNode place) =>
        Numerics.Declares(field) ? VectorMember(field, [], field.Type, place, "") : null;

    private Term? VectorCall(IInvocationOperation call, string name)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!Numerics.Declares(method))
            return null;
        if (NumericsTable.IsCopy(method))
            return VectorCopy(call, name);
        NumericsRow? row = NumericsTable.Row(method);
        if (row is null && NumericsTable.View(method) is null)
            return null;
        if (row is { IsEstimated: true } && session.IsStrict)
            throw Refused(call, "its value has not the bits of what it is made of, which a method marked Strict must give");
        Term[] on = call.Instance is IOperation instance ? [Expression(instance)] : [];
        Argument[] arguments = [.. Arguments(call.Arguments).OrderBy(argument => argument.Parameter)];
        Place? result = arguments.Select(argument => argument.Place).FirstOrDefault(place => place is not null);
        Term[] operands = [.. on, .. arguments.Where(argument => argument.Place is null).Select(argument => argument.Value!)];
        if (result is null)
            return VectorMember(method, operands, method.ReturnType, call.Syntax, name);
        int before = _builder.NextId;
        Operand[] parts = Computed(method, row!, operands, call.Syntax);
        Write(result, Assembled(method.Parameters.Last().Type, [.. parts.Skip(1)], NameOf(result), before));
        return new Atom(parts[0]);
    }

    private Term? VectorConstruction(IMethodSymbol constructor, IReadOnlyList<Argument> arguments, SyntaxNode place, string name)
    {
        if (!Numerics.Declares(constructor))
            return null;
        Term[] operands = [.. arguments.OrderBy(argument => argument.Parameter).Select(argument => argument.Value ?? Read(argument.Place!))];
        return NumericsTable.IsCopy(constructor)
            ? FromBuffer(constructor.ContainingType, operands[0], place, name)
            : VectorMember(constructor, operands, constructor.ContainingType, place, name);
    }

    /// <summary>The value of a member that is in the table; null for another.</summary>
    private Term? VectorMember(ISymbol member, IReadOnlyList<Term> operands, ITypeSymbol type, SyntaxNode place, string name)
    {
        int before = _builder.NextId;
        if (NumericsTable.View(member) is NumericsView view)
            return Assembled(type, Viewed(view, operands, place), name, before);
        return NumericsTable.Row(member) is NumericsRow row ? Assembled(type, Computed(member, row, operands, place), name, before) : null;
    }

    private Operand[] Computed(ISymbol member, NumericsRow row, IReadOnlyList<Term> operands, SyntaxNode place)
    {
        ScalarType real = Numerics.RealOf(member.ContainingType);
        var arithmetic = new Arithmetic(_builder, real, session.IsFused, SiteOf(place));
        Lanes[] lanes = [.. operands.Select(operand => new Lanes(arithmetic, [.. operand.Leaves.Select(leaf => Convert(leaf, real, place))]))];
        return row.Value(lanes).In(arithmetic);
    }

    /// <summary>A term of a type from its parts. Those that were computed for it take the name of the variable.</summary>
    private Term Assembled(ITypeSymbol type, IReadOnlyList<Operand> parts, string name, int before)
    {
        Form form = FormOf(type) ?? throw new Refusal(null);
        return form.Assemble(parts.Zip(form.LeafNames(name), (part, leaf) =>
            part is Value { Name: "" } value && value.Id >= before && leaf.Length > 0 && parts.Count(other => other.Equals(part)) == 1 ? _builder.Name(value, leaf) : part).ToList());
    }

    /// <summary>Why nothing active may go into a member of System.Numerics; null for another.</summary>
    private static Diagnostic? Refusal(IMethodSymbol method, SyntaxNode place) => NumericsRefusals.Reason(method) is string reason
        ? UnsupportedCall.Create(place is BinaryExpressionSyntax binary ? binary.OperatorToken.GetLocation() : place.GetLocation(), method.Name, reason)
        : null;
}
