using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>Structs taken apart into their numbers and put together again: each number has an array of its own, in the order of the fields.</summary>
internal static class Aggregates
{
    /// <summary>True for a struct that is no number.</summary>
    public static bool IsAggregate(Type type) => type.IsValueType && !type.IsPrimitive && !type.IsEnum && !type.IsByRefLike && type != typeof(decimal);

    /// <summary>The numbers in a struct, by path: "position.X".</summary>
    public static IEnumerable<(string Path, Type Type)> Leaves(Type type, string path)
    {
        foreach (FieldInfo field in Fields(type))
        {
            string name = path + "." + NameOf(field);
            if (IsAggregate(field.FieldType))
            {
                foreach ((string Path, Type Type) leaf in Leaves(field.FieldType, name))
                    yield return leaf;
            }
            else if (field.FieldType.IsValueType)
            {
                yield return (name, field.FieldType);
            }
        }
    }

    /// <summary>A struct of the numbers in the arrays from <paramref name="first"/> on.</summary>
    public static T Compose<T>(Array?[] arrays, int first) => (T)Compose(typeof(T), arrays, ref first);

    /// <summary>Puts the numbers of a struct into the arrays from <paramref name="first"/> on.</summary>
    public static void Decompose<T>(T value, Array?[] arrays, int first) => Decompose(value!, arrays, ref first);

    private static object Compose(Type type, Array?[] arrays, ref int next)
    {
        object value = Activator.CreateInstance(type)!;
        foreach (FieldInfo field in Fields(type))
        {
            if (IsAggregate(field.FieldType))
                field.SetValue(value, Compose(field.FieldType, arrays, ref next));
            else if (field.FieldType.IsValueType)
                field.SetValue(value, arrays[next++]!.GetValue(0));
        }
        return value;
    }

    private static void Decompose(object value, Array?[] arrays, ref int next)
    {
        foreach (FieldInfo field in Fields(value.GetType()))
        {
            if (IsAggregate(field.FieldType))
                Decompose(field.GetValue(value)!, arrays, ref next);
            else if (field.FieldType.IsValueType)
                arrays[next++]!.SetValue(field.GetValue(value), 0);
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);

    /// <summary>A property's field is named after it; a private one goes by the property that gives it out.</summary>
    private static string NameOf(FieldInfo field) => field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>')] : (field.IsPrivate ? PropertyOf(field)?.Name : null) ?? field.Name;

    private static PropertyInfo? PropertyOf(FieldInfo field) => field.DeclaringType!.GetProperties()
        .FirstOrDefault(property => property.PropertyType == field.FieldType && field.Name.EndsWith("_" + property.Name, StringComparison.OrdinalIgnoreCase));
}
