using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradGen.Generator.Tests.Fuzz;

/// <summary>Names the constructs that a program contains.</summary>
internal static class Features
{
    public static IEnumerable<Expr> Flatten(this Expr e) => e.Operands.SelectMany(Flatten).Prepend(e);

    public static IEnumerable<Stmt> Flatten(this Stmt s) => s.Blocks.SelectMany(block => block.SelectMany(Flatten)).Prepend(s);

    /// <summary>The names of the methods that a method calls.</summary>
    public static IEnumerable<string> Calls(Method method) =>
        method.Body.SelectMany(Flatten).SelectMany(x => x.Exprs).SelectMany(Flatten).Where(x => x.Form == ExprForm.Helper).Select(x => x.Name);

    /// <summary>The features that a program uses.</summary>
    public static ImmutableHashSet<Feature> Used(FuzzProgram program)
    {
        Stmt[] statements = [.. program.Helpers.Append(program.Entry).SelectMany(x => x.Body).SelectMany(Flatten)];
        IEnumerable<Feature?> used = [.. statements.Select(x => x.Feature), .. statements.SelectMany(x => x.Exprs).SelectMany(Flatten).Select(x => x.Feature)];
        IEnumerable<Feature?> ofParameters = program.Helpers.Append(program.Entry).SelectMany(x => x.Params).Select(x => x.Kind switch
        {
            ParamKind.Vec or ParamKind.RefVec => Feature.Structs,
            ParamKind.Tuple or ParamKind.Duo => Feature.Tuples,
            ParamKind.Grid => Feature.Grids,
            ParamKind.Jagged => Feature.JaggedArrays,
            ParamKind.Vecs => Feature.StructArrays,
            ParamKind.List => Feature.Lists,
            _ => (Feature?)null,
        });
        IEnumerable<Feature?> ofResults = program.Helpers.Where(x => x.Result == ResultKind.Vec).Select(_ => (Feature?)Feature.Structs);
        return FeatureChoice.WithRequired(used.Concat(ofParameters).Concat(ofResults).OfType<Feature>());
    }

    /// <summary>Each construct once.</summary>
    public static IReadOnlySet<string> Of(FuzzProgram program)
    {
        HashSet<string> found = [program.IsSingle ? "float" : "double", program.IsStrict ? "strict" : "reassociate", "result: " + program.Entry.Result];
        foreach (Param parameter in program.Entry.Params)
            found.Add($"parameter: {parameter.Kind}{(parameter.Kind == ParamKind.Int || parameter.IsActive ? "" : ", inactive")}");
        if (program.Entry.Params.Any(x => x.Kind == ParamKind.Span))
            found.Add(program.Entry.Params.Any(x => x.Kind == ParamKind.Span && EntryShape.IsInput(program, x)) ? "output that is read" : "output that is only written");
        foreach (Method method in program.Helpers.Append(program.Entry))
            Add(method, method.Body, [], found);
        foreach (Feature feature in Used(program))
            found.Add("feature: " + feature);
        foreach (Method helper in program.Helpers)
        {
            found.Add("callee result: " + helper.Result);
            if (helper.IsRecursive)
                found.Add("recursion, " + helper.Result);
            if (helper.IsRecursive && helper.Params.Any(x => x.IsComposite || x.HasRows || x.Kind is ParamKind.Ref or ParamKind.Out or ParamKind.RefVec or ParamKind.Vecs))
                found.Add("recursion that takes more");
            if (helper.Params.Any(x => x.Kind == ParamKind.Span))
                found.Add("callee that writes a span");
            if (Calls(helper).Any(x => x != helper.Name))
                found.Add("callee of a callee");
        }
        return found;
    }

    private static void Add(Method method, IEnumerable<Stmt> statements, ImmutableArray<Stmt> around, HashSet<string> found)
    {
        foreach (Stmt s in statements)
        {
            int loops = around.Count(x => x.Form is StmtForm.For or StmtForm.While);
            found.Add(s.Form switch
            {
                StmtForm.Declare or StmtForm.NewBuffer or StmtForm.Deconstruct or StmtForm.Alias or StmtForm.Step => $"{s.Form} {s.Detail}",
                StmtForm.Assign or StmtForm.Store => $"{s.Form} {s.Detail}",
                StmtForm.For => "for " + s.Detail[0] + (s.Detail.EndsWith(" 1", System.StringComparison.Ordinal) || s.Detail.EndsWith(" -1", System.StringComparison.Ordinal) ? "" : ", stride"),
                StmtForm.If => s.Blocks.Length == 2 ? "if else" : "if",
                _ => s.Form.ToString(),
            });
            if (s.Form is StmtForm.For or StmtForm.While && loops > 0)
                found.Add("nested loops");
            if (s.Form == StmtForm.If && around.Any(x => x.Form == StmtForm.If))
                found.Add("nested branches");
            if (s.Form == StmtForm.Return && around.Length > 0)
                found.Add($"early return within {System.Math.Min(loops, 2)} loops");
            if (s.Form == StmtForm.Assign && loops > 0 && method.Params.Any(x => x.Name == s.Name))
                found.Add("parameter reassigned in a loop");
            foreach (Expr e in s.Exprs.SelectMany(Flatten))
            {
                if (e.Form == ExprForm.Snippet && Snippet.FeatureOf(e.Kind) is not null)
                    found.Add($"{e.Kind} made");
                if (e.Form is ExprForm.Call or ExprForm.Binary)
                    found.Add(e.Name);
                else if (e.Form is ExprForm.Conditional or ExprForm.TableElement or ExprForm.ToInt or ExprForm.ToReal or ExprForm.Helper)
                    found.Add(e.Form.ToString());
                if (e.Form == ExprForm.Helper && loops > 0)
                    found.Add("call in a loop");
            }
            foreach (ImmutableArray<Stmt> block in s.Blocks)
                Add(method, block, around.Add(s), found);
        }
    }
}
