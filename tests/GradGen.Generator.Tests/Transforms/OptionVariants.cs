using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Transforms;

namespace GradGen.Generator.Tests.Transforms;

/// <summary>The optimisations with each one switched off, and with all of them.</summary>
internal static class OptionVariants
{
    private static readonly PropertyInfo[] s_optimisations = [.. typeof(Options).GetProperties().Where(property => property.PropertyType == typeof(bool))];

    /// <summary>By "no Fold", and "none".</summary>
    public static IReadOnlyDictionary<string, Options> All { get; } = s_optimisations
        .Select(optimisation => (Name: "no " + optimisation.Name, Off: new[] { optimisation }))
        .Append((Name: "none", Off: s_optimisations))
        .ToDictionary(variant => variant.Name, variant => Without(variant.Off));

    private static Options Without(PropertyInfo[] optimisations)
    {
        Options options = Options.All with { };
        foreach (PropertyInfo optimisation in optimisations)
            optimisation.SetValue(options, false);
        return options;
    }
}
