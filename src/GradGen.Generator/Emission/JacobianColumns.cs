using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>Fills a Jacobian a column at a time: the JVP with the tangent 1 for one parameter and 0 for the others.</summary>
internal sealed class JacobianColumns(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, JacobianByColumns body)
    : JacobianWriter(file, names, features, sibling, body.Jvp, body.Jacobians)
{
    private readonly DifferentiableMethod _method = file.Method;

    protected override void WriteBody(IndentedWriter writer)
    {
        if (ReturnsArray)
            WriteArrays(writer);
        else if (Results.Count > 0 && !Outputs.Any())
            WriteScalars(writer);
        else
            WriteOutputs(writer);
    }

    private void WriteArrays(IndentedWriter writer)
    {
        var matrices = new List<string>();
        foreach (JacobianPart part in Parts)
        {
            string element = Element(ReturnedType!), tangent = Fresh(part.Parameter.Name + "Tangent"), matrix = Fresh(Jacobian(part)), row = Fresh("row");
            string column = $"{CallTarget(Tangents(part, []))}.tangent";
            writer.Line(_method.Shape.Result is { IsMatrix: true }
                ? $"{Name("Span")}<{element}> {tangent} = {ElementsOf(ReturnedType!, column)};"
                : $"{element}[] {tangent} = {column};");
            writer.Line($"var {matrix} = new {Element(part.Parameter.Value!.Type)}[{tangent}.Length, 1];");
            using (writer.Block($"for (int {row} = 0; {row} < {tangent}.Length; {row}++)"))
                writer.Line($"{matrix}[{row}, 0] = {Narrowed(part, ReturnedType!)}{tangent}[{row}];");
            matrices.Add(matrix);
        }
        writer.Line($"return {(matrices.Count == 1 ? matrices[0] : $"({string.Join(", ", matrices)})")};");
    }

    private void WriteScalars(IndentedWriter writer)
    {
        string[] columns = [.. Parts.Select(part => Fresh(part.Parameter.Name + "Tangent"))];
        for (int i = 0; i < columns.Length; i++)
            writer.Line($"var {columns[i]} = {CallTarget(Tangents(Parts[i], []))}.tangent;");
        string Row(int result) => Join(columns.Select((column, i) => Partial(result, Parts[i], column)));
        writer.Line($"return {Join(Enumerable.Range(0, Results.Count).Where(result => Results[result].Type is ScalarType).Select(Row))};");
    }

    private void WriteOutputs(IndentedWriter writer)
    {
        ParameterShape[] outputs = [.. Outputs];
        Check(writer, string.Join(" + ", outputs.Select(Length)));
        Dictionary<ParameterShape, string> inputs = KeepInputs(writer);
        foreach (JacobianPart part in Parts)
        {
            string name = Naming.Escape(Jacobian(part));
            string start = "0";
            var columns = new Dictionary<ParameterShape, string>();
            var converted = new Dictionary<string, (ScalarType Type, string Tangent)>();
            foreach (ParameterShape output in outputs)
            {
                string column = outputs.Length == 1 ? name : $"{name}.Slice({start}, {Length(output)})";
                start = start == "0" ? Length(output) : $"{start} + {Length(output)}";
                ScalarType type = ((BufferType)output.Value!.Type).Element;
                if (type != SpanElement(part))
                    converted.Add(column, (type, column = Scratch(writer, output.Name + "Tangent", Element(type), Length(output))));
                columns.Add(output, column);
            }
            RestoreInputs(writer, inputs);
            writer.Line($"{name}.Clear();");
            writer.Line($"{CallTarget(Tangents(part, columns))};");
            foreach (KeyValuePair<string, (ScalarType Type, string Tangent)> own in converted)
            {
                string row = Fresh("row");
                using (writer.Block($"for (int {row} = 0; {row} < {own.Value.Tangent}.Length; {row}++)"))
                    writer.Line($"{own.Key}[{row}] = {Narrowed(part, own.Value.Type)}{own.Value.Tangent}[{row}];");
            }
        }
    }

    /// <summary>The cast from a tangent of the type to the parameter's, which its Jacobian has; empty where none is needed.</summary>
    private static string Narrowed(JacobianPart part, ScalarType tangent) => SpanElement(part) is { Kind: ScalarKind.Single } own && own != tangent ? $"({Element(own)})" : "";

    /// <summary>The tangents in the order of the parameters: of the active scalars, and of the outputs.</summary>
    private IEnumerable<string> Tangents(JacobianPart one, Dictionary<ParameterShape, string> outputs) =>
        _method.Shape.Parameters.Where(parameter => parameter.IsActive || outputs.ContainsKey(parameter)).Select(parameter =>
            outputs.TryGetValue(parameter, out string? column) ? column
            : parameter == one.Parameter ? One(parameter.Value!.Type)
            : Zero(parameter.Value!.Type));

    /// <summary>The tangent of the result: there is one for each result that is real.</summary>
    private string Partial(int result, JacobianPart part, string tangents)
    {
        if (!Results[result].Type.IsReal)
            return Zero(part.Parameter.Value!.Type);
        string narrowed = Narrowed(part, (ScalarType)Results[result].Type);
        if (Results.Count(other => other.Type.IsReal) == 1)
            return narrowed + tangents;
        string name = _method.Shape.ResultNames[result];
        return $"{narrowed}{tangents}.{(name.Length > 0 ? Naming.Escape(name) : $"Item{Results.Take(result).Count(other => other.Type.IsReal) + 1}")}";
    }

    private static string Join(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length == 1 ? all[0] : $"({string.Join(", ", all)})";
    }
}
