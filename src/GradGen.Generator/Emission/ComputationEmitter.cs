using System;
using System.Collections.Generic;
using System.Linq;
using GradGen.Generator.Common;
using GradGen.Generator.Ir;
using GradGen.Generator.Transforms.Siblings;

namespace GradGen.Generator.Emission;

/// <summary>The body of a sibling that computes: from operations to statements to text.</summary>
internal sealed class ComputationEmitter(GeneratedFile file, FrameworkNames names, ConsumerFeatures features)
{
    /// <summary>Writes the method, its signature being known.</summary>
    public void Write(IndentedWriter writer, string signature, Sibling sibling, Function function)
    {
        function = new Demand(function).Prune(function);
        var webs = new Webs();
        List<Statement> statements = Lowering.Lower(function, webs);
        Coalescing.Coalesce(function, statements, webs, parameter => IsAssignable(sibling, parameter));

        var variables = new Variables(webs);
        foreach (Value parameter in function.Parameters)
            variables.AddParameter(parameter);
        foreach (SiblingParameter parameter in sibling.Parameters)
            foreach (StructLeaf leaf in parameter.Leaves)
                variables.Of(leaf.Value).Text = Naming.Escape(parameter.Name) + leaf.Path;
        var allocations = new Allocations(function, sibling.Result);
        allocations.SetTypes(function, variables);
        statements = new Sequencing(variables).Order(statements);

        var body = new Scope(null, 0);
        var declarations = new Declarations(statements, variables, body);
        var naming = new Naming(Reserved(sibling));
        naming.Name(declarations.Ordered, statements, variables);

        var types = new TypeText(names);
        var text = new ExpressionText(variables, names, features);
        var operations = new OperationText(text, variables, types, names, CalleeName);
        SiblingParameter[] matrices = [.. sibling.Parameters.Where(parameter => parameter.Elements is Value elements && (parameter.IsRows || IsRead(function, elements)))];
        if (matrices.Length == 0 && statements is [Finish only] && Single(sibling, only, text) is { } result)
        {
            bool isLong = signature.Length + result.Length > 110;
            writer.Line($"{signature} =>{(isLong ? "" : $" {result};")}");
            if (isLong)
                writer.Line($"    {result};");
            return;
        }
        using (writer.Block(signature))
        {
            foreach (SiblingParameter matrix in matrices)
            {
                ScalarType element = ((BufferType)matrix.Elements!.Type).Element;
                if (matrix.IsRows)
                {
                    string rows = RowsName(matrix);
                    if (matrix.RowsLike is SiblingParameter like)
                        writer.Line($"{names.Runtime("Rows")}<{TypeText.Of(element)}>.Require({Naming.Escape(matrix.Name)}, {Naming.Escape(like.Name)}, nameof({Naming.Escape(matrix.Name)}));");
                    writer.Line($"{(features.HasUsingDeclaration ? "using " : "")}var {rows} = new {names.Runtime("Rows")}<{TypeText.Of(element)}>({Naming.Escape(matrix.Name)});");
                    if (IsRead(function, matrix.Elements))
                        writer.Line($"{names.System("Span")}<{TypeText.Of(element)}> {variables.Of(matrix.Elements).Name} = {rows}.Elements;");
                    continue;
                }
                writer.Line($"{names.System("Span")}<{TypeText.Of(element)}> {variables.Of(matrix.Elements).Name} = {names.ElementsOf(element, Naming.Escape(matrix.Name))};");
            }
            var lines = new CodeWriter(writer);
            var resources = new ResourceText(text, variables, allocations, naming, types, names, features);
            new StatementText(lines, text, operations, variables, declarations, resources, finish => Finish(lines, sibling, finish, text, operations, variables))
                .Write(statements, body);
            lines.Flush();
        }
    }

    private static bool IsRead(Function function, Value value) => function.Body.Yields.Contains(value) || function.Body.Flatten().Any(op => op.Operands().Contains(value) || op.Blocks().Any(block => block.Yields.Contains(value)));

    private string? Single(Sibling sibling, Finish finish, ExpressionText text) =>
        sibling.Result is NoResult || sibling.Parameters.Any(parameter => parameter.Passing != Passing.In) ? null : Return(sibling.Result, finish, text, isInside: false);

