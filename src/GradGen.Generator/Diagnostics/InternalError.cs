using System;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Diagnostics;

/// <summary>GG9001: internal error.</summary>
internal static class InternalError
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "GG9001",
        "Internal error",
        "'{0}' could not be differentiated because of an error in GradGen: {1}",
        "GradGen.Internal",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link + "GG9001.md");

    /// <summary>What to tell of an exception that kept a method from being differentiated.</summary>
    public static Diagnostic Of(Exception exception, Location location, string method) => exception is InsufficientExecutionStackException
        ? TooDeep.Create(location)
        : Diagnostic.Create(Descriptor, location, method, $"{exception.GetType().Name}: {exception.Message}");
}
