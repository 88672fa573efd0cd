using GradGen.Generator.Common;

namespace GradGen.Generator.Ir;

/// <summary>A method's meaning: parameters, body, and results (the body's yields).</summary>
/// <param name="Key">Unique within the program; the documentation comment id of the method.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Body">Its parameters are the function's, its yields the results: none, one, or the elements of a returned tuple.</param>
/// <param name="NextId">Greater than every <see cref="Value.Id"/> in the body.</param>
internal sealed record Function(string Key, string Name, Block Body, int NextId)
{
    public EquatableArray<Value> Parameters => Body.Parameters;
}