    /// <summary>"aRows" where the elements of a are "aElements".</summary>
    private static string RowsName(SiblingParameter rows) => rows.Elements!.Name.Replace("Elements", "Rows");

    private void Finish(CodeWriter lines, Sibling sibling, Finish finish, ExpressionText text, OperationText operations, Variables variables)
    {
        foreach (SiblingParameter rows in sibling.Parameters.Where(parameter => parameter is { IsRows: true, IsWritten: true }))
            lines.Line($"{RowsName(rows)}.Store({Naming.Escape(rows.Name)});");
        foreach (SiblingParameter matrix in sibling.Parameters.Where(parameter => features.CopiesMatrices && parameter is { Elements: not null, IsWritten: true, IsRows: false }))
            lines.Line(names.StoreElements(((BufferType)matrix.Elements!.Type).Element, variables.Of(matrix.Elements).Name, Naming.Escape(matrix.Name)));
        foreach (SiblingParameter parameter in sibling.Parameters.Where(parameter => parameter.Passing != Passing.In))
        {
            string name = Naming.Escape(parameter.Name);
            if (parameter.Made is MadeResult made)
            {
                lines.Line($"{name} = {Make(made, i => parameter.Passing == Passing.Ref && made.Parts[i] is OneResult one ? $"{name}{made.Shape.Paths[i]} + {text.Of(finish.Yields[one.Yield], ExpressionText.Additive + 1)}" : Return(made.Parts[i], finish, text, isInside: true))};");
                continue;
            }
            Expression value = finish.Yields[parameter.Yield];
            lines.Line((parameter.Passing == Passing.Ref ? operations.Accumulation(name, value) : $"{name} = {text.Of(value)}") + ";");
        }
        if (sibling.Result is not NoResult)
            lines.Line($"return {Return(sibling.Result, finish, text, isInside: false)};");
    }

    private string Make(MadeResult made, Func<int, string> part) => (made.Shape.IsMatrix ? names.Runtime("Matrices") : "") + string.Concat(made.Shape.Text.Select((piece, i) => i < made.Shape.Order.Count ? piece + part(made.Shape.Order[i]) : piece));

    private string Return(ResultTree result, Finish finish, ExpressionText text, bool isInside) => result switch
    {
        MadeResult made => Make(made, i => Return(made.Parts[i], finish, text, isInside: true)),
        DefaultResult { Type: ScalarType type } => $"default({TypeText.Of(type)})",
        DefaultResult { Type: OpaqueType type } => $"default({type.Text})",
        OneResult one => isInside ? text.InList(finish.Yields[one.Yield]) : text.Of(finish.Yields[one.Yield]),
        TupleResult { Elements: [var only] } => Return(only.Result, finish, text, isInside),
        TupleResult tuple => $"({string.Join(", ", tuple.Elements.Select(element => Return(element.Result, finish, text, isInside: true)))})",
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };

    private static bool IsAssignable(Sibling sibling, Value parameter) =>
        !sibling.Parameters.Any(other => other.Leaves.Any(leaf => leaf.Value.Id == parameter.Id)) && !sibling.Parameters.Any(other => other.Name == parameter.Name && (other.Modifier.Contains("in") || other.Modifier.Contains("ref")));

    private IEnumerable<string> Reserved(Sibling sibling) =>
    [
        .. UsedNames.Types, file.Method.Shape.Name,
        .. sibling.Parameters.Select(parameter => parameter.Name),
        .. sibling.Parameters.Where(parameter => parameter.IsRows).Select(RowsName),
        .. file.Siblings.Select(other => other.Name),
        .. file.Method.Callees.Where(callee => !callee.IsGenerated).Select(callee => callee.CallText),
    ];

    private string CalleeName(string key, CalleeVariant variant)
    {
        if (variant == CalleeVariant.Loop)
            return key;
        Callee callee = file.Method.Callees.First(callee => callee.Function.Key == key);
        return variant == CalleeVariant.Primal && !callee.IsGenerated ? callee.CallText : GeneratedFile.CalleeName(file.Method, callee, variant);
    }
}
