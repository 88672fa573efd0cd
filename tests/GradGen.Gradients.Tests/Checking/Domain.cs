using System;
using System.Linq;
using System.Reflection;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Where a parameter of the corpus's domains lies, as its attribute says. (By name: the corpus may be compiled in memory, with an attribute of its own.)</summary>
internal sealed class Domain
{
    private const string AttributeName = "DomainAttribute";
    private const int Length = 4;
    private const int Side = 3;

    private readonly CustomAttributeData _attribute;
    private readonly double _from;
    private readonly double _to;

    private Domain(CustomAttributeData attribute)
    {
        _attribute = attribute;
        _from = (double)attribute.ConstructorArguments[0].Value!;
        _to = (double)attribute.ConstructorArguments[1].Value!;
    }

    public static Domain? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == AttributeName) is { } found ? new Domain(found) : null;

    /// <summary>A value of a number's, an enumeration's or a truth value's type, in an array.</summary>
    public static Array Value(Type type, double value)
    {
        Array array = Array.CreateInstance(type, 1);
        array.SetValue(type.IsEnum ? Enum.ToObject(type, (int)value) : Convert.ChangeType(value, type), 0);
        return array;
    }

    /// <summary>A random argument, in an array.</summary>
    public Array Fill(Parameter parameter, Random random)
    {
        Slot slot = parameter.Slot;
        if (!slot.IsBuffer)
            return Value(slot.Type, Draw(slot.Type, random));
        if (slot.IsMatrix || slot.IsJagged)
            return Table(slot, random);
        double[] numbers = [.. Enumerable.Range(0, Setting("Length", Length)).Select(_ => Draw(slot.Type, random))];
        if (Setting("Ascending", false))
            Array.Sort(numbers);
        Array array = Array.CreateInstance(slot.Type, numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
            array.SetValue(Convert.ChangeType(numbers[i], slot.Type), i);
        return array;
    }

    private Array Table(Slot slot, Random random)
    {
        int rows = Setting("Rows", Side);
        int columns = Setting("Columns", Side);
        Array table = slot.IsMatrix ? Array.CreateInstance(slot.Type, rows, columns) : Array.CreateInstance(slot.Type.MakeArrayType(), rows);
        for (int i = 0; i < rows && slot.IsJagged; i++)
            table.SetValue(Array.CreateInstance(slot.Type, columns), i);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                bool mirrored = j < i && Setting("Symmetric", false);
                double number = mirrored ? Reals.Get(table, j * columns + i) : Draw(slot.Type, random) + (i == j ? Setting("Diagonal", 0.0) : 0);
                Reals.Set(table, i * columns + j, number);
            }
        }
        return table;
    }

    private double Draw(Type type, Random random) =>
        type == typeof(double) || type == typeof(float)
            ? _from + (_to - _from) * random.NextDouble()
            : Math.Floor(_from + (_to - _from + 1) * random.NextDouble());

    private T Setting<T>(string name, T unset) =>
        _attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name) is { MemberInfo: not null } given ? (T)given.TypedValue.Value! : unset;
}
