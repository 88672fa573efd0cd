using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>Siblings that only call another one.</summary>
internal sealed class WrapperEmitter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features)
{
    public void Forward(IndentedWriter writer, string signature, Sibling sibling, Forwarding body)
    {
        Sibling target = file.Siblings.First(other => other.Name == body.Target && other.Parameters.Count == sibling.Parameters.Count);
        string call = $"{Naming.Escape(target.Name)}{file.Method.Shape.TypeParameters}({string.Join(", ", sibling.Parameters.Select(Pass))})";
        if (sibling.Result is not NoResult && target.Result is TupleResult tuple)
        {
            string name = tuple.Elements[tuple.Elements.Count - 1].Name;
            call += "." + (name.Length > 0 ? Naming.Escape(name) : "Item" + tuple.Elements.Count);
        }
        Expression(writer, signature, call);
    }

    public void Allocate(IndentedWriter writer, string signature, Sibling sibling, Allocating body)
    {
        Sibling target = file.Siblings.First(other => other.Name == body.Target && other.Parameters.Count > sibling.Parameters.Count);
        List<SiblingParameter> added = target.Parameters.Skip(sibling.Parameters.Count).ToList();
        var results = new Queue<string>();
        using (writer.Block(signature))
        {
            foreach (SiblingParameter parameter in added.Where(parameter => parameter.IrType is BufferType || parameter.IsRows))
                Declare(writer, sibling, parameter);
            string arguments = string.Join(", ", sibling.Parameters.Select(Pass).Concat(added.Select(parameter => Receive(sibling, parameter))));
            string call = $"{Naming.Escape(target.Name)}{file.Method.Shape.TypeParameters}({arguments});";
            if (target.Result is OneResult value && Leaves(sibling.Result) > added.Count)
            {
                string name = "value";
                while (target.Parameters.Any(parameter => parameter.Name == name))
                    name += "OfCall";
                call = $"{new TypeText(names).Of(value.Type)} {name} = {call}";
                results.Enqueue(name);
            }
            writer.Line(call);
            if (features.CopiesMatrices)
                foreach (SiblingParameter parameter in added.Where(parameter => parameter.IrType is BufferType && Source(sibling, parameter).Elements is not null))
                    writer.Line(names.StoreElements(((BufferType)parameter.IrType!).Element, ElementsName(parameter), Naming.Escape(parameter.Name)));
            foreach (SiblingParameter parameter in added)
                results.Enqueue(Naming.Escape(parameter.Name));
            writer.Line($"return {Tuple(sibling.Result, results)};");
        }
    }

    /// <summary>An argument handed on.</summary>
    public static string Pass(SiblingParameter parameter)
    {
        string name = Naming.Escape(parameter.Name);
        return parameter.Passing switch
        {
            Passing.Out => "out " + name,
            Passing.Ref => "ref " + name,
            _ => parameter.Modifier is "in" or "ref readonly" ? "in " + name : name,
        };
    }

    public static void Expression(IndentedWriter writer, string signature, string expression)
    {
        bool isLong = signature.Length + expression.Length > 110;
        writer.Line($"{signature} =>{(isLong ? "" : $" {expression};")}");
        if (isLong)
            writer.Line($"    {expression};");
    }

    /// <summary>The names given, in the shape of the result.</summary>
    public static string Tuple(ResultTree result, Queue<string> results) => result switch
    {
        TupleResult { Elements: [var only] } => Tuple(only.Result, results),
        TupleResult tuple => $"({string.Join(", ", tuple.Elements.Select(element => Tuple(element.Result, results)))})",
        _ => results.Dequeue(),
    };

    private static int Leaves(ResultTree result) => result is TupleResult tuple ? tuple.Elements.Sum(element => Leaves(element.Result)) : 1;

    private string Receive(Sibling sibling, SiblingParameter parameter)
    {
        string name = Naming.Escape(parameter.Name);
        return parameter.Passing == Passing.Out ? $"out {(parameter.Made is null ? TypeText.Of((ScalarType)parameter.IrType!) : parameter.Type)} {name}"
            : parameter.IsRows || Source(sibling, parameter).Elements is null ? name
            : features.CopiesMatrices ? ElementsName(parameter)
            : names.ElementsOf(((BufferType)parameter.IrType!).Element, name);
    }

    private static string ElementsName(SiblingParameter parameter) => parameter.Name + "Elements";

    /// <summary>An array for the gradient, of the shape of the parameter: "w" for "wGradient".</summary>
    private void Declare(IndentedWriter writer, Sibling sibling, SiblingParameter output)
    {
        SiblingParameter source = Source(sibling, output);
        if (output.IsRows)
        {
            writer.Line($"var {Naming.Escape(output.Name)} = {names.Runtime("Rows")}<{TypeText.Of(((BufferType)output.Elements!.Type).Element)}>.Zeros({Naming.Escape(source.Name)});");
            return;
        }
        ScalarType element = ((BufferType)output.IrType!).Element;
        string name = Naming.Escape(source.Name);
        string length = source.Elements is null ? name + ".Length" : string.Join(", ", Enumerable.Range(0, source.Type.Count(c => c == ',') + 1).Select(dimension => $"{name}.GetLength({dimension})"));
        writer.Line($"var {Naming.Escape(output.Name)} = new {TypeText.Of(element)}[{length}];");
        if (source.Elements is not null && features.CopiesMatrices)
            writer.Line($"{names.System("Span")}<{TypeText.Of(element)}> {ElementsName(output)} = {names.ElementsOf(element, Naming.Escape(output.Name))};");
    }

    private static SiblingParameter Source(Sibling sibling, SiblingParameter output) =>
        sibling.Parameters.First(parameter => (parameter.IrType is BufferType || parameter.Elements is not null) && output.Name == parameter.Name + "Gradient");
}
