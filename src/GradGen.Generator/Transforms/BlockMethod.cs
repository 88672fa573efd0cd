using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;

namespace GradGen.Generator.Transforms;

/// <summary>A part of a derivative as a method of its own.</summary>
internal static class BlockMethod
{
    /// <param name="key">The method's name.</param>
    /// <param name="inside">What it does; what it yields is returned.</param>
    /// <param name="arguments">What it is given: the free values of the block.</param>
    /// <param name="around">Where the arguments are defined, for their names.</param>
    /// <param name="builder">Gives fresh values.</param>
    public static Function Make(string key, Block inside, EquatableArray<Value> arguments, IReadOnlyList<Op> around, IrBuilder builder)
    {
        var renamed = new Rewriter();
        var names = new HashSet<string>();
        var parameters = new List<Value>();
        foreach (Value argument in arguments)
        {
            Op? definition = around.FirstOrDefault(op => op.Results().Contains(argument));
            string known = NamesOfValues.Of(argument, definition);
            string hint = known.Length > 0 ? known : argument.Type is BufferType ? "buffer" : argument.Type is ScalarType { IsInteger: true } ? "count" : "value";
            string name = hint;
            for (int number = 2; !names.Add(name); number++)
                name = hint + number.ToString(CultureInfo.InvariantCulture);
            Value parameter = builder.Fresh(definition is Allocate ? (BufferType)argument.Type with { Shape = BufferShape.Span } : argument.Type, name);
            renamed.Replace(argument, parameter);
            parameters.Add(parameter);
        }
        return new Function(key, key, renamed.Rewrite(inside) with { Parameters = parameters.ToEquatableArray() }, builder.NextId);
    }
}
