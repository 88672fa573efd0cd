using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>One sibling: documentation, signature, body.</summary>
internal sealed class SiblingEmitter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features)
{
    private readonly TypeText _types = new(names);

    public void Write(IndentedWriter writer, Sibling sibling)
    {
        foreach (string line in $"<summary>{sibling.Summary}</summary>".Split('\n'))
            writer.Line("/// " + line.Trim());
        writer.Line(FileEmitter.GeneratedCode(names));
        string signature = Signature(sibling);
        switch (sibling.Body)
        {
            case Computation o:
                new ComputationEmitter(file, names, features).Write(writer, signature, sibling, o.Function);
                break;
            case Forwarding o:
                new WrapperEmitter(file, names, features).Forward(writer, signature, sibling, o);
                break;
            case Allocating o:
                new WrapperEmitter(file, names, features).Allocate(writer, signature, sibling, o);
                break;
            case JacobianByRows o:
                new JacobianRows(file, names, features, sibling, o).Write(writer, signature);
                break;
            case JacobianByColumns o:
                new JacobianColumns(file, names, features, sibling, o).Write(writer, signature);
                break;
        }
    }

    private string Signature(Sibling sibling)
    {
        MethodShape shape = file.Method.Shape;
        bool isStatic = shape.Modifiers.Split(' ').Contains("static");
        string modifiers = sibling.IsPrivate ? isStatic ? "private static" : "private" : shape.Modifiers;
        // A ref struct could keep a span that it is given, so that C# lets nobody hand it scratch of the stack.
        bool isScoped = sibling.IsPrivate && !isStatic && features.HasScoped;
        // An optional parameter cannot stand before a required one, params not before any.
        int optional = sibling.Parameters.Count - sibling.Parameters.Reverse().TakeWhile(parameter => parameter.Default.Length > 0).Count();
        string parameters = string.Join(", ", sibling.Parameters.Select((parameter, i) => Declare(parameter with
        {
            Default = i < optional ? "" : parameter.Default,
            Modifier = parameter.Modifier == "params" && i < sibling.Parameters.Count - 1 ? "" : isScoped && parameter is { Modifier: "", Passing: Passing.In, IrType: BufferType { Shape: not BufferShape.Array } } ? "scoped" : parameter.Modifier,
        })));
        string constraints = shape.Constraints.Length > 0 ? " " + shape.Constraints : "";
        string space = modifiers.Length > 0 ? " " : "";
        return $"{modifiers}{space}{Type(sibling.Result)} {Naming.Escape(sibling.Name)}{shape.TypeParameters}({parameters}){constraints}";
    }

    private string Declare(SiblingParameter parameter)
    {
        IEnumerable<string> words =
        [
            parameter.Passing switch { Passing.Out => "out", Passing.Ref => "ref", _ => parameter.Modifier },
            parameter.Tuple is ResultTree tuple ? Type(tuple) : parameter.IrType is { } type ? _types.Of(type) : parameter.Type,
            Naming.Escape(parameter.Name),
            parameter.Default.Length > 0 ? "= " + parameter.Default : "",
        ];
        return string.Join(" ", words.Where(word => word.Length > 0));
    }

    private string Type(ResultTree result) => result switch
    {
        OneResult one => _types.Of(one.Type),
        MadeResult made => made.Shape.Type,
        MatrixResult { Rank: ParameterShape.Rows } rows => TypeText.Of(rows.Element) + "[][]",
        MatrixResult matrix => $"{TypeText.Of(matrix.Element)}[{new string(',', matrix.Rank - 1)}]",
        TupleResult { Elements: [var only] } => Type(only.Result),
        TupleResult tuple => $"({string.Join(", ", tuple.Elements.Select(element => $"{Type(element.Result)} {Naming.Escape(element.Name)}".TrimEnd()))})",
        _ => "void",
    };
}
