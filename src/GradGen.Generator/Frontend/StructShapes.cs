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
        var made = new Made(form.Leaves.Count());
        return Make(made, type, form, "", "", 0) ? new StructShape(type.ToDisplayString(s_qualified), made.Names.ToEquatableArray(), made.Paths.ToEquatableArray(), made.Text.ToEquatableArray(), made.Order.ToEquatableArray()) : null;
    }

    private sealed class Made(int leaves)
    {
        public string[] Names { get; } = new string[leaves];

        public string[] Paths { get; } = new string[leaves];

        public List<string> Text { get; } = [""];

        public List<int> Order { get; } = [];

        public void Add(string text) => Text[Text.Count - 1] += text;

        public void AddPart(int part)
        {
            Order.Add(part);
            Text.Add("");
        }
    }

    private bool Make(Made made, ITypeSymbol type, Form form, string path, string name, int leaf)
    {
        if (form is not AggregateForm aggregate)
        {
            if (type.TypeKind == TypeKind.Enum)
                return false;
            made.AddPart(leaf);
            (made.Paths[leaf], made.Names[leaf]) = (path, name);
            return true;
        }
        if (aggregate.Array is not null)
            return false;
        if (aggregate.Type is null)
            return Parts(made, (INamedTypeSymbol)type, aggregate, path, name, leaf, ["(", .. Enumerable.Repeat(", ", aggregate.Parts.Count - 1), ")"]);
        if (aggregate.Members.Any(member => ReadableName(member) is null))
            return false;
        string start = "new " + type.ToDisplayString(s_qualified);
        if ((Numerics.Knows(type) ? [.. Enumerable.Range(0, aggregate.Parts.Count)] : FieldsTaken(aggregate)) is int[] order)
            return Parts(made, aggregate.Type, aggregate, path, name, leaf, [start + "(", .. Enumerable.Repeat(", ", aggregate.Parts.Count - 1), ")"], order);
        if (aggregate.Members.Any(member => AssignableName(member) is null) || !aggregate.Type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0))
            return Numbers(made, type, aggregate, path, name, leaf);
        string[] names = [.. aggregate.Members.Select(member => Escape(AssignableName(member)!))];
        return Parts(made, aggregate.Type, aggregate, path, name, leaf, [$"{start} {{ {names[0]} = ", .. names.Skip(1).Select(member => $", {member} = "), " }"]);
    }

    /// <summary>A struct that is nothing but numbers of one type lies in memory as they do, whatever its constructors make of them.</summary>
    private bool Numbers(Made made, ITypeSymbol type, AggregateForm form, string path, string name, int leaf)
    {
        (string Path, string Name)[] places = [.. Places(form, path, name) ?? []];
        if (places.Length is 0 or > 16 || form.Leaves.First() is not ScalarType { IsReal: true } number || form.Leaves.Any(other => !other.Equals(number)))
            return false;
        made.Add($"global::GradGen.Runtime.Parts.Make<{type.ToDisplayString(s_qualified)}, {Types.TextOf(number)}>(");
        for (int i = 0; i < places.Length; i++)
        {
            made.Add(i > 0 ? ", " : "");
            made.AddPart(leaf + i);
            (made.Paths[leaf + i], made.Names[leaf + i]) = places[i];
        }
        made.Add(")");
        return true;
    }

    /// <summary>What reads each number of a struct, in the order of the memory; null where that order is not known.</summary>
    private IEnumerable<(string Path, string Name)>? Places(Form form, string path, string name)
    {
        if (form is not AggregateForm aggregate)
            return [(path, name)];
        if (aggregate.Type is not { IsValueType: true } type || aggregate.Members.Any(member => member is IParameterSymbol || ReadableName(member) is null) || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"))
            return null;
        var places = new List<(string, string)>();
        for (int i = 0; i < aggregate.Parts.Count; i++)
        {
            string member = ReadableName(aggregate.Members[i])!;
            if (Places(aggregate.Parts[i], $"{path}.{Escape(member)}", name + member) is not IEnumerable<(string, string)> inner)
                return null;
            places.AddRange(inner);
        }
        return places;
    }

    private bool Parts(Made made, INamedTypeSymbol type, AggregateForm form, string path, string name, int leaf, string[] between, int[]? order = null)
    {
        for (int at = 0; at < form.Parts.Count; at++)
        {
            made.Add(between[at]);
            int i = order?[at] ?? at;
            ITypeSymbol part = form.Type is null ? type.TupleElements[i].Type : MemberType(form, i);
            string member = form.Type is null ? form.Names[i] : ReadableName(form.Members[i])!;
            if (!Make(made, part, form.Parts[i], $"{path}.{Escape(member)}", name + member, leaf + form.Parts.Take(i).Sum(before => before.Leaves.Count())))
                return false;
        }
        made.Add(between[form.Parts.Count]);
        return true;
    }

    private bool IsSettable(ISymbol member) => member is IFieldSymbol field && (field.AssociatedSymbol is IPropertySymbol property
        ? property.SetMethod is IMethodSymbol setter && session.Compilation.IsSymbolAccessibleWithin(setter, session.Container)
        : !field.IsReadOnly);

    /// <summary>The field that each parameter is of a constructor that only stores them: it is run on unknowns to see. Null when there is none.</summary>
    private int[]? FieldsTaken(AggregateForm form)
    {
        foreach (IMethodSymbol constructor in form.Type!.InstanceConstructors)
        {
            if (constructor.Parameters.Length != form.Parts.Count || form.Parts.Count == 0 || !session.Compilation.IsSymbolAccessibleWithin(constructor, session.Container)
                || constructor.Parameters.Any(parameter => parameter.RefKind is not (RefKind.None or RefKind.In) || Types.Form(parameter.Type) is null))
                continue;
            Term[] unknowns = [.. constructor.Parameters.Select(parameter => Types.Form(parameter.Type)!).Select(part => part.Assemble(part.Leaves.Select(leaf => (Operand)_builder.Fresh(leaf))))];
            var place = new VariablePlace(Temporary(form, "", Default(form)), session.Root);
            Block? block = null;
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
                block = _builder.CloseBlock([], []);
            }
            // One that checks its arguments would check a gradient.
            if (Get(place.Slot) is not Aggregate made || block.Flatten().Any(op => op.HasEffect()))
                continue;
            int[] order = [.. unknowns.Select(unknown => System.Array.IndexOf([.. made.Parts], unknown))];
            if (order.Distinct().Count() == order.Length && order.All(part => part >= 0))
                return order;
        }
        return null;
    }
}
