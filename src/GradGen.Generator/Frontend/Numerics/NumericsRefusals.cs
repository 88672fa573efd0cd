using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Frontend;

/// <summary>Members of System.Numerics that carry no derivative, with the reason: the end of a sentence about the call. Where nothing active goes in, they are passed through.</summary>
internal static class NumericsRefusals
{
    private const string Bits = "it works on bits, which have no derivative; compare and choose with operators";
    private const string Finding = "it counts or finds parts; compare the parts";
    private const string Text = "it makes text, or reads it; leave it out";
    private const string Pointer = "it goes through a pointer or a reference; use the constructor, CopyTo or the parts";
    private const string Undefined = "it leaves parts undefined; use the method without Unsafe";
    private const string Boxed = "it takes an object; use ==";
    private const string Hash = "a hash has no derivative; leave it out";
    private const string Base2 = "its value differs from MathF.Log2 in the last bits; use MathF.Log2 of each part";
    private const string Arguments = "it checks its arguments, or is rarely of use; write out what it computes";
    private const string Search = "it picks parts by numbers; name the parts";
    private const string Number = "it converts a number of a type that carries no derivative; convert it to double first";
    private const string Branches = "it chooses among formulas that have no derivative where they meet; write out what it computes";
    private const string Magnitudes = "it compares sizes; compare them with an if";

    private static readonly (string[] Types, string Reason, string[] Members)[] s_reasons =
    [
        (["Vector2", "Vector3", "Vector4"], Bits,
        [
            "AllWhereAllBitsSet", "AndNot", "AnyWhereAllBitsSet", "BitwiseAnd", "BitwiseOr", "ConditionalSelect", "CountWhereAllBitsSet", "Equals", "GreaterThan", "GreaterThanOrEqual", "IndexOfWhereAllBitsSet",
            "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger", "IsPositive", "IsPositiveInfinity", "IsSubnormal", "IsZero",
            "LastIndexOfWhereAllBitsSet", "LessThan", "LessThanOrEqual", "NoneWhereAllBitsSet", "OnesComplement", "Xor", "get_AllBitsSet",
            "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr", "op_LeftShift", "op_OnesComplement", "op_RightShift", "op_UnsignedRightShift",
        ]),
        (["Vector2", "Vector3", "Vector4"], Finding, ["Count", "IndexOf", "LastIndexOf"]),
        (["Vector2", "Vector3", "Vector4"], Pointer, ["Load", "LoadAligned", "LoadAlignedNonTemporal", "LoadUnsafe"]),
        (["Vector2", "Vector3", "Vector4"], Undefined, ["CreateScalarUnsafe"]),
        (["Vector2", "Vector3", "Vector4"], Base2, ["Log2"]),
        (["Vector2", "Vector3", "Vector4"], Search, ["Shuffle"]),
        (["Vector2", "Vector3", "Vector4"], "it rounds by a mode, which is not supported; use the overload without one or Truncate", ["Round"]),
        (["Vector2", "Vector3", "Vector4", "Quaternion", "Plane", "Matrix3x2", "Matrix4x4", "Complex"], Text, ["ToString"]),
        (["Quaternion", "Plane", "Matrix3x2", "Matrix4x4", "Complex"], Boxed, ["Equals"]),
        (["Vector2", "Vector3", "Vector4", "Quaternion", "Plane", "Matrix3x2", "Matrix4x4", "Complex"], Hash, ["GetHashCode"]),
        (["Vector"], Undefined, ["AsVector3Unsafe", "AsVector4Unsafe"]),
        (["Vector"], Bits, ["ExtractMostSignificantBits"]),
        (["Vector"], Pointer, ["Store", "StoreAligned", "StoreAlignedNonTemporal", "StoreUnsafe"]),
        (["Matrix4x4"], Arguments,
        [
            "CreateOrthographic", "CreateOrthographicLeftHanded", "CreateOrthographicOffCenter", "CreateOrthographicOffCenterLeftHanded",
            "CreatePerspective", "CreatePerspectiveFieldOfView", "CreatePerspectiveFieldOfViewLeftHanded", "CreatePerspectiveLeftHanded",
            "CreatePerspectiveOffCenter", "CreatePerspectiveOffCenterLeftHanded", "CreateShadow", "CreateViewport", "CreateViewportLeftHanded",
        ]),
        (["Matrix4x4"], Branches, ["CreateBillboard", "CreateBillboardLeftHanded", "CreateConstrainedBillboard", "CreateConstrainedBillboardLeftHanded", "Decompose"]),
        (["Complex"], Number, ["CreateChecked", "CreateSaturating", "CreateTruncating", "op_Explicit", "op_Implicit"]),
        (["Complex"], Branches, ["Acos", "Asin"]),
        (["Complex"], Magnitudes, ["MaxMagnitude", "MinMagnitude"]),
        (["Complex"], "it asks what kind of number this is; test the parts",
        [
            "IsComplexNumber", "IsEvenInteger", "IsImaginaryNumber", "IsInteger", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger", "IsPositive", "IsPositiveInfinity", "IsRealNumber", "IsSubnormal",
        ]),
        (["Complex"], Text, ["Parse", "TryFormat", "TryParse"]),
    ];

    private static readonly Dictionary<string, string> s_byName = (from row in s_reasons from type in row.Types from member in row.Members select (Name: $"{type}.{member}", row.Reason))
        .ToDictionary(entry => entry.Name, entry => entry.Reason);

    /// <summary>The members, as "Vector3.Xor", whatever their parameters: where an overload is in the table, that is followed.</summary>
    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>Why a member carries no derivative; null for one that is not known.</summary>
    public static string? Reason(ISymbol member) => Numerics.Declares(member) && s_byName.TryGetValue($"{member.ContainingType.Name}.{member.Name}", out string? reason) ? reason : null;
}
