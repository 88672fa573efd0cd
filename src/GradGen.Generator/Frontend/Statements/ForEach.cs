using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>foreach (double v in buffer): a counted loop that reads the elements.</summary>
internal sealed partial class BodyLowering
{
    private void ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection;
        while (collection is IConversionOperation conversion)
            collection = conversion.Operand;
        if (Types.Buffer(collection.Type) is null)
            throw Unsupported(collection, "foreach over a collection other than an array or a span", "copy its elements to an array first");
        if (Exits.HasReturn(loop.Body) || Exits.HasBreak(loop))
            throw Unsupported(loop, "break or return inside foreach", "use a for loop");
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } element } || Types.Scalar(element.Type) is not ScalarType type)
            throw Unsupported(loop.LoopControlVariable, "This variable of foreach", "declare it with the type of the elements");

        _builder.Origin = OneLine(loop.Syntax);
        Operand buffer = Scalar(collection);
        Operand length = _builder.Compute(Operator.Length, ScalarType.Int32, [buffer]);
        Slot counter = NewSlot("i", new AtomForm(ScalarType.Int32), _frame);
        Set(counter, new Atom(Constant.Int32(0)));
        Counted(loop, counter, "i", Constant.Int32(0), length, Operator.Less, 1, () =>
        {
            Operand value = Load(buffer, ((Atom)Get(counter)).Operand, element.Name);
            Declare(element, element.Name, new AtomForm(type), new Atom(Convert(value, type, loop.Syntax, element.Name)));
            Statement(loop.Body);
        });
    }
}
