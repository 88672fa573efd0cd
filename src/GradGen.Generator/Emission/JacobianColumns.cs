using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Emission;

/// <summary>A column at a time: the JVP with a tangent that is 1 for one scalar parameter and 0 for the others.</summary>
internal sealed class JacobianColumns(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, string jvp)
    : JacobianEmitter(file, names, features, sibling, jvp)
{
    protected override void WriteBody(CodeWriter lines)
    {
        if (ReturnsMatrices)
        {
            WriteMatrices(lines);
            return;
        }
        KeepInputs(lines);
        foreach (ParameterShape parameter in Active)
        {
            if (parameter != Active[0])
                RestoreInputs(lines);
            if (Overwritten.Count > 0)
                lines.Line($"{Matrix(parameter)}.Clear();");
            lines.Line(Call(Tangents(parameter)) + ";");
        }
    }

    private IEnumerable<string> Tangents(ParameterShape seeded)
    {
        string before = "";
        foreach (SiblingParameter tangent in Added)
        {
            if (tangent.IrType is not BufferType)
            {
                yield return Number(tangent.IrType!, tangent.Name == seeded.Name + "Tangent" ? 1 : 0);
                continue;
            }
            string length = Naming.Escape(tangent.Name.Substring(0, tangent.Name.Length - "Tangent".Length)) + ".Length";
            yield return Added.Count(other => other.IrType is BufferType) == 1 ? Matrix(seeded) : $"{Matrix(seeded)}.Slice({(before.Length > 0 ? before : "0")}, {length})";
            before += (before.Length > 0 ? " + " : "") + length;
        }
    }

    private void WriteMatrices(CodeWriter lines)
    {
        ScalarType element = ElementOf(Active[0].Value!.Type);
        string last = Target.Result is TupleResult tuple ? "." + tuple.Elements[tuple.Elements.Count - 1].Name : "";
        var columns = new List<string>();
        foreach (ParameterShape parameter in Active)
        {
            string column = Unique(parameter.Name + "Column");
            lines.Line($"{TypeText.Of(element)}[] {column} = {Call(Tangents(parameter))}{last};");
            columns.Add(column);
        }
        Rows = columns[0] + ".Length";
        DeclareMatrices(lines);
        string i = Unique("i");
        lines.Open($"for (int {i} = 0; {i} < {Rows}; {i}++)");
        for (int k = 0; k < columns.Count; k++)
            lines.Line($"{Matrix(Active[k])}[{i}, 0] = {columns[k]}[{i}];");
        lines.Close();
        ReturnMatrices(lines);
    }
}
