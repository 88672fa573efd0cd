using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>new T(…) { … } of structs and classes with source: a value, or an object whose fields are variables. What is made from outside is opaque.</summary>
internal sealed partial class BodyLowering
{
    private Term Create(IObjectCreationOperation creation, string name)
    {
        if (Resolve(creation.Type) is not INamedTypeSymbol type || creation.Constructor is not IMethodSymbol constructor)
            throw new Refusal(null);
        if (type.TypeKind is TypeKind.Delegate)
            throw Fence.Refuse(creation);
        if (CreateList(creation, name) is Reference list)
            return list;
        if (MadeForm(type) is not AggregateForm form)
        {
            Term made = OpaqueExpression(creation, name);
            if (creation.Initializer is not null)
                Initialise(creation.Initializer, new ValuePlace(made, creation.Syntax));
            return made;
        }
        return Make(form, type, constructor, Arguments(creation.Arguments), creation.Initializer, creation.Syntax, name);
    }

    /// <summary>new T() of a type parameter.</summary>
    private Term Create(ITypeParameterObjectCreationOperation creation, string name)
    {
        if (FormOf(creation.Type) is AtomForm { Type: ScalarType } number)
            return Default(number);
        return Resolve(creation.Type) is INamedTypeSymbol type && MadeForm(type) is AggregateForm form && type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is IMethodSymbol constructor
            ? Make(form, type, constructor, [], creation.Initializer, creation.Syntax, name)
            : throw Fence.Refuse(creation);
    }

    /// <summary>The form of what is made here and followed; null for another type.</summary>
    private static AggregateForm? MadeForm(INamedTypeSymbol type) => IsException(type) ? null
        : type.TypeKind == TypeKind.Struct ? Types.Form(type) as AggregateForm
        : type.TypeKind == TypeKind.Class && type.SpecialType == SpecialType.None ? Structures.ClassForm(type, Types.Form)
        : null;

    private Term Make(AggregateForm form, INamedTypeSymbol type, IMethodSymbol constructor, List<Argument> arguments, IObjectOrCollectionInitializerOperation? initializer, SyntaxNode syntax, string name)
    {
        Place place = type.IsReferenceType && !Structures.IsImmutable(type)
            ? new ValuePlace(new Reference(NewObject(form, name)), syntax)
            : new VariablePlace(Temporary(form, name, Default(form)), syntax);
        HeapObject? created = Content(place) is Reference { Object: HeapObject target } ? target : null;
        if (created is not null)
            _underConstruction.Push(created);
        Construct(constructor, type, arguments, place, syntax);
        if (initializer is not null)
            Initialise(initializer, place);
        if (created is not null)
            _underConstruction.Pop();
        return Read(place);
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        return false;
    }

    /// <summary>A variable that stands for no variable of the source.</summary>
    private Slot Temporary(Form form, string name, Term content)
    {
        Slot slot = NewSlot(name, form, null);
        Set(slot, content);
        return slot;
    }

    private HeapObject NewObject(AggregateForm form, string name) =>
        Known(new(form, [.. form.Parts.Select((part, i) => Temporary(part, AggregateForm.NameOf(name, form.Names[i]), Default(part)))]));

