using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Emission;

/// <summary>A row at a time: the VJP with a cotangent that is 1 at one output and 0 elsewhere.</summary>
internal sealed class JacobianRows(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, string vjp)
    : JacobianEmitter(file, names, features, sibling, vjp)
{
    private List<SiblingParameter> _cotangents = [];

    protected override void WriteBody(CodeWriter lines)
    {
        _cotangents = Added.Where(added => !Active.Any(parameter => added.Name == parameter.Name + "Gradient")).ToList();
        var lengths = _cotangents.ToDictionary(cotangent => cotangent.Name, cotangent => LengthOf(cotangent, lines));
        if (ReturnsMatrices)
        {
            Rows = string.Join(" + ", lengths.Values);
            DeclareMatrices(lines);
        }
        else
        {
            foreach (ParameterShape parameter in Active)
                lines.Line($"{Matrix(parameter)}.Clear();");
        }
        KeepInputs(lines);
        foreach (SiblingParameter cotangent in _cotangents.Where(cotangent => cotangent.IrType is BufferType))
            Scratch(lines, Naming.Escape(cotangent.Name), ElementOf(cotangent.IrType!), lengths[cotangent.Name]);
        if (ReturnsMatrices)
            foreach (ParameterShape parameter in Active.Where(HasGradient).Where(IsBuffer))
                Scratch(lines, Gradient(parameter), ElementOf(parameter.Value!.Type), Length(parameter));
        if (ReturnsMatrices && _cotangents.Count > 1)
            foreach (ParameterShape parameter in Active.Where(parameter => !IsBuffer(parameter)))
                lines.Line($"{TypeText.Of((ScalarType)parameter.Value!.Type)} {Gradient(parameter)};");
        string before = "";
        foreach (SiblingParameter output in _cotangents)
        {
            if (output.IrType is BufferType)
            {
                string i = _i ??= Unique("i");
                lines.Open($"for (int {i} = 0; {i} < {lengths[output.Name]}; {i}++)");
                foreach (SiblingParameter cotangent in _cotangents.Where(cotangent => cotangent.IrType is BufferType))
                    lines.Line($"{Naming.Escape(cotangent.Name)}.Clear();");
                lines.Line($"{Naming.Escape(output.Name)}[{i}] = {Number(output.IrType, 1)};");
                WriteRow(lines, output, before.Length > 0 ? $"{before} + {i}" : i);
                lines.Close();
            }
            else
            {
                WriteRow(lines, output, before.Length > 0 ? before : "0");
            }
            before += (before.Length > 0 ? " + " : "") + lengths[output.Name];
        }
        if (ReturnsMatrices)
            ReturnMatrices(lines);
    }

    private string? _i;

    private string? _j;

    private string LengthOf(SiblingParameter cotangent, CodeWriter lines)
    {
        if (cotangent.IrType is not BufferType)
            return "1";
        if (File.Method.Shape.Parameters.FirstOrDefault(parameter => parameter.IsWritten && cotangent.Name == parameter.Name + "Cotangent") is { } output)
            return Length(output);
        MethodShape shape = File.Method.Shape;
        string rows = Unique("rows"), arguments = string.Join(", ", Target.Parameters.Take(shape.Parameters.Count).Select(WrapperEmitter.Pass));
        lines.Line($"int {rows} = {Naming.Escape(shape.Name)}{shape.TypeParameters}({arguments}).Length;");
        return rows;
    }

    private bool HasGradient(ParameterShape parameter) => Target.Parameters.Any(other => other.Name == parameter.Name + "Gradient");

    private static string Gradient(ParameterShape parameter) => Naming.Escape(parameter.Name + "Gradient");

    private void WriteRow(CodeWriter lines, SiblingParameter output, string row)
    {
        RestoreInputs(lines);
        if (ReturnsMatrices)
            foreach (ParameterShape parameter in Active.Where(HasGradient))
                lines.Line(IsBuffer(parameter)
                    ? $"{Gradient(parameter)}.Clear();"
                    : $"{(_cotangents.Count == 1 ? TypeText.Of((ScalarType)parameter.Value!.Type) + " " : "")}{Gradient(parameter)} = {Number(parameter.Value!.Type, 0)};");
        IEnumerable<string> added = Added.Select(parameter => _cotangents.Contains(parameter)
            ? parameter.IrType is BufferType ? Naming.Escape(parameter.Name) : Number(parameter.IrType!, parameter == output ? 1 : 0)
            : Destination(Active.First(active => parameter.Name == active.Name + "Gradient"), row));
        lines.Line(Call(added) + ";");
        foreach (ParameterShape parameter in Active)
        {
            if (!HasGradient(parameter))
                lines.Line($"{Naming.Escape(parameter.Name + "Cotangent")}.CopyTo({Slice(parameter, row)});");
            else if (ReturnsMatrices && IsBuffer(parameter))
                CopyRow(lines, parameter, row);
            else if (ReturnsMatrices)
                lines.Line($"{Matrix(parameter)}[{row}, 0] = {Gradient(parameter)};");
        }
    }

    private void CopyRow(CodeWriter lines, ParameterShape parameter, string row)
    {
        string j = _j ??= Unique("j");
        lines.Open($"for (int {j} = 0; {j} < {Length(parameter)}; {j}++)");
        lines.Line($"{Matrix(parameter)}[{row}, {j}] = {Gradient(parameter)}[{j}];");
        lines.Close();
    }

    /// <summary>Where the target adds the gradient of a parameter.</summary>
    private string Destination(ParameterShape parameter, string row)
    {
        if (ReturnsMatrices)
            return IsBuffer(parameter) ? Gradient(parameter) : "ref " + Gradient(parameter);
        return IsBuffer(parameter) ? Slice(parameter, row) : $"ref {Matrix(parameter)}[{row}]";
    }

    private string Slice(ParameterShape parameter, string row)
    {
        if (Rows == "1")
            return Matrix(parameter);
        string offset = row.Contains(' ') ? $"({row})" : row;
        return $"{Matrix(parameter)}.Slice({offset} * {Length(parameter)}, {Length(parameter)})";
    }
}
