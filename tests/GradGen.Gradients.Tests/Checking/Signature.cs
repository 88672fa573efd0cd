using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>A method's declaration as C# writes it.</summary>
internal static class Signature
{
    /// <summary>"double F(double x, out double y)".</summary>
    public static string Of(MethodInfo method) =>
        $"{Type(method.ReturnParameter)} {method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        string modifier = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        string value = parameter.HasDefaultValue ? FormattableString.Invariant($" = {parameter.DefaultValue}") : "";
        return $"{modifier}{Type(parameter)} {parameter.Name}{value}";
    }

    private static string Type(ParameterInfo parameter)
    {
        Queue<string?> names = new(parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);
        return Type(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType, names);
    }

    private static string Type(Type type, Queue<string?> names)
    {
        if (type.IsArray)
            return Type(type.GetElementType()!, names) + (type.GetArrayRank() == 1 ? "[]" : "[,]");
        if (type.FullName is { } name && name.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
        {
            Type[] types = type.GetGenericArguments();
            string?[] elements = [.. types.Select(_ => names.TryDequeue(out string? element) ? element : null)];
            return $"({string.Join(", ", types.Select((element, i) => Type(element, names) + (elements[i] is { } text ? " " + text : "")))})";
        }
        if (type.IsGenericType)
            return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Type(argument, names)))}>";
        return type == typeof(double) ? "double" : type == typeof(float) ? "float" : type == typeof(int) ? "int" : type == typeof(void) ? "void" : type.Name;
    }
}
