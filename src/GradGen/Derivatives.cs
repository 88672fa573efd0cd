using System;

namespace GradGen;

/// <summary>The siblings that can be generated for a method F.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>Left to the method's result.</summary>
    None = 0,

    /// <summary>FGradient and FValueAndGradient, for a scalar result.</summary>
    Gradient = 1,

    /// <summary>FJacobian: row i is the gradient of result i (numerator layout).</summary>
    Jacobian = 2,

    /// <summary>FJvp, forward mode: the Jacobian times a tangent.</summary>
    Jvp = 4,

    /// <summary>FVjp, reverse mode: a cotangent times the Jacobian, added to the gradients.</summary>
    Vjp = 8,

    /// <summary>FHessian: the second derivatives of a scalar result.</summary>
    Hessian = 16,

    /// <summary>FHvp: the Hessian times a tangent.</summary>
    Hvp = 32,

    /// <summary>FGradientBatch: many points in one call, a SIMD lane for each.</summary>
    Batch = 64,
}
