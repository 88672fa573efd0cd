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
    private Term Outside(ITypeSymbol? type, string text, bool mayThrow = false)
    {
        type = Resolve(type);
        switch (Types.Form(type))
        {
            case AtomForm { Type: ScalarType scalar } when type!.TypeKind == TypeKind.Enum:
                return new Atom(new External(scalar, $"(({Types.TextOf(scalar)}){text})") { MayThrow = mayThrow });
            case AtomForm { Type: IrType known }:
                return new Atom(new External(known, type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && text != "this" ? text + "!" : text) { MayThrow = mayThrow });
            case AggregateForm { Array: not null }:
                return new Atom(new External(Types.Opaque(type!), text) { MayThrow = mayThrow });
            case AggregateForm { Type: null } tuple:
                return new Aggregate(tuple, ((INamedTypeSymbol)type!).TupleElements.Select(element => Outside(element.Type, text + "." + element.Name, mayThrow)).ToEquatableArray());
            case AggregateForm form when form.Members.All(member => ReadableName(member) is not null):
                return new Aggregate(form, form.Members.Select((member, i) => Outside(MemberType(form, i), text + "." + Escape(ReadableName(member)!), mayThrow)).ToEquatableArray());
            default:
                return new Atom(new External(Types.Opaque(type!), text) { MayThrow = mayThrow });
        }
    }

    private ITypeSymbol[] MemberTypes(AggregateForm form) => [.. Enumerable.Range(0, form.Parts.Count).Select(i => MemberType(form, i))];

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
        if (instance is not External outside)
            return Opaque(type, ["", "." + Escape(readable ?? member.Name)], [instance], place);
        string text = outside.Read + "." + Escape(readable ?? member.Name);
        bool mayThrow = outside.MayThrow || (outside.Text != "this" && member.ContainingType.IsReferenceType);
        return member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false } } ? Changeable(type, text, member.Name, place, mayThrow) : Outside(type, text, mayThrow);
    }

    /// <summary>What could be assigned while the method runs. Where code that could do so is called, it is read at this place, once.</summary>
    private Term Changeable(ITypeSymbol type, string text, string name, SyntaxNode place, bool mayThrow = false)
    {
        if (session.ReadsInOrder && Types.Form(type) switch { AtomForm { Type: not BufferType } or AggregateForm { Array: not null } => true, AggregateForm form => !form.HasBuffer && form.Members.All(member => ReadableName(member) is not null), _ => false })
            return Opaque(type, [text], [], place);
        session.ReadOutside ??= name;
        return Outside(type, text, mayThrow);
    }

    private Term StaticField(IFieldSymbol field, SyntaxNode place)
    {
        if (VectorConstant(field, place) is Term constant)
            return constant;
        if (field.IsReadOnly && !session.Compilation.IsSymbolAccessibleWithin(field, session.Container) && Initialised(field) is Term initial)
            return initial;
        if (field.IsReadOnly && SettledObject(field, Resolve(field.Type)) is Aggregate settled)
            return settled;
        // A member of an enum that the generated code may not name is its number.
        if (field is { HasConstantValue: true, ContainingType.EnumUnderlyingType: INamedTypeSymbol underlying } && !session.Compilation.IsSymbolAccessibleWithin(field, session.Container))
            return new Atom(Literals.Of(underlying, field.ConstantValue)!);
        (_, ITypeSymbol type) = Named(field, place);
        string text = $"{TypeName(field.ContainingType)}.{Escape(field.Name)}";
        if (FormOf(type) is null)
            throw UnsupportedType(type, place.GetLocation());
        if (field.IsReadOnly || field.IsConst)
            return Outside(type, text);
        if (session.ReadsInOrder || FormOf(type) is not AtomForm { Type: ScalarType scalar } || type.TypeKind == TypeKind.Enum)
            return Changeable(type, text, field.Name, place);
        session.ReadOutside ??= field.Name;
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
    /// The value of a static readonly field that the generated code may not name, computed again at the head of the function from its initialiser. Null when it has none, when
    /// something changes it afterwards, and when it is not made of constants.
    /// </summary>
    private Term? Initialised(IFieldSymbol field) => new ReadOnlyUses(session.Compilation, session.Cancellation).Keeps(field) ? Initialised(field, field.Type) : null;

    /// <summary>An object that never changes, of a static member that does not either: its fields, so that a variable may hold it and others. Null for any other.</summary>
    private Aggregate? SettledObject(ISymbol member, ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } made && Structures.HasSource(made) && Structures.IsImmutable(made)
            && Structures.ClassForm(made, Types.Form) is AggregateForm form && form.Leaves.All(leaf => leaf is ScalarType) && form.Leaves.Any(leaf => leaf.IsReal)
            ? Attempt(() => Initialised(member, made), _ => null) as Aggregate
            : null;

    private Term? Initialised(ISymbol member, ITypeSymbol type)
    {
        if (_initialisedMembers.TryGetValue(member, out Term? known))
            return known;
        EqualsValueClauseSyntax? value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        if (value is null || OperationTree.Of(value, session.Model(value.SyntaxTree), session.Cancellation) is not ISymbolInitializerOperation { Value: IOperation initial })
            return null;
        session.Sites.Sources.Add(value);
        (ImmutableDictionary<ISymbol, Place> variables, string origin, string? read) = (_variables, _builder.Origin, session.ReadOutside);
        _builder.OpenBlock();
        Term term;
        bool isConstant;
        try
        {
            session.ReadOutside = null;
            term = Convert(Expression(initial, char.ToLowerInvariant(member.Name.TrimStart('_')[0]) + member.Name.TrimStart('_').Substring(1)), type, value);
            isConstant = session.ReadOutside is null;
        }
        finally
        {
            session.ReadOutside = read;
        }
        EquatableArray<Op> ops = _builder.CloseBlock([], []).Ops;
        isConstant &= term.Leaves.All(leaf => leaf.Type is not OpaqueType || leaf is External { Text: ['"', ..] } or External { IsDefault: true }) && !ops.SelectMany(op => op.Flatten()).Any(op => op is Evaluate);
        (_variables, _builder.Origin) = (variables, origin);
        if (!isConstant)
            return null;
        _entryOps.AddRange(ops);
        _initialisedMembers.Add(member, term);
        return term;
    }

    private readonly Dictionary<ISymbol, Term> _initialisedMembers = new(SymbolEqualityComparer.Default);

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
