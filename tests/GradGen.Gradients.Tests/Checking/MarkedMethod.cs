using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GradGen.Gradients.Tests.Checking;

/// <summary>A marked method and what was generated beside it, found by reflection.</summary>
internal sealed class MarkedMethod
{
    private const string Domains = "GradGen.Corpus.Domains.";

    private readonly ConcurrentDictionary<string, Invoker[]> _siblings = [];
    private readonly object? _receiver;

    public MarkedMethod(MethodInfo method)
    {
        Name = DomainOf(method.DeclaringType!) + method.DeclaringType!.Name + "." + method.Name;
        _receiver = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType, nonPublic: true);
        Primal = new Invoker(method, _receiver);
        Marking = method.GetCustomAttribute<DifferentiableAttribute>()!;
        Dictionary<string, ParameterInfo> parameters = method.GetParameters().ToDictionary(parameter => parameter.Name!);
        Parameters = [.. Primal.Slots.Take(Primal.ResultsFrom).Select((slot, i) =>
        {
            ParameterInfo parameter = parameters[slot.Name.Split('.')[0]];
            return new Parameter(slot.Name, i, slot, IsActive(slot, parameter), Domain.Of(parameter));
        })];
    }

    /// <summary>"Class.Method", after the domain if it belongs to one.</summary>
    public string Name { get; }

    /// <summary>True for a method that says where its parameters lie.</summary>
    public bool IsOfDomain => DomainOf(Primal.Method.DeclaringType!) != "";

    public Invoker Primal { get; }

    public DifferentiableAttribute Marking { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The points at which the method has a kink: the values of the parameters that are no buffers.</summary>
    public IEnumerable<double[]> Kinks => Primal.Method.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == "KinkAttribute")
        .Select(attribute => ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(value => (double)value.Value!).ToArray());

    /// <summary>True for a method whose derivative is exact along the branches taken and yet not what differences show, as its attribute says.</summary>
    public bool BranchesDecide => Primal.Method.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "BranchesDecideAttribute");

    /// <summary>True when the results have the accuracy of <see langword="float"/>.</summary>
    public bool IsSingle => Primal.Slots.Any(slot => slot.Type == typeof(float));

    /// <summary>The siblings whose name ends so; more than one for a method that has an allocating form too.</summary>
    public IReadOnlyList<Invoker> Siblings(string suffix) => _siblings.GetOrAdd(suffix, suffix =>
    {
        MethodInfo primal = Primal.Method;
        Type[] types = [.. primal.GetParameters().Select(parameter => parameter.ParameterType)];
        return [.. primal.DeclaringType!
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
            .Where(method => method.Name == primal.Name + suffix)
            .Where(method => method.GetParameters().Take(types.Length).Select(parameter => parameter.ParameterType).SequenceEqual(types))
            .Select(method => new Invoker(method, _receiver))];
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

    private bool IsActive(Slot slot, ParameterInfo parameter) =>
        slot.IsReal
        && (Marking.WithRespectTo.Length == 0 || Marking.WithRespectTo.Contains(parameter.Name))
        && parameter.GetCustomAttribute<NoDerivativeAttribute>() is null;

    private static string DomainOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Domains, StringComparison.Ordinal) ? name[Domains.Length..] + "." : "";
}

/// <summary>A parameter of a marked method, or a number in one that is a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its slot.</param>
/// <param name="Slot">Its type.</param>
/// <param name="IsMarked">True when the marking makes it active, should the method read it.</param>
/// <param name="Domain">Where its values lie, if the method says so.</param>
internal sealed record Parameter(string Name, int Index, Slot Slot, bool IsMarked, Domain? Domain);
