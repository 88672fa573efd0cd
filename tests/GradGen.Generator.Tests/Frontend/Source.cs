using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GradGen.Generator.Frontend;
using GradGen.Generator.Ir;
using GradGen.Generator.Tests.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tests.Frontend;

/// <summary>C# text around a marked method: compiled, lowered, and run both as C# and as IR.</summary>
internal sealed class Source
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
    ];

    private readonly CSharpCompilation _compilation;

    public Source(string members)
        : this("using System;\nusing GradGen;\npublic static partial class M\n{\n" + members + "\n}\n", whole: true)
    {
    }

    public Source(string text, bool whole)
    {
        _ = whole;
        Text = text;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        _compilation = CSharpCompilation.Create("Test" + Guid.NewGuid().ToString("N"), [tree], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        SemanticModel model = _compilation.GetSemanticModel(tree);
        MethodDeclarationSyntax syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .First(method => method.AttributeLists.ToString().Contains("Differentiable", StringComparison.Ordinal));
        IMethodSymbol symbol = model.GetDeclaredSymbol(syntax)!;
        Model = Lowering.Lower(symbol, syntax, model, symbol.GetAttributes().First(a => a.AttributeClass!.Name == "DifferentiableAttribute"), Diagnostics.Add, default);
        if (Model is not null)
            foreach (Function function in (IEnumerable<Function>)[Model.Primal, .. Model.Callees.Select(callee => callee.Function)])
                Verifier.Check(function);
    }

    public string Text { get; }

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>What is generated from: also for a method that is refused for its body.</summary>
    public DifferentiableMethod? Model { get; }

    /// <summary>The method, when it is not refused.</summary>
    public DifferentiableMethod? Method => Model is { Refusal: "" } ? Model : null;

    public DifferentiableMethod Lowered => Method ?? throw new InvalidOperationException($"Refused: {string.Join("; ", Diagnostics)}\n{string.Join("\n", _compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))}\n{Text}");

    public string Ir => Printer.Print(Lowered.Primal);

    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = _compilation.Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics) + Text);
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Runs the method as C# and as IR; the results, and what is in the arrays afterwards, must agree bit for bit; so must exceptions, by their names.</summary>
    public void Check(Assembly assembly, object[] arguments)
    {
        Type type = assembly.GetType("M")!;
        object[] first = Copy(arguments), second = Copy(arguments);
        object? expected = Result(() => type.GetMethod(Lowered.Shape.Name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, first, null));
        var interpreter = new Interpreter(Lowered.Callees, name => type.GetField(name.Split('.').Last(), BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!);
        object? outcome = Result(() => interpreter.Run(Lowered.Primal, second));
        object[] actual = outcome as object[] ?? [outcome!];
        string context = $"F({Show(arguments)}) in\n{Text}\n{Ir}";
        string want = expected is System.Runtime.CompilerServices.ITuple tuple ? Show(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)) : expected is null ? "" : Show([expected]);
        if (want != Show(actual) || Show(first) != Show(second))
            throw new InvalidOperationException($"C# gives {want} and leaves {Show(first)}; the IR gives {Show(actual)} and leaves {Show(second)}: {context}");
    }

    /// <summary>What the method returns, or the name of the exception that it throws.</summary>
    private static object? Result(Func<object?> method)
    {
        try
        {
            return method();
        }
        catch (Raised raised)
        {
            return raised.Message.StartsWith("Argument", StringComparison.Ordinal) ? nameof(ArgumentException) : raised.Message;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or ArithmeticException)
        {
            // What does not fit is a wrong argument to some methods, and one out of range to others.
            return exception is ArgumentException ? nameof(ArgumentException) : exception.GetType().Name;
        }
    }

    private static object[] Copy(object[] arguments) => [.. arguments.Select(argument => argument is Array array ? array.Clone() : argument)];

    private static string Show(IEnumerable<object> values) => string.Join(", ", values.Select(value => value switch
    {
        Array array => $"[{Show(array.Cast<object>())}]",
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        float number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f",
        _ => value.ToString(),
    }));
}
