using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>A marked method and what was generated beside it, found by reflection.</summary>
internal sealed class MarkedMethod
{
    private readonly ConcurrentDictionary<string, Invoker[]> _siblings = [];

    public MarkedMethod(MethodInfo method)
    {
        Name = method.DeclaringType!.Name + "." + method.Name;
        Primal = new Invoker(method);
        Marking = method.GetCustomAttribute<DifferentiableAttribute>()!;
        Parameters = [.. method.GetParameters().Select((parameter, i) => new Parameter(parameter.Name!, i, Primal.Slots[i], IsActive(parameter)))];
    }

    /// <summary>"Class.Method".</summary>
    public string Name { get; }

    public Invoker Primal { get; }

    public DifferentiableAttribute Marking { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>True when the results have the accuracy of <see langword="float"/>.</summary>
    public bool IsSingle => Primal.Slots.Any(slot => slot.Type == typeof(float));

    /// <summary>The siblings whose name ends so; more than one for a method that has an allocating form too.</summary>
    public IReadOnlyList<Invoker> Siblings(string suffix) => _siblings.GetOrAdd(suffix, suffix =>
    {
        MethodInfo primal = Primal.Method;
        Type[] types = [.. primal.GetParameters().Select(parameter => parameter.ParameterType)];
        return [.. primal.DeclaringType!
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(method => method.Name == primal.Name + suffix)
            .Where(method => method.GetParameters().Take(types.Length).Select(parameter => parameter.ParameterType).SequenceEqual(types))
            .Select(method => new Invoker(method))];
    });

    /// <summary>The one sibling of that name.</summary>
    public Invoker Sibling(string suffix)
    {
        IReadOnlyList<Invoker> siblings = Siblings(suffix);
        Assert.True(siblings.Count > 0, $"{Name}{suffix} was not generated.");
        return siblings[0];
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private bool IsActive(ParameterInfo parameter) =>
        Primal.Slots[parameter.Position].IsReal
        && (Marking.WithRespectTo.Length == 0 || Marking.WithRespectTo.Contains(parameter.Name))
        && parameter.GetCustomAttribute<NoDerivativeAttribute>() is null;
}

/// <summary>A parameter of a marked method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its position.</param>
/// <param name="Slot">Its type.</param>
/// <param name="IsMarked">True when the marking makes it active, should the method read it.</param>
internal sealed record Parameter(string Name, int Index, Slot Slot, bool IsMarked);
