using System;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>An argument or a result of a method.</summary>
/// <param name="Name">The parameter's name, or "return", with ".element" for the elements of tuples and the fields of structs.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="IsBuffer">False for what is a value, kept in an array of one element.</param>
internal sealed record Slot(string Name, Type Type, bool IsBuffer)
{
    /// <summary>True for what can carry a derivative.</summary>
    public bool IsReal => Type == typeof(double) || Type == typeof(float);

    /// <summary>True for a two-dimensional array.</summary>
    public bool IsMatrix { get; private init; }

    /// <summary>True for an array of arrays.</summary>
    public bool IsJagged { get; private init; }

    /// <summary>The slot of an array of any shape.</summary>
    public static Slot OfArray(string name, Type type)
    {
        Type element = type.GetElementType()!;
        return element.IsArray
            ? new Slot(name, element.GetElementType()!, true) { IsJagged = true }
            : new Slot(name, element, true) { IsMatrix = type.GetArrayRank() == 2 };
    }

    /// <summary>The name of what belongs to a parameter, or to a number in it: "pGradient.X" for "p.X".</summary>
    public static string Derived(string name, string suffix)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? name + suffix : name[..dot] + suffix + name[dot..];
    }

    /// <summary>The part of a name behind the parameter's own: ".X" for "p.X".</summary>
    public static string PathIn(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? "" : name[dot..];
    }
}
