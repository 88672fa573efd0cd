using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>Constants outside the method: static fields, the fields of this and of objects that are handed in. Nothing that is lowered assigns them.</summary>
internal sealed partial class BodyLowering
{
    // What can change is read once, at the head of the function.
    private readonly Dictionary<string, Value> _entryReads = [];
    private readonly List<Op> _entryOps = [];

    /// <summary>The value that a primary expression of C# names, field by field where its type has fields that are accessible.</summary>
    private Term Outside(ITypeSymbol? type, string text)
    {
        type = Resolve(type);
        switch (Types.Form(type))
        {
            case AtomForm { Type: ScalarType scalar } when type!.TypeKind == TypeKind.Enum:
                return new Atom(new External(scalar, $"(({Types.TextOf(scalar)}){text})"));
            case AtomForm { Type: IrType known }:
                return new Atom(new External(known, text));
            case AggregateForm { Array: not null }:
                return new Atom(new External(Types.Opaque(type!), text));
            case AggregateForm { Type: null } tuple:
                return new Aggregate(tuple, ((INamedTypeSymbol)type!).TupleElements.Select(element => Outside(element.Type, text + "." + element.Name)).ToEquatableArray());
            case AggregateForm form when form.Members.All(member => ReadableName(member) is not null):
                return new Aggregate(form, form.Members.Select((member, i) => Outside(MemberType(form, i), text + "." + Escape(ReadableName(member)!))).ToEquatableArray());
            default:
                return new Atom(new External(Types.Opaque(type!), text));
        }
    }

    private static ITypeSymbol MemberType(AggregateForm form, int index)
    {
        ISymbol member = form.Members[index];
        string name = (member as IFieldSymbol)?.AssociatedSymbol?.Name ?? member.Name;
        for (INamedTypeSymbol? type = form.Type; type is not null; type = type.BaseType)
            foreach (ISymbol own in type.GetMembers(name))
                if (own is IFieldSymbol or IPropertySymbol)
                    return own is IFieldSymbol field ? field.Type : ((IPropertySymbol)own).Type;
        return ((IParameterSymbol)member).Type;
    }

    /// <summary>A field, or a property that the compiler implements, of an object that is a constant.</summary>
    private Term OutsideMember(Operand instance, ISymbol member, SyntaxNode place)
    {
        string? readable = ReadableName(member);
        if (readable is null && member is IParameterSymbol)
            throw new Refusal(Inaccessible.Create(place.GetLocation(), member.Name, session.Container.Name));
        ITypeSymbol type = readable is null ? Named(member, place).Type : TypeOf(member);
        if (instance is External && (member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } } || Types.Form(type) is { HasBuffer: true }))
            session.ReadOutside ??= member.Name;
        return instance is External outside
            ? Outside(type, outside.Text + "." + Escape(readable ?? member.Name))
            : Opaque(type, ["", "." + Escape(readable ?? member.Name)], [instance], place);
    }

    private Term StaticField(IFieldSymbol field, SyntaxNode place)
    {
        if (VectorConstant(field, place) is Term constant)
            return constant;
        if (field.IsReadOnly && !session.Compilation.IsSymbolAccessibleWithin(field, session.Container) && Initialised(field) is Term initial)
            return initial;
        (_, ITypeSymbol type) = Named(field, place);
        string text = $"{TypeName(field.ContainingType)}.{Escape(field.Name)}";
        if (FormOf(type) is null)
            throw UnsupportedType(type, place.GetLocation());
        if (!(field.IsReadOnly || field.HasConstantValue) || FormOf(type) is { HasBuffer: true })
            session.ReadOutside ??= field.Name;
        if (field.IsReadOnly || field.HasConstantValue || FormOf(type) is not AtomForm { Type: ScalarType scalar } || type.TypeKind == TypeKind.Enum)
            return Outside(type, text);
        return new Atom(AtEntry(scalar, char.ToLowerInvariant(field.Name.TrimStart('_')[0]) + field.Name.TrimStart('_').Substring(1), text));
    }

    /// <summary>What is read once, at the head of the function.</summary>
    private Value AtEntry(ScalarType type, string name, string text)
    {
        if (!_entryReads.TryGetValue(text, out Value? read))
        {
            _entryReads.Add(text, read = _builder.Fresh(type, name));
            _entryOps.Add(new Evaluate([read], [text], [], IsPure: true));
        }
        return read;
    }

    /// <summary>
    /// The value of a static readonly field that the generated code may not name, computed again at the head of the function from its initialiser; null when it has none.
    /// The elements of a table are taken to be those that it was made with, as only its own type could write them.
    /// </summary>
    private Term? Initialised(IFieldSymbol field)
    {
        if (_initialisedFields.TryGetValue(field, out Term? known))
            return known;
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) is not VariableDeclaratorSyntax { Initializer: EqualsValueClauseSyntax value }
            || session.Model(value.SyntaxTree).GetOperation(value, session.Cancellation) is not ISymbolInitializerOperation { Value: IOperation initial })
            return null;
        (ImmutableDictionary<ISymbol, Place> variables, string origin) = (_variables, _builder.Origin);
        _builder.OpenBlock();
        Term term = Convert(Expression(initial, char.ToLowerInvariant(field.Name.TrimStart('_')[0]) + field.Name.TrimStart('_').Substring(1)), field.Type, value);
        _entryOps.AddRange(_builder.CloseBlock([], []).Ops);
        (_variables, _builder.Origin) = (variables, origin);
        _initialisedFields.Add(field, term);
        return term;
    }

    private readonly Dictionary<IFieldSymbol, Term> _initialisedFields = new(SymbolEqualityComparer.Default);

    /// <summary>The member and its type, when generated code may name it.</summary>
    private (ISymbol Member, ITypeSymbol Type) Named(ISymbol member, SyntaxNode place)
    {
        if (member is not IParameterSymbol && !session.Compilation.IsSymbolAccessibleWithin(member, session.Container))
            throw new Refusal(Inaccessible.Create(place.GetLocation(), member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), session.Container.Name));
        return (member, TypeOf(member));
    }

    private ITypeSymbol TypeOf(ISymbol member) => Resolve(member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => throw new Refusal(null),
    })!;
}
