using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

internal sealed class JacobianEmitter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features)
{
    public void Rows(IndentedWriter writer, string signature, Sibling sibling, JacobianByRows body) => throw new System.NotImplementedException(file.ToString() + names + features);

    public void Columns(IndentedWriter writer, string signature, Sibling sibling, JacobianByColumns body) => throw new System.NotImplementedException();

    public static ScalarType ElementOf(IrType type) => type is BufferType buffer ? buffer.Element : (ScalarType)type;
}
