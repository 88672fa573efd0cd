using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>new { A = x }: a value of named parts. "abc"u8: a span of bytes.</summary>
internal sealed partial class BodyLowering
{
    private Aggregate Anonymous(IAnonymousObjectCreationOperation creation, string name)
    {
        AggregateForm form = FormOf(creation.Type) as AggregateForm ?? throw UnsupportedType(creation.Type, creation.Syntax.GetLocation());
        return new Aggregate(form, creation.Initializers.Select((initializer, i) => initializer is ISimpleAssignmentOperation assignment
            ? Expression(assignment.Value, AggregateForm.NameOf(name, form.Names[i]))
            : throw Fence.Refuse(initializer)).ToEquatableArray());
    }

    private Term Bytes(IUtf8StringOperation text, string name)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text.Value);
        var span = new AtomForm(new BufferType(BufferShape.Span, new ScalarType(ScalarKind.Byte)));
        Term result = Allocate(span, [Constant.Int32(bytes.Length)], name);
        for (int i = 0; i < bytes.Length; i++)
            Write(ElementAt(result, Constant.Int32(i), text.Syntax), new Atom(Constant.Integer(new ScalarType(ScalarKind.Byte), bytes[i])));
        return result;
    }
}
