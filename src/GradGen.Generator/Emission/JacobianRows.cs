using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>Fills a Jacobian a row at a time: the VJP with a cotangent of one 1 and zeros.</summary>
internal sealed class JacobianRows(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, JacobianByRows body)
    : JacobianWriter(file, names, features, sibling, body.Vjp, body.Jacobians)
{
    private readonly Dictionary<JacobianPart, string> _rows = [];
    private readonly Dictionary<JacobianPart, string> _matrices = [];

    private bool ReturnsMatrices => Parts.Any(part => !part.IsSpan);

    protected override void WriteBody(IndentedWriter writer)
    {
        if (ReturnsArray)
            WriteArray(writer);
        else if (Results.Count > 0 && !Outputs.Any())
            WriteScalars(writer);
        else
            WriteOutputs(writer);
        if (ReturnsMatrices)
            writer.Line($"return {(_matrices.Count == 1 ? _matrices.Values.First() : $"({string.Join(", ", _matrices.Values)})")};");
    }

    private void WriteArray(IndentedWriter writer)
    {
        string rows = Fresh("rows"), row = Fresh("row");
        writer.Line($"int {rows} = {CallPrimal()}.Length;");
        OpenMatrices(writer, rows);
        string cotangent = Scratch(writer, "cotangent", Element(ReturnedType!), rows);
        using (writer.Block($"for (int {row} = 0; {row} < {rows}; {row}++)"))
        {
            writer.Line($"{cotangent}[{row}] = {One(ReturnedType!)};");
            WriteRow(writer, row, [cotangent]);
            writer.Line($"{cotangent}[{row}] = {Zero(ReturnedType!)};");
        }
    }

    private void WriteScalars(IndentedWriter writer)
    {
        int[] scalars = [.. Enumerable.Range(0, Results.Count).Where(result => Results[result].Type is ScalarType)];
        string rows = scalars.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Check(writer, rows);
        if (ReturnsMatrices)
            OpenMatrices(writer, rows);
        else
            ClearSpans(writer);
        for (int i = 0; i < scalars.Length; i++)
        {
            // What carries no derivative has a cotangent that is not read.
            string[] seeds = [.. Results.Select((result, j) => !result.Type.IsReal ? "default" : scalars[i] == j ? One(result.Type) : Zero(result.Type))];
            WriteRow(writer, i.ToString(System.Globalization.CultureInfo.InvariantCulture), [seeds.Length == 1 ? seeds[0] : $"({string.Join(", ", seeds)})"]);
        }
    }

    private void WriteOutputs(IndentedWriter writer)
    {
        ParameterShape[] outputs = [.. Outputs];
        Check(writer, string.Join(" + ", outputs.Select(Length)));
        Dictionary<ParameterShape, string> inputs = KeepInputs(writer);
        var cotangents = outputs.ToDictionary(output => output, output => Scratch(writer, output.Name + "Cotangent", Element(output.Value!.Type), Length(output)));
        ClearSpans(writer);
        string row = Fresh("row");
        string index = outputs.Length == 1 ? row : Fresh("element");
        if (outputs.Length > 1)
            writer.Line($"int {row} = 0;");
        foreach (ParameterShape output in outputs)
        {
            string step = outputs.Length == 1 ? $"{row}++" : $"{index}++, {row}++";
            using (writer.Block($"for (int {index} = 0; {index} < {Length(output)}; {step})"))
            {
                RestoreInputs(writer, inputs);
                foreach (ParameterShape read in outputs.Where(other => other.IsRead))
                    writer.Line($"{cotangents[read]}.Clear();");
                writer.Line($"{cotangents[output]}[{index}] = {One(output.Value!.Type)};");
                WriteRow(writer, row, cotangents.Values);
                // What is left in the cotangent of an output that is also an input is a row of its own Jacobian.
                foreach (JacobianPart part in Parts.Where(part => part.Parameter.IsWritten))
                    writer.Line($"{cotangents[part.Parameter]}.CopyTo({Slice(part, row)});");
                if (!output.IsRead)
                    writer.Line($"{cotangents[output]}[{index}] = {Zero(output.Value!.Type)};");
            }
        }
    }

    /// <summary>Calls the VJP so that it fills the row.</summary>
    private void WriteRow(IndentedWriter writer, string row, IEnumerable<string> cotangents)
    {
        foreach (JacobianPart part in Parts.Where(part => !part.IsSpan && IsBuffer(part)))
            writer.Line($"{_rows[part]}.Clear();");
        IEnumerable<string> gradients = Parts.Where(part => !part.Parameter.IsWritten).Select(part => Gradient(part, row));
        writer.Line($"{CallTarget(cotangents.Concat(gradients))};");
        foreach (JacobianPart part in Parts.Where(part => !part.IsSpan && IsBuffer(part)))
        {
            string column = Fresh("column");
            using (writer.Block($"for (int {column} = 0; {column} < {_rows[part]}.Length; {column}++)"))
                writer.Line($"{_matrices[part]}[{row}, {column}] = {_rows[part]}[{column}];");
        }
    }

    private string Gradient(JacobianPart part, string row) => (part.IsSpan, IsBuffer(part)) switch
    {
        (true, true) => Slice(part, row),
        (true, false) => $"ref {Naming.Escape(Jacobian(part))}[{row}]",
        (false, true) => _rows[part],
        (false, false) => $"ref {_matrices[part]}[{row}, 0]",
    };

    private string Slice(JacobianPart part, string row)
    {
        string name = Naming.Escape(Jacobian(part)), length = Length(part.Parameter);
        if (Results.Count == 1 && !Outputs.Any())
            return name;
        string start = row switch { "0" => "0", "1" => length, _ => $"{row} * {length}" };
        return $"{name}.Slice({start}, {length})";
    }

    private void OpenMatrices(IndentedWriter writer, string rows)
    {
        foreach (JacobianPart part in Parts)
        {
            string matrix = Fresh(Jacobian(part));
            _matrices.Add(part, matrix);
            writer.Line($"var {matrix} = new {Element(part.Parameter.Value!.Type)}[{rows}, {(IsBuffer(part) ? Length(part.Parameter) : "1")}];");
            if (IsBuffer(part))
                _rows.Add(part, Scratch(writer, part.Parameter.Name + "Row", Element(part.Parameter.Value.Type), Length(part.Parameter)));
        }
    }

    private void ClearSpans(IndentedWriter writer)
    {
        foreach (JacobianPart part in Parts.Where(part => part.IsSpan))
            writer.Line($"{Naming.Escape(Jacobian(part))}.Clear();");
    }
}
