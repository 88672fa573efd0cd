using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>What the lowering of a marked method and of all that it calls has in common.</summary>
internal sealed class Session(Compilation compilation, IMethodSymbol root, CancellationToken cancellation)
{
    /// <summary>Past this many operations a function calls its callees.</summary>
    private const int Limit = 4000;

    /// <summary>Functions within functions that a method is made for.</summary>
    private const int Deepest = 12;

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<string, Callee?> _callees = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Refusal> _refused = [];
    private readonly Dictionary<SyntaxNode, int> _numbers = [];
    private readonly Dictionary<string, SortedSet<int>> _changed = [];
    private int _specialising;
    private readonly CallGraph _calls = new(compilation, cancellation);

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The declaration of the marked method.</summary>
    public SyntaxNode Root => Definition(root).DeclaringSyntaxReferences[0].GetSyntax(Cancellation);

    /// <summary>True where values must have the bits of the primal.</summary>
    public bool IsStrict { get; set; }

    /// <summary>True where System.Numerics computes a · b + c by MultiplyAddEstimate: from .NET 9 on.</summary>
    public bool IsFused { get; } = !compilation.GetSpecialType(SpecialType.System_Single).GetMembers("MultiplyAddEstimate").IsEmpty;

    /// <summary>The rules of users.</summary>
    public OwnRules Rules { get; } = OwnRules.Of(compilation, cancellation);

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

    /// <summary>True where what could change outside is read when the method reads it, once, rather than where its value is used.</summary>
    public bool ReadsInOrder { get; init; }

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

    /// <summary>A number for a piece of code: in the order of their first use, so that an edit elsewhere changes none.</summary>
    public int NumberOf(SyntaxNode code)
    {
        if (!_numbers.TryGetValue(code, out int number))
            _numbers[code] = number = _numbers.Count;
        return number;
    }

    /// <summary>Lowers the method as a function of its own, once.</summary>
    public void Outline(IMethodSymbol method, BaseMethodDeclarationSyntax syntax, string callText) =>
        Outline(Key(method), syntax, () => new BodyLowering(this).Lower(Definition(method), syntax, Model(syntax.SyntaxTree)), callText);

    /// <summary>Makes a function for one kind of arguments of a method, once.</summary>
    /// <exception cref="Refusal">Each call in it needs another function.</exception>
    public void Outline(string key, SyntaxNode source, Func<Function> lower, Location at)
    {
        int before = _order.Count;
        while (!_callees.ContainsKey(key))
        {
            if (_specialising >= Deepest)
                throw new Refusal(UnsupportedConstruct.Create(at, "A call of itself with ever other objects or functions", "pass numbers and buffers"));
            _specialising++;
            try
            {
                Outline(key, source, lower, "");
            }
            catch (Respecialisation again) when (again.Key == key)
            {
                // What was made on the way took less to be changed.
                Forget(before);
            }
            finally
            {
                _specialising--;
            }
        }
    }

    /// <summary>The numbers of the variables that a function for one kind of arguments is known to change.</summary>
    public IEnumerable<int> ChangedBy(string key) => _changed.TryGetValue(key, out SortedSet<int>? changed) ? changed : [];

    /// <summary>Notes which variables it changes, and says whether some are new.</summary>
    public bool Changes(string key, IEnumerable<int> variables)
    {
        if (!_changed.TryGetValue(key, out SortedSet<int>? changed))
            _changed[key] = changed = [];
        int before = changed.Count;
        changed.UnionWith(variables);
        return changed.Count > before;
    }

    private void Outline(string key, SyntaxNode source, Func<Function> lower, string callText)
    {
        if (_refused.TryGetValue(key, out Refusal? known))
            throw known;
        if (_callees.ContainsKey(key))
            return;
        int before = _order.Count;
        _callees[key] = null;
        _order.Add(key);
        Sites.Sources.Add(source);
        try
        {
            _callees[key] = new Callee(lower(), callText);
        }
        catch (Refusal refusal)
        {
            // What was made on the way may call it. Whoever can do without its derivative goes on.
            Forget(before);
            if (refusal is not Respecialisation)
                _refused[key] = refusal;
            throw;
        }
    }

    private void Forget(int before)
    {
        foreach (string made in _order.Skip(before))
            _callees.Remove(made);
        _order.RemoveRange(before, _order.Count - before);
    }
}

/// <summary>A function changes more of its caller's variables than was known: it is lowered again.</summary>
internal sealed class Respecialisation(string key) : Refusal(null)
{
    public string Key { get; } = key;
}
