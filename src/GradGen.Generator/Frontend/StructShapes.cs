using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>How generated code makes a struct, record or tuple of its parts.</summary>
internal sealed partial class BodyLowering
{
    /// <summary>How the type is read and made; null when the generated code cannot.</summary>
    private StructShape? ShapeOf(ITypeSymbol type, AggregateForm form)
    {
        var made = new Made();
        return Make(made, type, form, "", "") ? new StructShape(type.ToDisplayString(s_qualified), made.Names.ToEquatableArray(), made.Paths.ToEquatableArray(), made.Text.ToEquatableArray(), made.Order.ToEquatableArray()) : null;
    }

    private sealed class Made
    {
        public List<string> Names { get; } = [];

        public List<string> Paths { get; } = [];

        public List<string> Text { get; } = [""];

        public List<int> Order { get; } = [];

        public void Add(string text) => Text[Text.Count - 1] += text;

        public void AddPart(int part)
        {
            Order.Add(part);
            Text.Add("");
        }
    }

    private bool Make(Made made, ITypeSymbol type, Form form, string path, string name)
    {
        if (form is not AggregateForm aggregate)
        {
            if (type.TypeKind == TypeKind.Enum)
                return false;
            made.AddPart(made.Paths.Count);
            made.Paths.Add(path);
            made.Names.Add(name);
            return true;
        }
        if (aggregate.Array is not null)
            return false;
        if (aggregate.Type is null)
            return Parts(made, (INamedTypeSymbol)type, aggregate, path, name, ["(", .. Enumerable.Repeat(", ", aggregate.Parts.Count - 1), ")"]);
        if (aggregate.Members.Any(member => member is IParameterSymbol || !session.Compilation.IsSymbolAccessibleWithin((member as IFieldSymbol)?.AssociatedSymbol ?? member, session.Container)))
            return false;
        string start = "new " + type.ToDisplayString(s_qualified);
        if (Numerics.Knows(type) || TakesItsFields(aggregate))
            return Parts(made, aggregate.Type, aggregate, path, name, [start + "(", .. Enumerable.Repeat(", ", aggregate.Parts.Count - 1), ")"]);
        if (!aggregate.Members.All(IsSettable) || !aggregate.Type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0))
            return false;
        string[] names = [.. aggregate.Names.Select(Escape)];
        return Parts(made, aggregate.Type, aggregate, path, name, [$"{start} {{ {names[0]} = ", .. names.Skip(1).Select(member => $", {member} = "), " }"]);
    }

    private bool Parts(Made made, INamedTypeSymbol type, AggregateForm form, string path, string name, string[] between)
    {
        for (int i = 0; i < form.Parts.Count; i++)
        {
            made.Add(between[i]);
            ITypeSymbol part = form.Type is null ? type.TupleElements[i].Type : MemberType(form, i);
            if (!Make(made, part, form.Parts[i], $"{path}.{Escape(form.Names[i])}", name + form.Names[i]))
                return false;
        }
        made.Add(between[form.Parts.Count]);
        return true;
    }

    private bool IsSettable(ISymbol member) => member is IFieldSymbol field && (field.AssociatedSymbol is IPropertySymbol property
        ? property.SetMethod is IMethodSymbol setter && session.Compilation.IsSymbolAccessibleWithin(setter, session.Container)
        : !field.IsReadOnly);

    /// <summary>True when a constructor takes the fields in their order, and only stores them: it is run on unknowns to see.</summary>
    private bool TakesItsFields(AggregateForm form)
    {
        foreach (IMethodSymbol constructor in form.Type!.InstanceConstructors)
        {
            if (constructor.Parameters.Length != form.Parts.Count || form.Parts.Count == 0 || !session.Compilation.IsSymbolAccessibleWithin(constructor, session.Container)
                || !constructor.Parameters.Select(parameter => Types.Form(parameter.Type)).SequenceEqual(form.Parts))
                continue;
            Term[] unknowns = [.. form.Parts.Select(part => part.Assemble(part.Leaves.Select(leaf => (Operand)_builder.Fresh(leaf))))];
            var place = new VariablePlace(Temporary(form, "", Default(form)), session.Root);
            _builder.OpenBlock();
            try
            {
                Construct(constructor, form.Type, [.. unknowns.Select((unknown, i) => new Argument(i, unknown, null))], place, session.Root);
            }
            catch (Refusal)
            {
                continue;
            }
            finally
            {
                _builder.CloseBlock([], []);
            }
            if (Get(place.Slot) is Aggregate made && made.Parts.SequenceEqual(unknowns))
                return true;
        }
        return false;
    }
}
