using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Makes a failing program small: tries every single reduction, many in one compilation, and keeps the smallest that fails alike.</summary>
internal static class Shrinker
{
    /// <param name="verdict">A failure.</param>
    /// <param name="check">Judges programs.</param>
    /// <param name="budget">When to stop at the latest.</param>
    public static Verdict Shrink(Verdict verdict, Func<IReadOnlyList<FuzzProgram>, IReadOnlyList<Verdict>> check, TimeSpan budget)
    {
        DateTime end = DateTime.UtcNow + budget;
        bool isSmaller = true;
        while (isSmaller && DateTime.UtcNow < end)
        {
            isSmaller = false;
            foreach (FuzzProgram[] candidates in Reductions(verdict.Program).Where(x => x.Size < verdict.Program.Size).OrderBy(x => x.Size).Chunk(40))
            {
                if (check(candidates).FirstOrDefault(x => x.Cause == verdict.Cause) is { } smaller)
                {
                    verdict = smaller;
                    isSmaller = true;
                    break;
                }
                if (DateTime.UtcNow >= end)
                    break;
            }
        }
        return verdict;
    }

    private static IEnumerable<FuzzProgram> Reductions(FuzzProgram program)
    {
        foreach (ImmutableArray<Stmt> body in OfList(program.Entry.Body))
            yield return Pruned(program with { Entry = program.Entry with { Body = body } });
        for (int i = 0; i < program.Helpers.Length; i++)
        {
            // Without its first statement, a recursion would not end.
            Method helper = program.Helpers[i];
            int kept = helper.IsRecursive ? 1 : 0;
            foreach (ImmutableArray<Stmt> body in OfList(helper.Body.RemoveRange(0, kept)))
                yield return Pruned(program with { Helpers = program.Helpers.SetItem(i, helper with { Body = [.. helper.Body.Take(kept), .. body] }) });
        }
        foreach (Param parameter in program.Entry.Params.Where(x => program.Entry.Params.Any(y => y != x && y.IsActive)))
            yield return program with { Entry = program.Entry with { Params = program.Entry.Params.Remove(parameter) } };
    }

    /// <summary>Without the methods that nobody calls any more.</summary>
    private static FuzzProgram Pruned(FuzzProgram program)
    {
        HashSet<string> called = [.. Features.Calls(program.Entry), .. program.Helpers.SelectMany(helper => Features.Calls(helper).Where(x => x != helper.Name))];
        return program with { Helpers = [.. program.Helpers.Where(x => called.Contains(x.Name))] };
    }

    private static IEnumerable<ImmutableArray<Stmt>> OfList(ImmutableArray<Stmt> statements)
    {
        for (int count = statements.Length / 2; count >= 2; count /= 2)
            for (int i = 0; i + count <= statements.Length; i += count)
                yield return statements.RemoveRange(i, count);
        for (int i = 0; i < statements.Length; i++)
        {
            Stmt s = statements[i];
            yield return statements.RemoveAt(i);
            foreach (ImmutableArray<Stmt> block in s.Blocks)
                yield return statements.RemoveAt(i).InsertRange(i, block);
            foreach (Stmt smaller in OfStatement(s))
                yield return statements.SetItem(i, smaller);
        }
    }

    private static IEnumerable<Stmt> OfStatement(Stmt s)
    {
        for (int i = 0; i < s.Exprs.Length; i++)
            foreach (Expr smaller in OfExpr(s.Exprs[i]))
                yield return s with { Exprs = s.Exprs.SetItem(i, smaller) };
        if (s is { Form: StmtForm.If, Blocks.Length: 2 })
            yield return s with { Blocks = s.Blocks.RemoveAt(1) };
        for (int i = 0; i < s.Blocks.Length; i++)
            foreach (ImmutableArray<Stmt> block in OfList(s.Blocks[i]))
                yield return s with { Blocks = s.Blocks.SetItem(i, block) };
    }

    private static IEnumerable<Expr> OfExpr(Expr e)
    {
        foreach (Expr part in e.Operands.SelectMany(Features.Flatten).Where(x => x.Kind == e.Kind && e.Kind != Kind.Buffer))
            yield return part;
        if (e.Kind == Kind.Real && e.Operands.Length > 0)
            yield return Expr.Real("0.5");
        if (e.Kind == Kind.Int && e.Operands.Length > 0)
            foreach (int value in new[] { 0, 1, 2 })
                yield return Expr.Int(value);
        // The count of a recursion stays what it is.
        for (int i = 0; i < e.Operands.Length; i++)
            foreach (Expr smaller in e.Form == ExprForm.Helper && e.Operands[i].Kind == Kind.Int ? [] : OfExpr(e.Operands[i]))
                yield return e with { Operands = e.Operands.SetItem(i, smaller) };
    }
}
