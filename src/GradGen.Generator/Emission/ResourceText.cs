using GradGen.Generator.Ir;

namespace GradGen.Generator.Emission;

/// <summary>Tapes and scratch buffers: how they get their memory, and how it is given back.</summary>
internal sealed class ResourceText(ExpressionText text, Variables variables, Allocations allocations, Naming naming, TypeText types, FrameworkNames names, ConsumerFeatures features)
{
    private const int TapeLength = 32;
    private const int StackLength = 64;
    private const int LanesOnStack = 16;

    /// <summary>Writes what opens it: null when it is a plain array, empty when nothing is left to do, else the name of what must be disposed.</summary>
    public string? Open(Perform perform, CodeWriter writer, Scope scope, bool isInLoop)
    {
        if (perform.Op is OpenTape tape)
        {
            Variable variable = variables.Of(tape.Result);
            return Open(types.Of(variable.Type), variable.Name, "", ((TapeType)variable.Type).Element, isInLoop ? 0 : TapeLength);
        }
        if (perform.Op is not Allocate allocate || allocations.IsOnHeap(allocate))
            return null;
        Variable buffer = variables.Of(allocate.Result);
        IrType element = ((BufferType)buffer.Type).Content;
        string declaration = $"{types.Of(buffer.Type)} {buffer.Name}";
        bool isGrowing = allocations.IsGrowing(allocate);
        if (!isGrowing && perform.Operands[0] is Leaf { Operand: Constant { Bits: >= 0 and <= StackLength } length } && !isInLoop)
        {
            writer.Line($"{declaration} = stackalloc {types.Of(element)}[{LiteralText.Of(length)}];");
            if (!allocate.IsOverwritten)
                writer.Line($"{buffer.Name}.Clear();");
            return "";
        }
        string type = isGrowing ? "Growing" : "Scratch";
        string scratch = buffer.Owner = naming.Unique(buffer.Name.TrimStart('@') + type, scope);
        string opened = Open($"{names.Runtime(type)}<{types.Of(element)}>", scratch, text.Of(perform.Operands[0]) + ", ", element, isInLoop ? 0 : element is LaneType ? LanesOnStack : StackLength, allocate.IsOverwritten ? ", isCleared: false" : "");
        writer.Line($"{declaration} = {scratch}.Span;");
        return opened;

        string Open(string type, string name, string arguments, IrType element, int length, string more = "")
        {
            string memory = length == 0 ? "default" : $"stackalloc {types.Of(element)}[{length}]";
            if (features.HasUsingDeclaration)
            {
                writer.Line($"using var {name} = new {type}({arguments}{memory}{more});");
                return "";
            }
            if (length > 0)
            {
                string local = naming.Unique(name.TrimStart('@') + "Memory", scope);
                writer.Line($"{types.Span(element)} {local} = {memory};");
                memory = local;
            }
            writer.Line($"var {name} = new {type}({arguments}{memory}{more});");
            return name;
        }
    }
}
