using System;
using System.Collections.Generic;
using System.Linq;

namespace GradGen.Generator.Frontend;

/// <summary>A member of a type of System.Numerics, as arithmetic of parts.</summary>
/// <param name="Method">The name of the method; of a property, that of its accessor.</param>
/// <param name="Parameters">A letter for each parameter, see <see cref="KeyIn"/>; a first "v." is what an instance method is called on.</param>
/// <param name="Value">The parts of the result, from those of the arguments.</param>
internal sealed record NumericsRow(string Method, string Parameters, Func<Lanes[], Lanes> Value)
{
    private static readonly Dictionary<char, string> s_types = new()
    {
        ['2'] = "Vector2",
        ['3'] = "Vector3",
        ['4'] = "Vector4",
        ['q'] = "Quaternion",
        ['p'] = "Plane",
        ['n'] = "Matrix3x2",
        ['m'] = "Matrix4x4",
        ['s'] = "Single",
        ['d'] = "Double",
        ['B'] = "Byte",
        ['b'] = "SByte",
        ['C'] = "Char",
        ['h'] = "Int16",
        ['H'] = "UInt16",
        ['i'] = "Int32",
        ['I'] = "UInt32",
        ['l'] = "Int64",
        ['L'] = "UInt64",
    };

    /// <summary>True where .NET computes by another approximation than MathF does: the last bits of the value may differ.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>The name by which the member is found: "Vector3.Dot(Vector3,Vector3)".</summary>
    /// <param name="type">The type that declares it, which is v in the parameters; v&amp; is an out parameter of it.</param>
    public string KeyIn(string type) => NumericsTable.Key(type, Method, Parameters.Replace("v.", "").Replace("v&", "&").Select(letter => letter switch
    {
        'v' => type,
        '&' => type + "&",
        _ => s_types[letter],
    }));

    public static NumericsRow Fixed(string method, Lanes value) => new(method, "", _ => value);

    public static NumericsRow Row(string method, string parameters, Func<Lanes, Lanes> value) => new(method, parameters, a => value(a[0]));

    public static NumericsRow Row(string method, string parameters, Func<Lanes, Lanes, Lanes> value) => new(method, parameters, a => value(a[0], a[1]));

    public static NumericsRow Row(string method, string parameters, Func<Lanes, Lanes, Lanes, Lanes> value) => new(method, parameters, a => value(a[0], a[1], a[2]));

    public static NumericsRow Row(string method, string parameters, Func<Lanes, Lanes, Lanes, Lanes, Lanes> value) => new(method, parameters, a => value(a[0], a[1], a[2], a[3]));

    /// <summary>A constructor or Create, which takes the parts in order.</summary>
    public static NumericsRow[] Made(string parameters) => [new(".ctor", parameters, Lanes.Join), new("Create", parameters, Lanes.Join)];

    /// <summary>A method and the operator that is the same.</summary>
    public static NumericsRow[] Both(string method, string @operator, string parameters, Func<Lanes, Lanes, Lanes> value) => [Row(method, parameters, value), Row(@operator, parameters, value)];

    /// <summary>== and != and Equals, which finds NaN equal to NaN.</summary>
    public static NumericsRow[] Equality =>
    [
        Row("op_Equality", "vv", (a, b) => Lanes.All(Lanes.Equal(a, b))),
        Row("op_Inequality", "vv", (a, b) => !Lanes.All(Lanes.Equal(a, b))),
        Row("Equals", "v.v", (a, b) => Lanes.All(Lanes.Equal(a, b) | (!Lanes.Equal(a, a) & !Lanes.Equal(b, b)))),
    ];
}
