using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>
/// Calls a method of any signature, spans included, on an array per argument: a scalar is an array of one element. Nothing is boxed, so
/// that the call's own allocations can be measured. Results follow the arguments; the elements of a tuple have a slot each.
/// </summary>
internal sealed class Invoker
{
    private const string Result = "return";

    private readonly List<Slot> _slots = [];
    private readonly Action<Array?[]> _call;

    public Invoker(MethodInfo method)
    {
        Method = method;
        ParameterExpression arrays = Expression.Parameter(typeof(Array[]), "arrays");
        List<Expression> arguments = [];
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            arguments.Add(Argument(arrays, type, parameter.Name!, TupleNames(parameter)));
        }
        ResultsFrom = _slots.Count;
        Expression call = Expression.Call(method, arguments);
        Expression body = method.ReturnType == typeof(void) ? call : Keep(arrays, call, TupleNames(method.ReturnParameter));
        _call = Expression.Lambda<Action<Array?[]>>(body, arrays).Compile();
    }

    /// <summary>The method that is called.</summary>
    public MethodInfo Method { get; }

    /// <summary>Arguments, then results.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>The first slot that holds a result.</summary>
    public int ResultsFrom { get; }

    /// <summary>True when an array is among the results.</summary>
    public bool ReturnsArray => _slots.Skip(ResultsFrom).Any(slot => slot.IsBuffer);

    /// <summary>The position of a slot, or −1.</summary>
    public int Find(string name) => _slots.FindIndex(slot => slot.Name == name);

    /// <summary>Calls the method; a result that is an array replaces what is in its slot.</summary>
    public void Call(Array?[] arrays) => _call(arrays);

    private static Queue<string?> TupleNames(ParameterInfo parameter) =>
        new(parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);

    private static bool IsTuple(Type type) => type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    /// <summary>The names of all elements of one tuple come before those of the tuples nested in it.</summary>
    private static string[] ElementNames(Type tuple, Queue<string?> names, string prefix)
    {
        int count = tuple.GetGenericArguments().Length;
        return [.. Enumerable.Range(1, count).Select(i => prefix + "." + (names.TryDequeue(out string? name) && name is not null ? name : "Item" + i))];
    }

    private Expression Argument(ParameterExpression arrays, Type type, string name, Queue<string?> names)
    {
        if (IsTuple(type))
        {
            string[] elements = ElementNames(type, names, name);
            return Expression.New(
                type.GetConstructor(type.GetGenericArguments())!,
                type.GetGenericArguments().Select((element, i) => Argument(arrays, element, elements[i], names)));
        }
        if (type.IsArray)
            return Expression.Convert(Add(arrays, new Slot(name, type.GetElementType()!, true)), type);
        if (type.IsByRefLike)
        {
            Type element = type.GetGenericArguments()[0];
            Expression array = Expression.Convert(Add(arrays, new Slot(name, element, true)), element.MakeArrayType());
            return Expression.Call(type.GetMethod("op_Implicit", [element.MakeArrayType()])!, array);
        }
        return Element(Add(arrays, new Slot(name, type, false)), type);
    }

    private BlockExpression Keep(ParameterExpression arrays, Expression call, Queue<string?> names)
    {
        ParameterExpression result = Expression.Variable(call.Type, Result);
        List<Expression> statements = [Expression.Assign(result, call)];
        Keep(arrays, result, Result, names, statements);
        return Expression.Block(typeof(void), [result], statements);
    }

    private void Keep(ParameterExpression arrays, Expression value, string name, Queue<string?> names, List<Expression> statements)
    {
        if (IsTuple(value.Type))
        {
            string[] elements = ElementNames(value.Type, names, name);
            for (int i = 0; i < elements.Length; i++)
                Keep(arrays, Expression.Field(value, "Item" + (i + 1)), elements[i], names, statements);
            return;
        }
        bool isArray = value.Type.IsArray;
        Expression slot = Add(arrays, new Slot(name, isArray ? value.Type.GetElementType()! : value.Type, isArray));
        statements.Add(Expression.Assign(isArray ? slot : Element(slot, value.Type), value));
    }

    private IndexExpression Add(ParameterExpression arrays, Slot slot)
    {
        _slots.Add(slot);
        return Expression.ArrayAccess(arrays, Expression.Constant(_slots.Count - 1));
    }

    private static IndexExpression Element(Expression slot, Type type) =>
        Expression.ArrayAccess(Expression.Convert(slot, type.MakeArrayType()), Expression.Constant(0));
}

/// <summary>An argument or a result of a method.</summary>
/// <param name="Name">The parameter's name, or "return", with ".element" for the elements of tuples.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="IsBuffer">False for what is a value, kept in an array of one element.</param>
internal sealed record Slot(string Name, Type Type, bool IsBuffer)
{
    /// <summary>True for what can carry a derivative.</summary>
    public bool IsReal => Type == typeof(double) || Type == typeof(float);
}
