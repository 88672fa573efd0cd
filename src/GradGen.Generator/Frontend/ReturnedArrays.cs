using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Diagnostics;
using GradGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Frontend;

/// <summary>Finds where a returned array is allocated, and marks it there: it lives on the heap.</summary>
internal static class ReturnedArrays
{
    /// <exception cref="Refusal">A returned array is not allocated in the method.</exception>
    public static Block Mark(Block body, IMethodSymbol method, BaseMethodDeclarationSyntax syntax)
    {
        Value[] returned = [.. body.Yields.Where(operand => operand.Type is BufferType).OfType<Value>()];
        if (!body.Yields.Any(operand => operand.Type is BufferType) && Types.Buffer(method.ReturnType) is null)
            return body;
        SyntaxToken name = ((MethodDeclarationSyntax)syntax).Identifier;
        var allocated = new HashSet<Value>(body.Ops.OfType<Allocate>().Select(op => op.Result));
        if (returned.Length == 0 || !returned.All(allocated.Contains))
            throw new Refusal(ReturnedBuffer.Create(name.GetLocation(), $"An array that '{method.Name}' did not allocate"));
        return new Marker(new HashSet<Value>(returned)).Rewrite(body);
    }

    private sealed class Marker(HashSet<Value> returned) : Rewriter
    {
        protected override IEnumerable<Op> Rewrite(Op op) => [op is Allocate allocate && returned.Contains(allocate.Result) ? allocate with { IsReturned = true } : Copy(op)];
    }
}
