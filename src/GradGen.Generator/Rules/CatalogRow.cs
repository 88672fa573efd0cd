using System;

namespace GradGen.Generator.Rules;

/// <summary>Where a method is declared.</summary>
[Flags]
internal enum Homes
{
    /// <summary>System.Math, for double.</summary>
    Math = 1,

    /// <summary>System.MathF.</summary>
    MathF = 2,

    /// <summary>System.Double and System.Single.</summary>
    Number = 4,

    /// <summary>System.Math, for float too.</summary>
    MathOfFloat = 8,

    Classes = Math | MathF,
    Everywhere = Math | MathF | Number,
}

/// <summary>A method by the same name in several homes.</summary>
/// <param name="Function">Its canonical name.</param>
/// <param name="Method">Its name in C#.</param>
/// <param name="Parameters">A letter each: r the real type, i an int, m a MidpointRounding.</param>
/// <param name="Homes">Where it is declared.</param>
/// <param name="Treatment">What is done with it.</param>
/// <param name="Reason">See <see cref="CatalogEntry"/>; when split, the components by name.</param>
internal sealed record CatalogRow(string Function, string Method, string Parameters, Homes Homes, Treatment Treatment = Treatment.Rule, string Reason = "")
{
    public CatalogRow(string method, string parameters, Homes homes, Treatment treatment = Treatment.Rule, string reason = "")
        : this(method, method, parameters, homes, treatment, reason)
    {
    }
}
