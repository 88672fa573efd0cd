using System;

namespace GradGen;

/// <summary>
/// Marks a static method that computes the partial derivatives of a static function of numbers, for code that has no source here, or whose derivative is known better than its code.
/// It has the parameters of the function, and returns the partial derivative with respect to its real parameter, or, where there are several, a tuple with one partial derivative for each, named after them.
/// A parameter of it that is marked <see cref="NoDerivativeAttribute"/> is a constant, and has none: what is passed for it must not depend on the active parameters, unless through <see cref="Derivative.Stop(double)"/>.
/// </summary>
/// <param name="type">The type that declares the function.</param>
/// <param name="method">The name of the function; of several, that with the same parameter types is meant.</param>
/// <remarks>The function is taken at its word: it depends on its arguments alone, and does nothing but return. It has one rule in a compilation; that goes before one of a referenced assembly.</remarks>
/// <example>
/// <code>
/// [DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// static double ErfDerivative(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type that declares the function.</summary>
    public Type Type { get; } = type;

    /// <summary>The name of the function.</summary>
    public string Method { get; } = method;
}
