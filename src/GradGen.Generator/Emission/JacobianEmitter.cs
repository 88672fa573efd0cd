using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Emission;

/// <summary>What the two ways of filling a Jacobian share: names, checks, matrices, scratch buffers, and the inputs that F overwrites.</summary>
internal abstract class JacobianEmitter
{
    private const int StackLength = 64;

    private readonly ConsumerFeatures _features;
    private readonly Naming _naming;
    private readonly Scope _scope = new(null, 0);
    private readonly Stack<string> _disposed = new();

    protected JacobianEmitter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, string target)
    {
        File = file;
        Names = names;
        _features = features;
        Sibling = sibling;
        Target = file.Siblings.First(other => other.Name == target);
        _naming = new Naming(sibling.Parameters.Concat(Target.Parameters).Select(parameter => parameter.Name).Concat(file.Siblings.Select(other => other.Name)).Append(file.Method.Shape.Name));
        Active = file.Method.Shape.Parameters.Where(parameter => parameter.IsActive).ToList();
        Overwritten = file.Method.Shape.Parameters.Where(parameter => parameter.IsWritten && parameter.IsRead).ToList();
    }

    protected GeneratedFile File { get; }

    protected FrameworkNames Names { get; }

    protected Sibling Sibling { get; }

    /// <summary>The sibling that is called for each row or column.</summary>
    protected Sibling Target { get; }

    protected List<ParameterShape> Active { get; }

    /// <summary>The buffers that F both reads and writes: each call needs them as they were.</summary>
    protected List<ParameterShape> Overwritten { get; }

    /// <summary>What the target takes beyond the parameters of F.</summary>
    protected IEnumerable<SiblingParameter> Added => Target.Parameters.Skip(File.Method.Shape.Parameters.Count);

    protected bool ReturnsMatrices => Sibling.Result is not NoResult;

    public static ScalarType ElementOf(IrType type) => type is BufferType buffer ? buffer.Element : (ScalarType)type;

    public void Write(IndentedWriter writer, string signature)
    {
        using (writer.Block(signature))
        {
            var lines = new CodeWriter(writer);
            Check(lines);
            WriteBody(lines);
            while (_disposed.Count > 0)
            {
                lines.Close();
                lines.Open("finally");
                lines.Line($"{_disposed.Pop()}.Dispose();");
                lines.Close();
            }
            lines.Flush();
        }
    }

    protected abstract void WriteBody(CodeWriter lines);

    /// <summary>How many rows there are, as text.</summary>
    protected string Rows { get; set; } = "1";

    protected string Unique(string name) => _naming.Unique(name, _scope);

    protected static string Number(IrType type, int value) => LiteralText.Of(Constant.Real(ElementOf(type), value));

    protected static string Length(ParameterShape parameter) => Naming.Escape(parameter.Name) + ".Length";

    protected static bool IsBuffer(ParameterShape parameter) => parameter.Value?.Type is BufferType;

    protected string Call(IEnumerable<string> added)
    {
        MethodShape shape = File.Method.Shape;
        IEnumerable<string> arguments = Target.Parameters.Take(shape.Parameters.Count).Select(WrapperEmitter.Pass).Concat(added);
        return $"{Naming.Escape(Target.Name)}{shape.TypeParameters}({string.Join(", ", arguments)})";
    }

    /// <summary>The matrix of an active parameter, a span of ours or a local.</summary>
    protected string Matrix(ParameterShape parameter) =>
        ReturnsMatrices && Active.Count == 1 ? _matrix ??= Unique("jacobian") : Naming.Escape(parameter.Name + "Jacobian");

    private string? _matrix;

    /// <summary>Declares the matrices that are returned.</summary>
    protected void DeclareMatrices(CodeWriter lines)
    {
        foreach (ParameterShape parameter in Active)
            lines.Line($"var {Matrix(parameter)} = new {TypeText.Of(ElementOf(parameter.Value!.Type))}[{Rows}, {(IsBuffer(parameter) ? Length(parameter) : "1")}];");
    }

    protected void ReturnMatrices(CodeWriter lines) =>
        lines.Line($"return {WrapperEmitter.Tuple(Sibling.Result, new Queue<string>(Active.Select(Matrix)))};");

    /// <summary>Declares a buffer of zeros for the time of the call.</summary>
    protected void Scratch(CodeWriter lines, string name, ScalarType element, string length)
    {
        string scratch = Unique(name.TrimStart('@') + "Scratch"), type = TypeText.Of(element), memory = $"stackalloc {type}[{StackLength}]";
        if (!_features.HasUsingDeclaration)
        {
            string local = Unique(name.TrimStart('@') + "Memory");
            lines.Line($"{Names.System("Span")}<{type}> {local} = {memory};");
            memory = local;
        }
        lines.Line($"{(_features.HasUsingDeclaration ? "using " : "")}var {scratch} = new {Names.Runtime("Scratch")}<{type}>({length}, {memory});");
        if (!_features.HasUsingDeclaration)
        {
            lines.Open("try");
            _disposed.Push(scratch);
        }
        lines.Line($"{Names.System("Span")}<{type}> {name} = {scratch}.Span;");
    }

    /// <summary>Keeps what F overwrites.</summary>
    protected void KeepInputs(CodeWriter lines)
    {
        foreach (ParameterShape parameter in Overwritten)
        {
            Scratch(lines, Input(parameter), ElementOf(parameter.Value!.Type), Length(parameter));
            lines.Line($"new {Names.System("ReadOnlySpan")}<{TypeText.Of(ElementOf(parameter.Value.Type))}>({Naming.Escape(parameter.Name)}).CopyTo({Input(parameter)});");
        }
    }

    protected void RestoreInputs(CodeWriter lines)
    {
        foreach (ParameterShape parameter in Overwritten)
            lines.Line($"{Input(parameter)}.CopyTo({Naming.Escape(parameter.Name)});");
    }

    private readonly Dictionary<string, string> _inputs = [];

    private string Input(ParameterShape parameter) =>
        _inputs.TryGetValue(parameter.Name, out string? name) ? name : _inputs[parameter.Name] = Unique(parameter.Name + "Input");

    /// <summary>The outputs must have their lengths, and memory of their own.</summary>
    private void Check(CodeWriter lines)
    {
        if (ReturnsMatrices)
            return;
        List<ParameterShape> written = File.Method.Shape.Parameters.Where(parameter => parameter.IsWritten).ToList();
        if (written.Count > 0)
            Rows = written.Count == 1 ? Length(written[0]) : $"({string.Join(" + ", written.Select(Length))})";
        foreach (ParameterShape parameter in Active)
        {
            string columns = IsBuffer(parameter) ? Length(parameter) : "", length = Rows == "1" && columns.Length > 0 ? columns : columns.Length > 0 ? $"{Rows} * {columns}" : Rows.Trim('(', ')');
            lines.Line($"{Names.Runtime("Arguments")}.RequireLength({Matrix(parameter)}.Length, {length}, nameof({Matrix(parameter)}));");
        }
        var others = File.Method.Shape.Parameters.Where(IsBuffer).Select(parameter => (Name: Naming.Escape(parameter.Name), Element: ElementOf(parameter.Value!.Type))).ToList();
        foreach (ParameterShape parameter in Active)
        {
            ScalarType element = ElementOf(parameter.Value!.Type);
            foreach ((string name, ScalarType otherElement) in others.Where(other => other.Element == element))
                lines.Line($"{Names.Runtime("Arguments")}.RequireDisjoint<{TypeText.Of(otherElement)}>({Matrix(parameter)}, {name}, nameof({Matrix(parameter)}));");
            others.Add((Matrix(parameter), element));
        }
    }
}
