using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>
/// Calls a method of any signature, spans included, on an array per argument: a scalar is an array of one element. Nothing but structs is boxed, and
/// <see cref="Idle"/> boxes them too, so that the call's own allocations can be measured. Results follow the arguments; the elements of a tuple and the fields of a struct have a slot each.
/// </summary>
internal sealed class Invoker
{
    private const string Result = "return";

    private readonly List<Slot> _slots = [];
    private readonly Action<Array?[], bool> _call;

    public Invoker(MethodInfo method, object? receiver = null)
    {
        Method = method;
        ParameterExpression arrays = Expression.Parameter(typeof(Array[]), "arrays"), isIdle = Expression.Parameter(typeof(bool), "isIdle");
        List<Expression> arguments = [];
        List<ParameterExpression> structs = [];
        List<Expression> before = [];
        List<Expression> after = [];
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            if (!IsTuple(type) && Aggregates.IsAggregate(type))
            {
                ParameterExpression value = Expression.Variable(type, parameter.Name!);
                int first = _slots.Count;
                AddLeaves(type, parameter.Name!);
                structs.Add(value);
                arguments.Add(value);
                before.Add(Expression.Assign(value, Expression.Call(typeof(Aggregates), nameof(Aggregates.Compose), [type], arrays, Expression.Constant(first))));
                if (parameter.ParameterType.IsByRef)
                    after.Add(Decompose(arrays, value, first));
            }
            else
            {
                arguments.Add(Argument(arrays, type, parameter.Name!, TupleNames(parameter)));
            }
        }
        ResultsFrom = _slots.Count;
        Expression call = Expression.Call(receiver is null ? null : Expression.Constant(receiver, method.DeclaringType!), method, arguments);
        call = Expression.Condition(isIdle, Expression.Default(method.ReturnType), call, method.ReturnType);
        Expression body = method.ReturnType == typeof(void) ? call : Keep(arrays, call, TupleNames(method.ReturnParameter));
        if (structs.Count > 0)
            body = Expression.Block(typeof(void), structs, [.. before, body, .. after]);
        _call = Expression.Lambda<Action<Array?[], bool>>(body, arrays, isIdle).Compile();
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
    public void Call(Array?[] arrays) => _call(arrays, false);

    /// <summary>Does all that <see cref="Call"/> does but call the method.</summary>
    public void Idle(Array?[] arrays) => _call(arrays, true);

    private static Queue<string?> TupleNames(ParameterInfo parameter) =>
        new(parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);

    private static bool IsTuple(Type type) => type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    /// <summary>The elements of a tuple, of which those from the eighth on lie in tuples nested at its end.</summary>
    private static Type[] ElementTypes(Type tuple) =>
        tuple.GetGenericArguments() is [.. var first, var rest] all && all.Length == 8 ? [.. first, .. ElementTypes(rest)] : tuple.GetGenericArguments();

    private static Expression ElementOf(Expression tuple, int index) =>
        index < 7 ? Expression.Field(tuple, "Item" + (index + 1)) : ElementOf(Expression.Field(tuple, "Rest"), index - 7);

    private static Expression MakeTuple(Type type, ReadOnlySpan<Expression> elements)
    {
        Expression[] arguments = elements.Length < 8 ? elements.ToArray() : [.. elements[..7], MakeTuple(type.GetGenericArguments()[7], elements[7..])];
        return Expression.New(type.GetConstructor(type.GetGenericArguments())!, arguments);
    }

    /// <summary>The names of all elements of one tuple come before those of the tuples nested in it.</summary>
    private static string[] ElementNames(Type tuple, Queue<string?> names, string prefix)
    {
        int count = ElementTypes(tuple).Length;
        string[] elements = [.. Enumerable.Range(1, count).Select(i => prefix + "." + (names.TryDequeue(out string? name) && name is not null ? name : "Item" + i))];
        // The eighth element lies in a tuple of its own, which has unused names too.
        for (int rest = count - 7; rest > 0; rest -= 7)
        {
            for (int i = 0; i < rest; i++)
                names.TryDequeue(out _);
        }
        return elements;
    }

    private Expression Argument(ParameterExpression arrays, Type type, string name, Queue<string?> names)
    {
        if (IsTuple(type))
        {
            string[] elements = ElementNames(type, names, name);
            return MakeTuple(type, [.. ElementTypes(type).Select((element, i) => Argument(arrays, element, elements[i], names))]);
        }
        if (type.IsArray)
            return Expression.Convert(Add(arrays, Slot.OfArray(name, type)), type);
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
                Keep(arrays, ElementOf(value, i), elements[i], names, statements);
            return;
        }
        if (Aggregates.IsAggregate(value.Type))
        {
            statements.Add(Decompose(arrays, value, _slots.Count));
            AddLeaves(value.Type, name);
            return;
        }
        bool isArray = value.Type.IsArray;
        Expression slot = Add(arrays, isArray ? Slot.OfArray(name, value.Type) : new Slot(name, value.Type, false));
        statements.Add(Expression.Assign(isArray ? slot : Element(slot, value.Type), value));
    }

    private void AddLeaves(Type type, string name)
    {
        foreach ((string path, Type leaf) in Aggregates.Leaves(type, name))
            _slots.Add(new Slot(path, leaf, false));
    }

    private static MethodCallExpression Decompose(ParameterExpression arrays, Expression value, int first) =>
        Expression.Call(typeof(Aggregates), nameof(Aggregates.Decompose), [value.Type], value, arrays, Expression.Constant(first));

    private IndexExpression Add(ParameterExpression arrays, Slot slot)
    {
        _slots.Add(slot);
        return Expression.ArrayAccess(arrays, Expression.Constant(_slots.Count - 1));
    }

    private static IndexExpression Element(Expression slot, Type type) =>
        Expression.ArrayAccess(Expression.Convert(slot, type.MakeArrayType()), Expression.Constant(0));
}
