using System;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Emission;
using GradGen.Generator.Frontend;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Pipeline;

/// <summary>The two steps from a marked method to the text of its file, the same for the generator and the analyzer. Tests replace one by what fails.</summary>
/// <param name="Body">Lowers the body.</param>
/// <param name="Text">Differentiates what was lowered and writes the file.</param>
internal sealed record Steps(Func<Session, Declaration, SemanticModel, DifferentiableMethod?> Body, Func<DifferentiableMethod, ConsumerFeatures, string> Text)
{
    public static readonly Steps Usual = new(Frontend.Lowering.Body, GeneratedText.Write);

    /// <summary>The text of the method's file. An error of ours costs only this method: its siblings are declared all the same and throw the reason.</summary>
    /// <returns>The text, or null when not even the declarations could be written.</returns>
    /// <param name="method">The lowered method.</param>
    /// <param name="features">What the text may use.</param>
    /// <param name="place">Where an error is reported.</param>
    /// <param name="error">What kept the method from being differentiated; null when nothing did.</param>
    public string? Write(DifferentiableMethod method, ConsumerFeatures features, Location place, out Diagnostic? error)
    {
        error = null;
        try
        {
            return Text(method, features);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            error = InternalError.Of(exception, place, method.Primal.Name);
        }
        try
        {
            return GeneratedText.Write(RefusedBody.Of(method, RefusedBody.Reason(error)), features);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
