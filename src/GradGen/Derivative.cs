namespace GradGen;

/// <summary>Statements about derivatives, inside a differentiated method.</summary>
public static class Derivative
{
    /// <summary>Returns <paramref name="x"/>; its derivative is 0 (stop-gradient).</summary>
    /// <param name="x">The value to treat as a constant.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static double Stop(double x) => x;

    /// <inheritdoc cref="Stop(double)"/>
    public static float Stop(float x) => x;
}
