using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>What the lowering of a marked method and of all that it calls has in common.</summary>
internal sealed class Session(Compilation compilation, IMethodSymbol root, CancellationToken cancellation)
{
    /// <summary>Past this many operations a function calls its callees.</summary>
    private const int Limit = 4000;

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<string, Callee?> _callees = [];
    private readonly List<string> _order = [];
    private readonly CallGraph _calls = new(compilation, cancellation);

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The declaration of the marked method.</summary>
    public SyntaxNode Root => Definition(root).DeclaringSyntaxReferences[0].GetSyntax(Cancellation);

    /// <summary>True where values must have the bits of the primal.</summary>
    public bool IsStrict { get; set; }

    /// <summary>True where System.Numerics computes a · b + c by MultiplyAddEstimate: from .NET 9 on.</summary>
    public bool IsFused { get; } = !compilation.GetSpecialType(SpecialType.System_Single).GetMembers("MultiplyAddEstimate").IsEmpty;

    /// <summary>Where operations come from.</summary>
    public Sites Sites { get; } = new();

    /// <summary>What is reported where an operation turns out to take an active value, by its site.</summary>
    public Dictionary<int, Diagnostic> Lost { get; } = [];

    /// <summary>Where the bits of a number are taken, by site, and what is reported where a number is made of them again.</summary>
    public Dictionary<int, Diagnostic> Bits { get; } = [];

    /// <summary>A call that is passed through although its code could change what is outside; null when there is none.</summary>
    public Location? Foreign { get; set; }

    /// <summary>Something outside that could change, and is read as a constant; null when there is none.</summary>
    public string? ReadOutside { get; set; }

    /// <summary>The type that will hold the generated code.</summary>
    public INamedTypeSymbol Container { get; } = root.ContainingType;

    /// <summary>True for a place in the marked method's own declaration.</summary>
    public bool IsInMarked(Location place) => Definition(root).DeclaringSyntaxReferences
        .Any(declaration => declaration.SyntaxTree == place.SourceTree && declaration.Span.Contains(place.SourceSpan));

    /// <summary>True when a parameter of the marked method has the name.</summary>
    public bool HasParameter(string name) => root.Parameters.Any(parameter => parameter.Name == name);

    /// <summary>The outlined methods, in the order of their first calls.</summary>
    public IEnumerable<Callee> Callees => _order.Select(key => _callees[key]).OfType<Callee>();

    public SemanticModel Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
            _models[tree] = model = Compilation.GetSemanticModel(tree);
        return model;
    }

    /// <summary>The symbol whose parameters the body names.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method) => method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

    /// <summary>The declaration with the body, or null.</summary>
    public static BaseMethodDeclarationSyntax? Source(IMethodSymbol method, Session session) => Source(method, session.Compilation, session.Cancellation);

    /// <inheritdoc cref="Source(IMethodSymbol, Session)"/>
    public static BaseMethodDeclarationSyntax? Source(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in Definition(method).DeclaringSyntaxReferences)
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree) && reference.GetSyntax(cancellation) is BaseMethodDeclarationSyntax { } syntax && (syntax.Body is not null || syntax.ExpressionBody is not null))
                return syntax;
        return null;
    }

    public static string Key(IMethodSymbol method) => method.OriginalDefinition.GetDocumentationCommentId() ?? method.Name;

    /// <summary>True when the callee must be called: it can reach itself.</summary>
    public bool IsRecursive(IMethodSymbol method) => _calls.IsRecursive(method);

    /// <summary>True when a function would become too long by what it calls.</summary>
    public static bool IsLong(int length) => length > Limit;

    /// <summary>Lowers the method as a function of its own, once.</summary>
    public void Outline(IMethodSymbol method, BaseMethodDeclarationSyntax syntax, string callText)
    {
        string key = Key(method);
        if (_callees.ContainsKey(key))
            return;
        _callees[key] = null;
        _order.Add(key);
        Function function = new BodyLowering(this).Lower(Definition(method), syntax, Model(syntax.SyntaxTree));
        _callees[key] = new Callee(function, callText);
    }
}
