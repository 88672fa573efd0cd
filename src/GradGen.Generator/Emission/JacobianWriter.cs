using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>What the two ways of filling a Jacobian share.</summary>
internal abstract class JacobianWriter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features, Sibling sibling, string target, EquatableArray<JacobianPart> parts)
{
    // Before C# 8 a scratch is given back by a finally block.
    private readonly Stack<(string Owner, IndentedWriter.Scope Scope)> _open = new();
    private readonly HashSet<string> _taken = [.. sibling.Parameters.Select(parameter => parameter.Name)];

    protected EquatableArray<JacobianPart> Parts { get; } = parts;

    protected Sibling Target { get; } = file.Siblings.First(other => other.Name == target);

    protected EquatableArray<Operand> Results { get; } = file.Method.Primal.Body.Yields;

    protected bool ReturnsArray => ReturnedType is not null;

    /// <summary>The type of the elements of the array that the method returns; null when it returns none.</summary>
    protected ScalarType? ReturnedType => Results.Select(result => result.Type).OfType<BufferType>().FirstOrDefault()?.Element;

    protected IEnumerable<ParameterShape> Outputs => file.Method.Shape.Parameters.Where(parameter => parameter.IsWritten && parameter.Value!.Type.IsReal);

    /// <summary>The type of a span of the parameter's elements, and the names of the framework's types.</summary>
    protected string Name(string type) => names.System(type);

    protected string ElementsOf(ScalarType element, string array) => names.ElementsOf(element, array);

    protected string Runtime(string type) => names.Runtime(type);

    /// <summary>A name that no parameter has.</summary>
    protected string Fresh(string name)
    {
        while (!_taken.Add(name))
            name += "Value";
        return Naming.Escape(name);
    }

    protected static string Element(IrType type) => TypeText.Of(type as ScalarType ?? ((BufferType)type).Element);

    protected static string One(IrType type) => LiteralText.Of(Constant.Real(type as ScalarType ?? ((BufferType)type).Element, 1));

    protected static string Zero(IrType type) => LiteralText.Of(Constant.Real(type as ScalarType ?? ((BufferType)type).Element, 0));

    protected static string Jacobian(JacobianPart part) => part.Parameter.Name + "Jacobian";

    protected static bool IsBuffer(JacobianPart part) => part.Parameter.Value!.Type is BufferType;

    protected static string Length(ParameterShape buffer) => Naming.Escape(buffer.Name) + ".Length";

    /// <summary>A buffer as a span.</summary>
    protected string Elements(ParameterShape buffer) => buffer.Rank > 0 ? names.ElementsOf(((BufferType)buffer.Value!.Type).Element, Naming.Escape(buffer.Name)) : Naming.Escape(buffer.Name);

    /// <summary>The primal's arguments, handed on.</summary>
    protected IEnumerable<string> PrimalArguments => sibling.Parameters.Take(file.Method.Shape.Parameters.Count).Select(WrapperEmitter.Pass);

    protected string CallPrimal() => $"{Naming.Escape(file.Method.Shape.Name)}{file.Method.Shape.TypeParameters}({string.Join(", ", PrimalArguments)})";

    protected string CallTarget(IEnumerable<string> others) => $"{Naming.Escape(Target.Name)}{file.Method.Shape.TypeParameters}({string.Join(", ", PrimalArguments.Concat(others))})";

    /// <summary>Writes the sibling, and gives back the scratch that its body takes.</summary>
    public void Write(IndentedWriter writer, string signature)
    {
        using (writer.Block(signature))
        {
            WriteBody(writer);
            while (_open.Count > 0)
            {
                (string owner, IndentedWriter.Scope scope) = _open.Pop();
                scope.Dispose();
                writer.Line("finally");
                using (writer.Block())
                    writer.Line($"{owner}.Dispose();");
            }
        }
    }

    protected abstract void WriteBody(IndentedWriter writer);

    /// <summary>A scratch buffer of zeros; the name of its span.</summary>
    protected string Scratch(IndentedWriter writer, string name, string element, string length)
    {
        string span = Fresh(name), owner = Fresh(name + "Scratch");
        string made = $"var {owner} = new {Runtime("Scratch")}<{element}>({length}, ";
        if (features.HasUsingDeclaration)
        {
            writer.Line($"using {made}stackalloc {element}[64]);");
        }
        else
        {
            writer.Line($"{made}default);");
            writer.Line("try");
            _open.Push((owner, writer.Block()));
        }
        writer.Line($"{Name("Span")}<{element}> {span} = {owner}.Span;");
        return span;
    }

    /// <summary>Outputs that the method also reads must be as they were, before each call.</summary>
    protected Dictionary<ParameterShape, string> KeepInputs(IndentedWriter writer)
    {
        var kept = new Dictionary<ParameterShape, string>();
        foreach (ParameterShape output in Outputs.Where(output => output.IsRead))
        {
            string input = Scratch(writer, output.Name + "Input", Element(output.Value!.Type), Length(output));
            writer.Line($"{Elements(output)}.CopyTo({input});");
            kept.Add(output, input);
        }
        return kept;
    }

    protected void RestoreInputs(IndentedWriter writer, Dictionary<ParameterShape, string> kept)
    {
        foreach (KeyValuePair<ParameterShape, string> pair in kept)
            writer.Line(pair.Key.Rank > 0 ? names.StoreElements(((BufferType)pair.Key.Value!.Type).Element, pair.Value, Naming.Escape(pair.Key.Name)) : $"{pair.Value}.CopyTo({Naming.Escape(pair.Key.Name)});");
    }

    /// <summary>The Jacobians' lengths, and that they share no memory with the arguments.</summary>
    protected void Check(IndentedWriter writer, string rows)
    {
        foreach (JacobianPart part in Parts.Where(part => part.IsSpan))
        {
            string name = Naming.Escape(Jacobian(part));
            string required = !IsBuffer(part) ? rows : rows == "1" ? Length(part.Parameter) : $"{Factor(rows)} * {Length(part.Parameter)}";
            writer.Line($"{Runtime("Arguments")}.RequireLength({name}.Length, {required}, nameof({name}));");
            string[] buffers =
            [
                .. file.Method.Shape.Parameters
                    .Where(parameter => parameter.Value?.Type is BufferType type && type.Element == SpanElement(part))
                    .Select(Elements),
                .. Parts.TakeWhile(other => other != part).Where(other => SpanElement(other) == SpanElement(part)).Select(other => Naming.Escape(Jacobian(other))),
            ];
            for (int i = 0; i < buffers.Length; i += Derivation.MaxDisjoint)
                writer.Line($"{Runtime("Arguments")}.RequireDisjoint<{TypeText.Of(SpanElement(part))}>({name}, {string.Join(", ", buffers.Skip(i).Take(Derivation.MaxDisjoint))}, nameof({name}));");
        }
    }

    protected static ScalarType SpanElement(JacobianPart part) => part.Parameter.Value!.Type as ScalarType ?? ((BufferType)part.Parameter.Value.Type).Element;

    protected static string Factor(string sum) => sum.Contains(" + ") ? $"({sum})" : sum;
}
