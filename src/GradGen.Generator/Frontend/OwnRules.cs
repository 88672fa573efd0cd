using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>The rules of users that a compilation sees: its own, and those of the assemblies that it references.</summary>
internal sealed class OwnRules
{
    private static readonly ConditionalWeakTable<Compilation, OwnRules> s_rules = new();

    // A tree outlives the edits of others.
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> s_marked = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, OwnRule[]> s_referenced = new();

    private readonly Dictionary<ISymbol, OwnRule> _rules = new(SymbolEqualityComparer.Default);

    private OwnRules(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName(OwnRule.AttributeName) is not INamedTypeSymbol attribute)
            return;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Contains(attribute.ContainingAssembly.Identity)))
                AddFrom(assembly, s_referenced.GetValue(assembly, known => [.. Types(known.GlobalNamespace).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(method => method.DeclaredAccessibility is Accessibility.Public).SelectMany(RulesOf)]));
        // What this compilation says goes before what is referenced.
        var own = new Dictionary<ISymbol, OwnRule>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            MethodDeclarationSyntax[] marked = s_marked.GetValue(tree, Marked);
            if (marked.Length == 0)
                continue;
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (OwnRule rule in marked.Select(syntax => model.GetDeclaredSymbol(syntax, cancellation)).OfType<IMethodSymbol>().SelectMany(RulesOf))
                if (!own.ContainsKey(rule.Function))
                    own.Add(rule.Function, rule);
        }
        foreach (OwnRule rule in own.Values)
            _rules[rule.Function] = rule;
    }

    public static OwnRules Of(Compilation compilation, CancellationToken cancellation)
    {
        if (!s_rules.TryGetValue(compilation, out OwnRules? rules))
            rules = s_rules.GetValue(compilation, known => new OwnRules(known, cancellation));
        return rules;
    }

    /// <summary>The rule of a function; null where nobody wrote one.</summary>
    public OwnRule? Find(IMethodSymbol function) => _rules.TryGetValue(function, out OwnRule? rule) ? rule : null;

    /// <summary>What is wrong with a rule of this compilation, when another one of the same function came before it; null otherwise.</summary>
    public Diagnostic? Doubled(OwnRule rule) => Find(rule.Function) is OwnRule first && !SymbolEqualityComparer.Default.Equals(first.Derivative, rule.Derivative)
        ? OwnRule.Wrong(rule.Derivative, rule.Function, $"'{first.Derivative.Name}' is its derivative already")
        : null;

    /// <summary>Of several references, the one that has the function knows it best.</summary>
    private void AddFrom(IAssemblySymbol assembly, IEnumerable<OwnRule> rules)
    {
        foreach (OwnRule rule in rules)
            if (!_rules.ContainsKey(rule.Function) || SymbolEqualityComparer.Default.Equals(rule.Function.ContainingAssembly, assembly))
                _rules[rule.Function] = rule;
    }

    private static IEnumerable<OwnRule> RulesOf(IMethodSymbol method) => method.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.ToDisplayString() == OwnRule.AttributeName)
        .Select(attribute => OwnRule.Read(method, attribute, out _))
        .OfType<OwnRule>();

    private static MethodDeclarationSyntax[] Marked(SyntaxTree tree) => [.. tree.GetRoot().DescendantNodes(node => node is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax))
        .OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => LastName(attribute.Name) is "DerivativeOf" or "DerivativeOfAttribute"))];

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type => Types(type).Prepend(type),
        _ => [],
    });
}