    private void Initialise(IObjectOrCollectionInitializerOperation initializer, Place place)
    {
        _initialised.Push(place);
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is IMemberInitializerOperation nested)
                Initialise(nested.Initializer, PlaceOf(nested.InitializedMember));
            else
                Effect(member);
        }
        _initialised.Pop();
    }

    private Term With(IWithOperation copy, string name)
    {
        Term original = Expression(copy.Operand);
        Place place = original switch
        {
            Aggregate { Form: AggregateForm form } => new VariablePlace(Temporary(form, name, original), copy.Syntax),
            Reference { Object: HeapObject source } => new ValuePlace(new Reference(Clone(source, name)), copy.Syntax),
            _ => throw Fence.Refuse(copy),
        };
        HeapObject? made = Content(place) is Reference { Object: HeapObject target } ? target : null;
        if (made is not null)
            _underConstruction.Push(made);
        if (copy.Initializer is not null)
            Initialise(copy.Initializer, place);
        if (made is not null)
            _underConstruction.Pop();
        return Read(place);
    }

    private HeapObject Clone(HeapObject source, string name)
    {
        HeapObject clone = NewObject(source.Form, name);
        for (int i = 0; i < clone.Fields.Count; i++)
            Set(clone.Fields[i], Surely(source.Fields[i]));
        return clone;
    }

    /// <summary>Runs a constructor: the initialisers of fields, that of the base, the body.</summary>
    private void Construct(IMethodSymbol constructor, INamedTypeSymbol type, List<Argument> arguments, Place place, SyntaxNode at)
    {
        if (VectorConstruction(constructor, arguments, at, NameOf(place)) is Term known)
        {
            Write(place, known);
            return;
        }
        IMethodSymbol definition = constructor.OriginalDefinition;
        SyntaxNode? source = definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
        if (source is null && definition.Parameters.Length > 0 && !definition.IsImplicitlyDeclared)
            throw Unsupported(at, $"An object of type '{type.Name}'", "use a type with source");
        if (source is null && type.TypeKind == TypeKind.Struct)
            return;
        if (_inlined.Count(method => SymbolEqualityComparer.Default.Equals(method, definition)) > 2)
            throw Unsupported(at, "A constructor that calls itself", "use a method");
        _inlined.Push(definition);
        if (source is not null)
            Shallow(source);
        SyntaxNode syntax = source ?? type.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax(session.Cancellation);
        Inside(constructor, syntax, place, arguments, "", at.GetLocation(), () =>
        {
            ConstructorInitializerSyntax? initializer = (syntax as ConstructorDeclarationSyntax)?.Initializer;
            if (initializer is not { ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword })
                InitialiseFields(type, syntax as TypeDeclarationSyntax, place);
            SyntaxNode? called = initializer ?? (SyntaxNode?)(syntax as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
            IInvocationOperation? call = called is null ? null : Invocation(_frame.Model.GetOperation(called, session.Cancellation));
            if (call is not null)
                Construct(call.TargetMethod, call.TargetMethod.ContainingType, Arguments(call.Arguments), place, called!);
            else if (type.BaseType is { SpecialType: SpecialType.None } parent && type.TypeKind == TypeKind.Class && parent.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.Length == 0) is IMethodSymbol implied && initializer is null)
                Construct(implied, parent, [], place, at);
            if (syntax is ConstructorDeclarationSyntax && _frame.Model.GetOperation(syntax, session.Cancellation) is IOperation body)
                Body(body);
        });
        _inlined.Pop();
    }

    private static IInvocationOperation? Invocation(IOperation? operation) => operation switch
    {
        IInvocationOperation call => call,
        IExpressionStatementOperation statement => Invocation(statement.Operation),
        _ => null,
    };

    /// <summary>The parameters of a primary constructor that are members, then the initialisers in the order of the source.</summary>
    private void InitialiseFields(INamedTypeSymbol type, TypeDeclarationSyntax? primary, Place place)
    {
        if (primary is not null)
            foreach (IParameterSymbol parameter in _frame.Method.OriginalDefinition.Parameters)
            {
                ISymbol member = primary is RecordDeclarationSyntax ? (ISymbol?)type.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(IsPositional) ?? parameter : parameter;
                if (Content(place) is Aggregate { Form: var form } && form.IndexOf(member) is not null || Content(place) is Reference { Object: var target } && target.Find(member) is not null)
                    Write(MemberOf(place, member, primary), Read(_variables[parameter]));
            }
        foreach (SyntaxReference reference in type.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(session.Cancellation) is not TypeDeclarationSyntax declaration)
                continue;
            SemanticModel model = session.Model(declaration.SyntaxTree);
            foreach (MemberDeclarationSyntax member in declaration.Members)
            {
                switch (member)
                {
                    case FieldDeclarationSyntax fields when !fields.Modifiers.Any(modifier => modifier.ValueText is "static" or "const"):
                        foreach (VariableDeclaratorSyntax variable in fields.Declaration.Variables)
                            if (variable.Initializer is not null && model.GetDeclaredSymbol(variable, session.Cancellation) is IFieldSymbol field)
                                InitialiseMember(field, field.Type, variable.Initializer, model, place);
                        break;
                    case PropertyDeclarationSyntax { Initializer: EqualsValueClauseSyntax value } property when !property.Modifiers.Any(modifier => modifier.ValueText is "static") && model.GetDeclaredSymbol(property, session.Cancellation) is IPropertySymbol symbol:
                        InitialiseMember(symbol, symbol.Type, value, model, place);
                        break;
                }
            }
        }
    }

    private static bool IsPositional(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ParameterSyntax);

    private void InitialiseMember(ISymbol member, ITypeSymbol type, EqualsValueClauseSyntax value, SemanticModel model, Place place)
    {
        Shallow(value);
        if (model.GetOperation(value, session.Cancellation) is not ISymbolInitializerOperation { Value: IOperation initial })
            throw Unsupported(value, "This initialiser", "assign in the constructor");
        Write(MemberOf(place, member, value), Convert(Expression(initial, AggregateForm.NameOf(NameOf(place), member.Name)), type, value));
    }
}
