using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Frontend;

/// <summary>
/// What a method that was not lowered seems to do to its buffers, which decides the signatures of its siblings. Elements that are named are read or
/// assigned, here or by the method that the buffer is passed to. What else is done to a buffer, or a body that does not name it, is taken to read it, and to write
/// it when its type is Span, as methods use to declare it.
/// </summary>
internal sealed class ApparentUse(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IParameterSymbol, MemoryUse.Use> _known = new(SymbolEqualityComparer.Default);

    public MemoryUse.Use Of(IParameterSymbol buffer)
    {
        if (_known.TryGetValue(buffer, out MemoryUse.Use? known))
            return known;
        // A method that calls itself does to a buffer what it does elsewhere.
        _known[buffer] = MemoryUse.Use.None;
        MemoryUse.Use[] uses = [.. References(buffer).Select(reference => Of(reference, buffer))];
        return _known[buffer] = uses.Length == 0 ? Guess(buffer) : new MemoryUse.Use(uses.Any(use => use.IsRead), uses.Any(use => use.IsWritten));
    }

    private static MemoryUse.Use Guess(IParameterSymbol buffer) => new(IsRead: true, IsWritten: Types.SpanShape(buffer.Type) == BufferShape.Span);

    private IEnumerable<IOperation> References(IParameterSymbol buffer) =>
        buffer.ContainingSymbol is IMethodSymbol method && Session.Source(method, compilation, cancellation) is BaseMethodDeclarationSyntax source
            && OperationTree.Of(source, compilation.GetSemanticModel(source.SyntaxTree), cancellation) is IOperation body
            ? body.Descendants().Where(operation => operation is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, buffer))
            : [];

    private MemoryUse.Use Of(IOperation reference, IParameterSymbol buffer)
    {
        IOperation? outer = reference.Parent;
        while (outer is IConversionOperation)
            outer = outer.Parent;
        return outer switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: false } => MemoryUse.Use.None,
            IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation when outer.ChildOperations.First() == reference => OfElement(outer),
            IArgumentOperation { Parameter.OriginalDefinition: IParameterSymbol target } when Types.Buffer(target.Type) is not null && Of(target) is MemoryUse.Use use => use,
            _ => Guess(buffer),
        };
    }

    private static MemoryUse.Use OfElement(IOperation element) => element.Parent switch
    {
        ISimpleAssignmentOperation assignment when assignment.Target == element => new MemoryUse.Use(IsRead: false, IsWritten: true),
        ICompoundAssignmentOperation assignment when assignment.Target == element => new MemoryUse.Use(IsRead: true, IsWritten: true),
        IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => new MemoryUse.Use(IsRead: true, IsWritten: true),
        _ => new MemoryUse.Use(IsRead: true, IsWritten: false),
    };
}
