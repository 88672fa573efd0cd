using System;

namespace GradGen;

/// <summary>Marks what is a constant for differentiation, although it is of real type.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class NoDerivativeAttribute : Attribute;
